import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import type { ModelContent, PolicyDocument } from '../../../kernel/policy/index.ts';
import { dossierReader } from '../../../registry/dossiers/index.ts';
import { explainBody } from '../explain.ts';
import { rescore } from '../rescore.ts';
import { evaluateRegister } from '../run.ts';
import { benchBody } from './bodies.ts';
import type { Explained } from './figures.ts';
import { CONTEXT } from './fill.ts';
import { AS_OF } from './model.ts';
import type { BenchPlace } from './place.ts';

type Document = PolicyDocument<ModelContent>;

/** Evaluates and stores the register the way a run does; seconds. */
export async function storeAll({ kernel }: BenchPlace, model: Document): Promise<{ subjects: number; seconds: number }> {
  const begun = performance.now();
  const { subjects } = await evaluateRegister(kernel, model, { asOf: AS_OF, changed: false });
  return { subjects, seconds: (performance.now() - begun) / 1000 };
}

/** What is written of evaluations. */
const WRITTEN = ['evaluation_standing', 'journal', 'journal_content'];

/** The least that storing costs: the server alone writes the same rows and events once more, with their indexes; seconds. */
export async function storeAgain({ pool }: BenchPlace): Promise<number> {
  for (const name of WRITTEN) await pool.query(`create table again_${name} (like ${name} including all)`);
  const begun = performance.now();
  for (const name of WRITTEN) await pool.query(`insert into again_${name} select * from ${name}`);
  const seconds = (performance.now() - begun) / 1000;
  for (const name of WRITTEN) await pool.query(`drop table again_${name}`);
  return seconds;
}

/** Evaluates and stores bodies the way the reader does when they changed; seconds. */
async function storeChanged({ kernel }: BenchPlace, model: Document, ids: readonly string[]): Promise<number> {
  const begun = performance.now();
  await kernel.db.tx(async (tx) => {
    const { events } = await rescore(tx, kernel, [model], ids);
    if (events.length > 0) await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  });
  return (performance.now() - begun) / 1000;
}

export const idsOf = (subjects: number): string[] => Array.from({ length: subjects }, (_, n) => benchBody(n).subjectId);

/** One record of each of so many bodies changes; then their dossiers are made again, and they are evaluated and stored. */
export async function measureChanged(
  place: BenchPlace,
  model: Document,
  ids: readonly string[],
): Promise<{ seconds: number; dossierSeconds: number }> {
  await place.pool.query(
    `update records r set severity = 'serious', seq = 2 from (select subject_id, min(record_id::text)::uuid as record_id from records
      where subject_id = any($1::uuid[]) group by subject_id) one where r.subject_id = one.subject_id and r.record_id = one.record_id`,
    [ids],
  );
  const begun = performance.now();
  const events = ids.map((subjectId) => ({ type: 'record.replaced', subjectId, object: subjectId }));
  await place.kernel.db.tx((tx) => dossierReader.handle(tx, events as never, CONTEXT));
  const dossierSeconds = (performance.now() - begun) / 1000;
  return { dossierSeconds, seconds: await storeChanged(place, model, ids) };
}

const LOOKER: Caller = { ...ANONYMOUS, account: 'bench', role: 'director', organ: 'demo-drc', purpose: 'bench' };
const ASKED = 3000;
/** Looked at before, so that a server that has been up for a minute is measured. */
const WARM = 1000;

/**
 * Explanations one after the other, each with its permission, purpose and row in the log, and between them the least that one
 * costs: committing that row; milliseconds.
 */
export async function measureExplained({ kernel, pool }: BenchPlace, { id }: Document, real: number): Promise<Explained> {
  const times: number[] = [];
  const commits: number[] = [];
  await pool.query('create table bench_looks (n integer)');
  const keys = Array.from({ length: Math.min(ASKED, real) }, (_, k) => `id:${benchBody((k * 7919) % real).subjectId}`);
  const explain = (key: string) => explainBody(kernel, key, { model: id, asOf: AS_OF }, LOOKER);
  for (const key of keys.slice(0, WARM)) await explain(key);
  for (const key of keys) {
    const begun = performance.now();
    await explain(key);
    const explained = performance.now();
    times.push(explained - begun);
    await pool.query('insert into bench_looks values (1)');
    commits.push(performance.now() - explained);
  }
  const [at, commitAt] = [quantiles(times), quantiles(commits)];
  return { n: times.length, p50: at(0.5), p99: at(0.99), max: at(1), commit: { p50: commitAt(0.5), p99: commitAt(0.99) } };
}

function quantiles(times: readonly number[]): (share: number) => number {
  const ordered = times.toSorted((a, b) => a - b);
  return (share) => Math.round(ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))]! * 100) / 100;
}
