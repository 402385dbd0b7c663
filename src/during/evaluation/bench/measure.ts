import type { ModelContent, PolicyDocument } from '../../../kernel/policy/index.ts';
import { bytesOf, laid, type FactBytes } from '../../../registry/dossiers/index.ts';
import { register } from '../dossiers.ts';
import type { Evaluator } from '../evaluate.ts';
import { inParts } from '../passes.ts';
import { pass as counting } from './count-pass.ts';
import { AS_OF } from './model.ts';
import type { Peers } from './peers.ts';
import type { BenchPlace } from './place.ts';
import { pass as reading } from './read-pass.ts';
import { countSql, DUCKDB, POSTGRES, setSql } from './sql.ts';

type Document = PolicyDocument<ModelContent>;

/** Bodies by the place of their grade. */
export type Counts = number[];

/** The product's own way over the whole register, nothing stored. */
export async function evaluateAll({ kernel }: BenchPlace, model: Document): Promise<{ counts: Counts; seconds: number }> {
  const begun = performance.now();
  const parts = await inParts(kernel, AS_OF, counting, model);
  const counts = model.content.grades.map((_, at) => parts.reduce((sum, part) => sum + part[at]!, 0));
  return { counts, seconds: (performance.now() - begun) / 1000 };
}

interface Row extends Record<string, unknown> {
  grade: number;
  n: number;
}

function countsOf(rows: readonly Row[], grades: number): Counts {
  const counts = Array.from({ length: grades }, () => 0);
  for (const { grade, n } of rows) counts[Number(grade)]! += Number(n);
  return counts;
}

/** As SQL on two connections, each with its half of the bodies. */
export async function sqlAll(place: BenchPlace, { content }: Document): Promise<{ counts: Counts; seconds: number }> {
  const halves = [0, 1].map((k) => countSql(setSql(content, AS_OF, POSTGRES, `bench_facts_${k}`, `bench_bodies_${k}`)));
  const { rows, seconds } = await place.atOnce<Row>(halves);
  return { counts: countsOf(rows, content.grades.length), seconds };
}

export async function duckAll(peers: Peers, { content }: Document): Promise<{ counts: Counts; seconds: number }> {
  const { rows, seconds } = await peers.runDuck({ sql: countSql(setSql(content, AS_OF, DUCKDB)) });
  return { counts: countsOf(rows as Row[], content.grades.length), seconds };
}

/** The least that reading all rows costs: counting them, on two connections. */
export async function countAll(place: BenchPlace): Promise<number> {
  const { seconds } = await place.atOnce([0, 1].map((k) => `select count(*) from bench_facts_${k}`));
  return seconds;
}

/** The least that our own way costs: reading all dossiers, and not looking into them. */
export async function readAll({ kernel }: BenchPlace): Promise<number> {
  const begun = performance.now();
  const parts = await inParts(kernel, AS_OF, reading, null);
  if (parts.reduce((sum, bytes) => sum + bytes, 0) === 0) throw new Error('bench: no dossiers');
  return (performance.now() - begun) / 1000;
}

/** Dossiers of some bodies in memory, to grade them again and again. */
export async function someDossiers({ kernel }: BenchPlace, most: number): Promise<FactBytes[]> {
  const kept: FactBytes[] = [];
  for await (const { bodies } of register(kernel, AS_OF)) {
    kept.push(...bodies.slice(0, most - kept.length).map(({ facts }) => laid(Uint8Array.from(bytesOf(facts)))));
    if (kept.length >= most) return kept;
  }
  return kept;
}

/** Microseconds a body, the best of several turns. */
export function gradingMicros(evaluate: Evaluator, dossiers: readonly FactBytes[]): number {
  const turns = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    for (const facts of dossiers) if (evaluate.applies(facts)) evaluate.gradeOf(facts);
    return ((performance.now() - begun) * 1000) / dossiers.length;
  });
  return Math.round(Math.min(...turns) * 1000) / 1000;
}
