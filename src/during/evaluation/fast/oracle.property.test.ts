import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { runs } from '../../../../test/support/runs.ts';
import { checkPolicy, POLICY_DIRECTORY, type ModelContent } from '../../../kernel/policy/index.ts';
import { VOCABULARY } from '../../../registry/catalogue/index.ts';
import { benchModel } from '../bench/model.ts';
import { evaluator } from '../evaluate.ts';
import { outcomeIn } from '../outcome.ts';
import { fractionText, halfUp } from '../numbers.ts';
import { unpack } from './packed.ts';
import { quickGrader } from './quick.ts';
import { isAccepted } from '../../../../test/support/evaluation/accepted.ts';
import { numbersOf, packed } from '../testing/facts.ts';
import { oracleSql } from '../testing/oracle.ts';
import { AS_OF, ITEMS, randomBodies, randomModel, type RandomBody } from '../../../../test/support/evaluation/random.ts';

/** Bodies for each shipped model, in lots that a statement bears; `check:long` looks at ten times as many. */
const SUBJECTS = Math.max(500, runs(10_000));
const LOT = 10_000;
/** A bound for what hangs. */
const BOUND = 120_000 * Math.max(1, SUBJECTS / LOT);
const { documents } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en');
const shipped = documents.flatMap(({ document }) =>
  document.kind === 'model' ? [{ id: document.id, content: document.content as ModelContent }] : [],
);
const beside = documents.map(({ document }) => document);

const NO_NUMBERS = { item: new Map(), organ: new Map(), facet: new Map() };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await sql`
    create table oracle_bodies (subject integer primary key, kind text, state text, founded date)`.execute(db.kysely);
  await sql`
    create table oracle_facts (subject integer, ord integer, item text, province integer, event date, until date, nature text,
      severity text, validity text, ended text, confirmed boolean, stopped boolean, amount bigint, code text, value text)`.execute(
    db.kysely,
  );
  await sql`create index on oracle_facts (subject)`.execute(db.kysely);
});

async function load(bodies: readonly RandomBody[]): Promise<void> {
  await sql`truncate oracle_bodies, oracle_facts`.execute(db.kysely);
  const rows = bodies.map(({ attributes: { kind, state, founded } }, subject) => ({ subject, kind, state, founded }));
  await sql`insert into oracle_bodies select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (subject integer, kind text, state text, founded date)`.execute(db.kysely);
  const facts = bodies.flatMap((body, subject) => body.facts.map((fact, ord) => ({ ...fact, amount: fact.amountFen, subject, ord })));
  await sql`insert into oracle_facts select * from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
    as r (subject integer, ord integer, item text, province integer, event date, until date, nature text, severity text, validity text,
      ended text, confirmed boolean, stopped boolean, amount bigint, code text, value text)`.execute(db.kysely);
  await sql`analyze oracle_facts`.execute(db.kysely);
}

interface Said {
  raw: (string | null)[];
  points: string[];
  score: string | null;
  grade: number;
}

async function bySql(model: ModelContent): Promise<Said[]> {
  const { rows } = await sql.raw<Record<string, string | boolean | number | null>>(oracleSql(model, AS_OF)).execute(db.kysely);
  return rows.map((row) => ({
    raw: model.indicators.map(({ aggregate }, at) => {
      if (row[`m${at}`] === true) return null;
      const word = ['worst-severity', 'grade'].includes(aggregate.kind) || ['kind', 'state'].includes(aggregate.attribute ?? '');
      return word ? String(row[`w${at}`]) : fractionText({ n: BigInt(String(row[`n${at}`])), d: BigInt(String(row[`d${at}`])) });
    }),
    points: model.indicators.map((_, at) => Number(row[`p${at}`]).toFixed(8)),
    score: row['score'] === null ? null : String(row['score']),
    grade: Number(row['grade']),
  }));
}

function byEvaluator(model: ModelContent, bodies: readonly RandomBody[]): Said[] {
  const numbers = numbersOf(bodies.flatMap((body) => body.facts));
  const ready = evaluator(model, numbers, AS_OF);
  const number = (text: string) => {
    const [n = '0', d = '1'] = text.split('/');
    return (Number(n) / Number(d)).toFixed(8);
  };
  return bodies.map(({ attributes, facts }) => {
    const bytes = packed(facts, attributes, numbers);
    const once = ready.evaluate(bytes);
    expect(ready.evaluate(bytes)).toEqual(once);
    const grade = model.grades.findIndex((each) => each.id === once.grade);
    expect(ready.gradeOf(bytes)).toBe(grade);
    const scale = 10 ** model.score.places;
    const score = once.score === null ? null : String(Math.round(Number(once.score) * scale));
    expect(ready.lastScore()).toBe(score === null ? Number.NaN : Number(score));
    // What is stored says the same, also when nothing but it and the model are left.
    const kept = ready.keep(bytes);
    expect([kept.score, kept.grade, kept.renewOn]).toEqual([once.score, once.grade, once.renewOn]);
    const told = outcomeIn(kept, model);
    const { renewOn: _, indicators, ...rest } = once;
    expect(told).toEqual({ ...rest, indicators: indicators.map(({ facts: _facts, ...each }) => each) });
    const { position: _position, ...own } = attributes;
    expect(unpack(model, kept.packed).attributes).toEqual(own);
    return { raw: once.indicators.map((each) => each.raw), points: once.indicators.map((each) => number(each.points)), score, grade };
  });
}

