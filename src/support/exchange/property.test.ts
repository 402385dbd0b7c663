import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import { changeRecord, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { receiveAll, send } from './exchange.ts';
import { exchangeStatus } from './status.ts';
import { openExchange } from './testing/setup.ts';
import type { FolderUpper, UpperReceipt } from './testing/upper.ts';
import type { Action, Outcome } from './types.ts';

/*
 * A naive model beside the real thing: for each record what was sent, for each sending every receipt that ever came. The
 * state is read off by looking at all of them; nothing of rules.ts is used.
 */
interface ModelSending {
  action: Action;
  facts: number;
  file: string;
  row: number;
  receipts: { outcome: Outcome; code: string; minute: number }[];
}
interface ModelRecord {
  row: RecordsTable;
  facts: number;
  held: boolean;
  shielded: boolean;
  ended: 'withdrawn' | 'recalled' | 'repaired' | null;
  sendings: ModelSending[];
}

const RECORDS = 4;
const ORDER: Outcome[] = ['returned', 'duplicate', 'accepted'];

let kernel: TestKernel;
let upper: FolderUpper;
beforeAll(async () => {
  kernel = await testKernel();
  ({ upper } = await openExchange(kernel, { fileRows: 3 }));
});

const record = fc.nat({ max: RECORDS - 1 });
const told = fc.record({
  who: record,
  which: fc.nat({ max: 9 }),
  outcome: fc.constantFrom<Outcome>('accepted', 'duplicate', 'returned'),
  code: fc.constantFrom('', 'E1', 'E2'),
  minute: fc.nat({ max: 4 }),
  twice: fc.boolean(),
});
const operation = fc.oneof(
  { weight: 5, arbitrary: fc.record({ op: fc.constant('correct' as const), who: record, facts: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('note' as const), who: record }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('release' as const), who: record }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('end' as const),
      who: record,
      kind: fc.constantFrom('withdrawn' as const, 'recalled' as const, 'repaired' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('again' as const), who: record }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('shield' as const), who: record, on: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ op: fc.constant('send' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({ op: fc.constant('receipts' as const), told: fc.array(told, { minLength: 2, maxLength: 8, size: 'max' }) }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

async function plant(day: string): Promise<ModelRecord[]> {
  const records: ModelRecord[] = [];
  for (let i = 0; i < RECORDS; i++) {
    const held = i === 0 ? ['PHONE_IN_TEXT'] : [];
    const [row] = await plantAct(kernel.db, [
      { received_on: day, held, released_on: held.length > 0 ? null : day, content: { title: '示例', facts: '0' } },
    ]);
    const each: ModelRecord = {
      row: row!,
      facts: 0,
      held: held.length > 0,
      shielded: false,
      ended: null,
      sendings: [],
    };
    await change(each, 'record.accepted', {});
    records.push(each);
  }
  return records;
}

async function change({ row }: ModelRecord, eventType: `record.${string}`, changes: RecordChanges): Promise<void> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const { subject_id: subjectId, record_id: recordId } = row;
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { subjectId, recordId, eventType, changes }, at));
}

/** What one look at a record must send, by the words of the rule. */
function modelSend(each: ModelRecord): Action | null {
  const last = each.sendings.at(-1);
  const above = last !== undefined && last.action !== 'delete';
  if (each.ended !== null) {
    const action = each.ended === 'repaired' ? 'end' : 'delete';
    return above && last.action !== action ? action : null;
  }
  if (each.held) return null;
  if (each.shielded) return above && last.action !== 'end' ? 'end' : null;
  return last?.action === 'put' && last.facts === each.facts ? null : 'put';
}

function outcomeOf({ receipts }: ModelSending): Outcome | null {
  const all = receipts.toSorted(
    (a, b) =>
      a.minute - b.minute || ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  return all.at(-1)?.outcome ?? null;
}

async function apply(records: ModelRecord[], step: Operation): Promise<void> {
  if (step.op === 'send') return sendModel(records);
  if (step.op === 'receipts') return receiptsModel(records, step.told);
  const each = records[step.who]!;
  if (step.op === 'correct') {
    each.facts = step.facts;
    await change(each, 'record.corrected', { content: { title: '示例', facts: String(step.facts) } });
  } else if (step.op === 'note') await change(each, 'record.disputed', { severity: 'minor' });
  else if (step.op === 'release') {
    each.held = false;
    await change(each, 'record.released', { released_on: '2026-11-24' });
  } else if (step.op === 'shield') {
    each.shielded = step.on;
    await change(each, step.on ? 'record.shielded' : 'record.unshielded', { shielded: step.on });
  } else if (step.op === 'end') {
    each.ended = step.kind;
    await change(each, 'record.withdrawn', { ended_on: '2026-11-24', ended_kind: step.kind });
  } else {
    each.ended = null;
    await change(each, 'record.replaced', { ended_on: null, ended_kind: null });
  }
}

async function sendModel(records: ModelRecord[]): Promise<void> {
  const { made } = await send(kernel, { caller: OPERATOR });
  await upper.take();
  const planned = records.filter((each) => modelSend(each) !== null).length;
  expect(made.reduce((n, file) => n + file.rows, 0)).toBe(planned);
  for (const each of records) {
    const action = modelSend(each);
    if (action === null) continue;
    const { rows } = await sql<{ number: string; row_no: number }>`
      select f.number, s.row_no from exchange_sendings s join exchange_files f on f.file_id = s.file_id
      where s.record_id = ${each.row.record_id}::uuid order by s.revision desc limit 1`.execute(kernel.db.kysely);
    const { number: file, row_no: row } = rows[0]!;
    const sent = upper.files.get(file)!;
    // The row that they got is the one that the model means.
    if (action === 'put') expect(sent.rows[row - 1]!['CF_SY']).toBe(String(each.facts));
    else expect(sent.rows[row - 1]!['处理方式']).toBe(action === 'end' ? '停止公示' : '撤回');
    each.sendings.push({ action, facts: each.facts, file, row, receipts: [] });
  }
}

async function receiptsModel(
  records: ModelRecord[],
  all: readonly { who: number; which: number; outcome: Outcome; code: string; minute: number; twice: boolean }[],
): Promise<void> {
  const receipts: UpperReceipt[] = [];
  for (const { who, which, outcome, code, minute, twice } of all) {
    const { sendings } = records[who]!;
    const sending = sendings[which % Math.max(sendings.length, 1)];
    if (sending === undefined) continue;
    sending.receipts.push({ outcome, code, minute });
    const { file, row } = sending;
    const receipt = { file, row, outcome, code, text: '', at: `2026-11-24 15:0${minute}:00` };
    receipts.push(receipt, ...(twice ? [receipt] : []));
  }
  await upper.giveReceipts(receipts);
  const { failed } = await receiveAll(kernel, { caller: OPERATOR });
  expect(failed).toEqual([]);
}

async function compare(records: readonly ModelRecord[], day: string): Promise<void> {
  for (const { row, sendings } of records) {
    const { rows } = await sql<{ action: string; outcome: string | null; superseded: boolean }>`
      select action, outcome, superseded from exchange_sendings where record_id = ${row.record_id}::uuid order by revision`.execute(
      kernel.db.kysely,
    );
    expect(rows).toEqual(
      sendings.map((each, i) => ({
        action: each.action,
        outcome: outcomeOf(each),
        superseded: i < sendings.length - 1,
      })),
    );
    const open = await sql`select 1 from deadlines where rule = 'exchange.mend' and closed_on is null
      and object_id like ${`${row.record_id} %`}`.execute(kernel.db.kysely);
    const last = sendings.at(-1);
    expect(open.rows).toHaveLength(last !== undefined && outcomeOf(last) === 'returned' ? 1 : 0);
  }
  const { items } = await exchangeStatus(kernel, { from: day, to: day }, OPERATOR);
  const last = records.map((each) => each.sendings.at(-1));
  const with_ = (outcome: Outcome | null): number => last.filter((each) => each !== undefined && outcomeOf(each) === outcome).length;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    reported: RECORDS,
    sent: last.filter((each) => each !== undefined).length,
    open: with_(null),
    receipted: with_('accepted'),
    duplicate: with_('duplicate'),
    returned: with_('returned'),
    held: records.filter((each) => each.held && each.ended === null).length,
    accepted: records.filter((each) => !each.held).length,
  });
  // Whatever was sent is in exactly one of these.
  expect(items[0]!.open + items[0]!.receipted + items[0]!.duplicate + items[0]!.returned).toBe(items[0]!.sent);
  const files = await sql<{ open: number; rows: number }>`
    select f.open_rows as open, (select count(*)::int from exchange_sendings s where s.file_id = f.file_id and s.outcome is null) as rows
    from exchange_files f`.execute(kernel.db.kysely);
  for (const file of files.rows) expect(file.open).toBe(file.rows);
}

describe(item(24, 'any sequence of changes, sends and receipts'), () => {
  test('leaves each row as a naive model has it, and the counts add up', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 24, size: 'max' }), async (steps) => {
        const day = new Date(Date.UTC(2020, 0, 1 + runs++)).toISOString().slice(0, 10);
        const records = await plant(day);
        for (const step of steps) await apply(records, step);
        await sendModel(records);
        await compare(records, day);
        // Nothing is left that would go up again.
        expect((await send(kernel, { caller: OPERATOR })).made).toEqual([]);
      }),
      { numRuns: Number(process.env['XINHENG_RUNS'] ?? 15) },
    );
  }, 300_000);
});
