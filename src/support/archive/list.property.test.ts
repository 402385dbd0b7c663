import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import { ANONYMOUS, levelFor, rank, type Caller } from '../../kernel/access/index.ts';
import { displayState, factsOf, findTerms, type DisplayTerm } from '../../registry/publicity/index.ts';
import type { RecordsTable } from '../../registry/records/types.ts';
import type { Filter } from './filter.ts';
import { listRecords } from './list.ts';

const ORGANS: readonly [string, string | null][] = [
  ['demo-a-amr', '509901'],
  ['demo-b-amr', '509902'],
  ['demo-amr', '509900'],
];
const DISTRICT = new Map(ORGANS);
const caller = (role: Caller['role'], organ: string, district: string | null): Caller => ({
  ...ANONYMOUS,
  account: `${role} ${organ}`,
  role,
  organ,
  district,
  purpose: '核对',
});
const CALLERS = [
  caller('clerk', 'demo-a-amr', '509901'),
  caller('reviewer', 'demo-b-amr', '509902'),
  caller('officer', 'demo-amr', null),
  caller('director', 'demo-a-amr', '509901'),
];
const TODAY = '2026-11-24';

let kernel: TestKernel;
let rows: RecordsTable[];
let terms: DisplayTerm[];
beforeAll(async () => {
  kernel = await testKernel();
  const draws = fc.sample(
    fc.record({
      organ: fc.constantFrom(...ORGANS.map(([organ]) => organ)),
      decided: fc.constantFrom('2023-01-10', '2026-09-10', '2026-09-11', '2026-10-08', '2026-11-20'),
      released: fc.constantFrom(null, '2026-09-15', '2026-11-23'),
      held: fc.constantFrom<string[]>([], ['PHONE_IN_TEXT']),
      ended: fc.constantFrom<[string, string] | null>(null, null, ['2026-11-01', 'withdrawn'], ['2026-11-02', 'repaired']),
      validity: fc.constantFrom('in_force', 'in_force', 'stayed', 'revoked'),
      late: fc.constantFrom(null, 0, 3),
      disputed: fc.boolean(),
      severity: fc.constantFrom(null, 'minor', 'general'),
    }),
    { numRuns: 160, seed: 7 },
  );
  rows = [];
  for (const draw of draws) {
    const over: Partial<RecordsTable> = {
      organ: draw.organ,
      reporting_organ: draw.organ,
      decided: draw.decided,
      received_on: '2026-11-20',
      released_on: draw.released,
      held: draw.released === null ? draw.held : [],
      ended_on: draw.ended?.[0] ?? null,
      ended_kind: (draw.ended?.[1] ?? null) as RecordsTable['ended_kind'],
      validity: draw.validity,
      days_late: draw.late,
      severity: draw.severity,
      disputes: draw.disputed ? [{ raisedOn: '2026-11-10', due: '2026-11-27', state: 'open' }] : [],
    };
    rows.push(...(await plantAct(kernel.db, [over, over])));
  }
  terms = await findTerms(kernel.db);
});

const stateOf = (row: RecordsTable) => displayState(factsOf(row), terms, TODAY).state;
function readable(by: Caller, row: RecordsTable): boolean {
  const level = levelFor(by, { organ: row.organ, district: DISTRICT.get(row.organ) ?? null });
  return rank(level) >= rank('AUTHORISED') || stateOf(row) === 'shown';
}

/** What each filter means, told without SQL. */
const MEANINGS: readonly [Filter, (row: RecordsTable) => boolean][] = [
  [{}, () => true],
  [{ organ: 'demo-b-amr' }, (row) => row.organ === 'demo-b-amr'],
  [{ district: '509901' }, (row) => DISTRICT.get(row.organ) === '509901'],
  [{ decidedFrom: '2026-09-11', decidedTo: '2026-10-08' }, (row) => row.decided >= '2026-09-11' && row.decided <= '2026-10-08'],
  ...(['held', 'pending', 'shown', 'ended', 'withdrawn'] as const).map((display): [Filter, (row: RecordsTable) => boolean] => [
    { display },
    (row) => stateOf(row) === display,
  ]),
  [{ mark: 'late' }, (row) => (row.days_late ?? 0) > 0],
  [{ mark: 'objection', organ: 'demo-a-amr' }, (row) => row.disputes.length > 0 && row.organ === 'demo-a-amr'],
  [{ objectedTo: '2026-11-10' }, (row) => row.disputes.length > 0],
  [{ objectedTo: '2026-11-09' }, () => false],
  [{ mark: 'severity-missing' }, (row) => row.severity === null],
];

async function all(filter: Filter, by: Caller, limit: number): Promise<{ ids: string[]; total: number | undefined }> {
  const ids: string[] = [];
  let total: number | undefined;
  let cursor: string | undefined;
  do {
    const page = await listRecords(kernel, filter, { cursor, limit }, by);
    if (cursor === undefined) total = page.total?.count;
    ids.push(...page.items.map((line) => line.recordId));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { ids, total };
}

test(item(28, 'records by filter: each row that the caller’s level opens, once, and no other'), { timeout: 120_000 }, async () => {
  let seen = 0;
  for (const by of CALLERS)
    for (const [filter, meaning] of MEANINGS) {
      const { ids, total } = await all(filter, by, 23);
      const wanted = rows.filter((row) => readable(by, row) && meaning(row)).map((row) => row.record_id);
      expect({ by: by.account, filter, ids: ids.toSorted() }).toEqual({
        by: by.account,
        filter,
        ids: wanted.toSorted(),
      });
      expect(total).toBe(wanted.length);
      seen += ids.length;
    }
  console.log(`records by filter: ${CALLERS.length} people, ${MEANINGS.length} filters, ${seen} rows`);
  expect(seen).toBeGreaterThan(500);
  // A mark is what its filter says.
  const page = await listRecords(kernel, { mark: 'late' }, {}, CALLERS[3]!);
  expect(page.items.every((line) => line.marks.includes('late'))).toBe(true);
  const { rows: looks } = await sql<{ n: number }>`
    select count(*)::int as n from access_log where action = 'records.listed'`.execute(kernel.db.kysely);
  expect(looks[0]!.n).toBeGreaterThan(100);
});