function compare(mine: readonly Said[], oracle: readonly Said[], model: ModelContent): void {
  expect(mine.length).toBe(oracle.length);
  const plain = (text: string) => text.replace(/^-(0\.0+)$/u, '$1');
  const even = (said: Said) => ({ ...said, points: said.points.map(plain), score: said.score?.replace(/^-0$/u, '0') ?? null });
  mine.forEach((said, at) => {
    const [a, b] = [even(said), even(oracle[at]!)];
    if (JSON.stringify(a) !== JSON.stringify(b)) expect({ at, model, said: a }).toEqual({ at, model, said: b });
  });
}

describe(item(12, 'the evaluator and SQL agree on each raw value, points, score and grade'), () => {
  test.each([...shipped, { id: 'bench-12', content: benchModel(12).content }])(
    'of the model $id',
    async ({ content }) => {
      const codes = content.indicators.flatMap((each) => each.select?.codes ?? []);
      const items = [...new Set([...ITEMS, ...content.indicators.flatMap((each) => each.select?.items ?? [])])];
      const scores = new Set<string | null>();
      let compared = 0;
      for (let from = 0; from < SUBJECTS; from += LOT) {
        const lot = Math.min(LOT, SUBJECTS - from);
        const bodies = randomBodies(content.indicators.length + from, lot, items, codes.length > 0 ? codes : undefined);
        await load(bodies);
        const oracle = await bySql(content);
        compare(byEvaluator(content, bodies), oracle, content);
        for (const { score } of oracle) scores.add(score);
        compared += oracle.length;
      }
      expect(compared).toBe(SUBJECTS);
      // Not all alike: else the comparison would show nothing.
      expect(scores.size).toBeGreaterThan(3);
    },
    BOUND,
  );

  test(
    'of any model that the checker accepts',
    async () => {
      const met = { accepted: 0, missing: 0, fromScore: 0 };
      await fc.assert(
        fc.asyncProperty(randomModel, fc.nat({ max: 1e9 }), async (model, seed) => {
          fc.pre(isAccepted(beside, model));
          met.accepted += 1;
          met.missing += model.indicators.filter(({ points }) => points.missing !== undefined).length;
          met.fromScore += model.vetoes.filter(({ fromScore }) => fromScore !== undefined).length;
          const bodies = randomBodies(seed, 120, ITEMS);
          await load(bodies);
          compare(byEvaluator(model, bodies), await bySql(model), model);
        }),
        { numRuns: runs(40), endOnFailure: true, maxSkipsPerRun: 1000 },
      );
      expect(met.accepted).toBeGreaterThan(0);
      // In every part of what the schema can say: else it would show nothing of it.
      if (met.accepted >= 40) expect(Math.min(...Object.values(met))).toBeGreaterThan(0);
    },
    BOUND,
  );

  test('floats that hold integers are the way of every shipped model; where no proof holds, none', () => {
    for (const { content } of shipped) expect(quickGrader(content, NO_NUMBERS)).not.toBeNull();
    const { content } = shipped.find(({ id }) => id === 'example-supervision')!;
    const heavy = { ...content, groups: content.groups.map((group) => ({ ...group, weight: '999999' })) };
    expect(quickGrader(heavy, NO_NUMBERS)).toBeNull();
    const bodies = randomBodies(7, 50, ITEMS);
    const ready = evaluator(heavy, numbersOf(bodies.flatMap((body) => body.facts)), AS_OF);
    for (const { attributes, facts } of bodies) {
      const bytes = packed(facts, attributes, numbersOf(bodies.flatMap((body) => body.facts)));
      expect(heavy.grades[ready.gradeOf(bytes)]?.id ?? null).toBe(ready.evaluate(bytes).grade);
    }
  });

  test('half is rounded up, also below zero', () => {
    const rounded = [5n, -5n, -15n, 4n, -6n, 15n].map((n) => halfUp({ n, d: 10n }));
    expect(rounded).toEqual([1n, 0n, -1n, 0n, -1n, 2n]);
  });
});
