import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { runs } from '../../../test/support/runs.ts';
import {
  LEVELS,
  levelFor,
  levelsFor,
  MANDATE_KINDS,
  mayActFor,
  redact,
  ROLES,
  SCOPES,
  scopeSql,
  type Caller,
  type Level,
  type Role,
} from './index.ts';

interface Row {
  id: number;
  organ: string | null;
  district: string | null;
  subjectId: string | null;
}

const SUBJECTS = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

/**
 * The oracle, written apart from the product's table as sentences of who reads what: each line a role, whose data, and
 * the levels above PUBLIC. Whatever no line names is not read.
 */
const SENTENCES = `
clerk reads AUTHORISED INTERNAL of own
clerk reads AUTHORISED of near
reviewer reads AUTHORISED INTERNAL PERSONAL of own
reviewer reads AUTHORISED of near
officer reads AUTHORISED INTERNAL of own
officer reads AUTHORISED of near
legal reads AUTHORISED INTERNAL of own
legal reads AUTHORISED of near
director reads AUTHORISED INTERNAL PERSONAL of own
director reads AUTHORISED INTERNAL of near
director reads AUTHORISED of far
desk reads AUTHORISED of own
desk reads AUTHORISED of near
desk reads AUTHORISED of far
machine reads AUTHORISED INTERNAL of own
owner reads AUTHORISED of itself
owner reads AUTHORISED of given
`;
const allowed = new Set<string>();
for (const [, role, levels, whose] of SENTENCES.matchAll(/^(\w+) reads ([A-Z ]+) of (\w+)$/gm)) {
  for (const level of (levels ?? '').split(' ')) allowed.add(`${role} ${level} ${whose}`);
}

function oracle(caller: Caller, row: Row, level: Level): boolean {
  if (level === 'PUBLIC') return true;
  if ((caller.purpose ?? '').trim().length === 0) return false;
  if (caller.role === 'owner') {
    const itself = caller.subjectId !== null && row.subjectId === caller.subjectId;
    const given = (caller.mandates ?? []).some((each) => each.subjectId === row.subjectId && each.scopes.some((scope) => scope === 'see'));
    return (itself && allowed.has(`owner ${level} itself`)) || (given && allowed.has(`owner ${level} given`));
  }
  if (caller.organ === null) return false;
  let whose = 'far';
  if (caller.district === null || (row.district !== null && row.district === caller.district)) whose = 'near';
  if (row.organ !== null && row.organ === caller.organ) whose = 'own';
  return allowed.has(`${caller.role} ${level} ${whose}`);
}

const organ = fc.constantFrom('amr', 'drc', 'a-amr', 'b-amr');
const district = fc.constantFrom('509901', '509902');
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const callers: fc.Arbitrary<Caller> = fc.record({
  account: fc.constant('someone'),
  userId: fc.constant(null),
  role: maybe<Role>(fc.constantFrom(...ROLES)),
  organ: maybe(organ),
  district: maybe(district),
  subjectId: maybe(fc.constantFrom(...SUBJECTS)),
  purpose: maybe(fc.constantFrom('', ' ', '核查线索')),
  mandates: fc.array(
    fc.record({
      mandateId: fc.constant('m'),
      subjectId: fc.constantFrom(...SUBJECTS),
      kind: fc.constantFrom(...MANDATE_KINDS),
      scopes: fc.subarray([...SCOPES]),
      until: fc.constant(null),
    }),
    { maxLength: 2 },
  ),
});
const rows: fc.Arbitrary<Row[]> = fc
  .array(fc.record({ organ: maybe(organ), district: maybe(district), subjectId: maybe(fc.constantFrom(...SUBJECTS)) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((list) => list.map((row, id) => ({ id, ...row })));

const FIELDS = { name: 'PUBLIC', handler: 'AUTHORISED', finding: 'INTERNAL', telephone: 'PERSONAL' } as const;
const record = { name: 'n', handler: 'h', finding: 'f', telephone: 't', undeclared: 'u' };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await sql`create table probe (id integer, organ text, district text, subject_id uuid)`.execute(db.kysely);
});

describe(item(28, 'no caller reads a field that role, organ, district and purpose do not open'), () => {
  test('the function, the fields left by redaction, the condition in SQL and the oracle agree', async () => {
    await fc.assert(
      fc.asyncProperty(callers, rows, async (caller, list) => {
        await sql`truncate probe`.execute(db.kysely);
        await sql`insert into probe select * from jsonb_to_recordset(${JSON.stringify(
          list.map((row) => ({ id: row.id, organ: row.organ, district: row.district, subject_id: row.subjectId })),
        )}::jsonb) as r(id integer, organ text, district text, subject_id uuid)`.execute(db.kysely);
        for (const level of LEVELS) {
          const expected = list.filter((row) => oracle(caller, row, level)).map((row) => row.id);
          expect(list.filter((row) => levelsFor(caller, row).includes(level)).map((row) => row.id)).toEqual(expected);
          const field = LEVELS.indexOf(level);
          const seen = list.filter((row) => Object.values(redact(record, FIELDS, levelFor(caller, row))).length > field);
          expect(seen.map((row) => row.id)).toEqual(expected);
          const columns = {
            organ: sql<string>`p.organ`,
            district: sql<string>`p.district`,
            subjectId: sql<string>`p.subject_id`,
          };
          const { rows: found } = await sql<{ id: number }>`
            select id from probe p where ${scopeSql(caller, columns, level)} order by id`.execute(db.kysely);
          expect(found.map((row) => row.id)).toEqual(expected);
          // The rows left out are left out, not unknown: the negation gives exactly the rest.
          const { rows: rest } = await sql<{ id: number }>`
            select id from probe p where not ${scopeSql(caller, columns, level)} order by id`.execute(db.kysely);
          expect(rest).toHaveLength(list.length - expected.length);
        }
      }),
      { numRuns: runs(150) },
    );
  });

  test('each level includes those below it', () => {
    fc.assert(
      fc.property(callers, rows, (caller, list) => {
        for (const row of list) expect(levelsFor(caller, row)).toEqual(LEVELS.slice(0, levelsFor(caller, row).length));
      }),
    );
  });

  test('a field without a declared level, or named like a part of Object, is never given out', () => {
    const sly = { ...record, constructor: 'c', toString: 's' };
    expect(Object.keys(redact(sly, FIELDS, 'PERSONAL'))).toEqual(['name', 'handler', 'finding', 'telephone']);
  });
});

describe('writing in an organ’s name', () => {
  test('is for its own people and machines, its district’s director and the local operator', () => {
    const writers = (target: { organ: string; district: string | null }, as: Partial<Caller>) =>
      ROLES.filter((role) =>
        mayActFor({ account: 'x', userId: null, subjectId: null, purpose: null, organ: null, district: null, ...as, role }, target),
      );
    const target = { organ: 'a-amr', district: '509901' };
    expect(writers(target, { organ: 'a-amr', district: '509901' })).toEqual(['clerk', 'reviewer', 'director', 'machine', 'operator']);
    expect(writers(target, { organ: 'drc', district: null })).toEqual(['director', 'operator']);
    expect(writers(target, { organ: 'b-drc', district: '509902' })).toEqual(['operator']);
    expect(writers(target, {})).toEqual(['operator']);
  });
});
