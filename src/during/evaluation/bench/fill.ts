import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dossierReader, facetOf, inOrder, LAYOUT, packFacts, type Numbers } from '../../../registry/dossiers/index.ts';
import { benchBody, type BenchBody } from './bodies.ts';
import type { Peers } from './peers.ts';
import type { BenchPlace } from './place.ts';
import {
  bodyLine,
  DUCK_TABLES,
  duckLoad,
  factLines,
  postgresTables,
  RECORD_COLUMNS,
  recordLines,
  SUBJECT_COLUMNS,
  subjectLine,
} from './tables.ts';

export interface Filled {
  subjects: number;
  facts: number;
  median: number;
  most: number;
  /** Bodies that have records of the register, whose dossiers are made from them by the product's reader. */
  real: number;
  realFacts: number;
  /** Seconds of making dossiers: by the reader from records; by packing and COPY for the others. */
  readSeconds: number;
  packSeconds: number;
  duckMegabytes: number;
}

export interface Fill {
  place: BenchPlace;
  peers: Peers;
  /** Folder of its own, gone with `remove`. */
  folder: string;
  subjects: number;
  real: number;
  onBodies: (n: number) => void;
}

/** Few at a time: what is held meanwhile is not to be counted as the memory of evaluating. */
const LOT = 5000;
/** As many bodies as the reader of dossiers gets at once when a register comes in. */
const READ = 2000;
/** The reader of dossiers looks at rows alone. */
export const CONTEXT = { now: new Date(0), outbox: () => Promise.resolve() };

export async function benchFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xinheng-bench-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The same bodies and facts as narrow rows in PostgreSQL and in DuckDB, as dossiers, and some of them as records. */
export async function fill({ place, peers, folder, subjects, real, onBodies }: Fill): Promise<Filled> {
  for (const statement of postgresTables(Math.ceil(subjects / 2))) await place.pool.query(statement);
  const duckFile = join(folder, 'peer.duckdb');
  await peers.openDuck({ file: duckFile, threads: 2, memory: '4GB' });
  await peers.runDuck({ sql: DUCK_TABLES });
  const numbers = numbersOf();
  await storeNumbers(place, numbers);
  const result = { facts: 0, realFacts: 0, most: 0, readSeconds: 0, packSeconds: 0 };
  const volumes = new Int32Array(subjects);
  let loading: Promise<void> = Promise.resolve();
  for (let from = 0; from < subjects; from += LOT) {
    const lot = Array.from({ length: Math.min(LOT, subjects - from) }, (_, k) => withOrder(benchBody(from + k)));
    for (const { n, facts } of lot) {
      volumes[n] = facts.length;
      result.facts += facts.length;
      result.realFacts += n < real ? facts.length : 0;
    }
    const lines = { bench_bodies: inLots(lot, bodyLine), bench_facts: inLots(lot, factLines) };
    await loading;
    loading = loadDuck(peers, folder, from, lines);
    // Told when it is awaited.
    loading.catch(() => undefined);
    await place.copy('bench_bodies', lines.bench_bodies);
    await place.copy('bench_facts', lines.bench_facts);
    await place.copy(SUBJECT_COLUMNS, inLots(lot, subjectLine));
    const [withRecords, packed] = [lot.filter(({ n }) => n < real), lot.filter(({ n }) => n >= real)];
    await place.copy(RECORD_COLUMNS, inLots(withRecords, recordLines));
    result.readSeconds += await readDossiers(place, withRecords);
    result.packSeconds += await packDossiers(place, packed, numbers);
    onBodies(from + lot.length);
  }
  await loading;
  for (const table of ['bench_facts', 'bench_bodies', 'subjects', 'records', 'dossiers', 'dossier_numbers'])
    await place.pool.query(`vacuum analyze ${table}`);
  await peers.runDuck({ sql: 'checkpoint' });
  volumes.sort();
  const duckMegabytes = Math.round((await stat(duckFile)).size / 1e6);
  return { ...result, subjects, real, median: volumes[subjects >> 1] ?? 0, most: volumes.at(-1) ?? 0, duckMegabytes };
}

const TEXT = 1 << 18;

/** Their lines in pieces of some size: a stream takes as long for a line as for many. */
function inLots(bodies: readonly BenchBody[], lines: (body: BenchBody) => string): string[] {
  const lots: string[] = [];
  let lot = '';
  for (const body of bodies) {
    lot += lines(body);
    if (lot.length < TEXT) continue;
    lots.push(lot);
    lot = '';
  }
  return [...lots, lot];
}

const withOrder = (body: BenchBody): BenchBody => ({ ...body, facts: inOrder(body.facts) });

/** All codes that bodies of the measurement carry. */
function numbersOf(): Numbers {
  const seen = { item: new Set<string>(), organ: new Set<string>(), facet: new Set<string>() };
  for (let n = 0; n < 2000; n += 1)
    for (const fact of benchBody(n).facts) {
      seen.item.add(fact.item);
      seen.organ.add(fact.organ);
      const facet = facetOf(fact);
      if (facet !== null) seen.facet.add(facet);
    }
  const numbered = (codes: Set<string>) => new Map([...codes].sort().map((code, k) => [code, k + 1]));
  return { item: numbered(seen.item), organ: numbered(seen.organ), facet: numbered(seen.facet) };
}

async function storeNumbers(place: BenchPlace, numbers: Numbers): Promise<void> {
  for (const kind of ['item', 'organ', 'facet'] as const) {
    await place.pool.query('insert into dossier_numbers (kind, code, number) select $1, * from unnest($2::text[], $3::integer[])', [
      kind,
      [...numbers[kind].keys()],
      [...numbers[kind].values()],
    ]);
  }
}

async function loadDuck(peers: Peers, folder: string, from: number, lines: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [table, text] of Object.entries(lines)) {
    const file = join(folder, `${table}-${from}.tsv`);
    await pipeline(Readable.from(text), createWriteStream(file));
    await peers.loadDuck({ sql: duckLoad(table, file), file });
  }
}

/** By the product's reader, from records; seconds. */
async function readDossiers({ kernel }: BenchPlace, bodies: readonly BenchBody[]): Promise<number> {
  const begun = performance.now();
  for (let k = 0; k < bodies.length; k += READ) {
    const events = bodies.slice(k, k + READ).map(({ subjectId }) => ({ type: 'record.accepted', subjectId, object: subjectId }));
    await kernel.db.tx((tx) => dossierReader.handle(tx, events as never, CONTEXT));
  }
  return (performance.now() - begun) / 1000;
}

async function packDossiers(place: BenchPlace, bodies: readonly BenchBody[], numbers: Numbers): Promise<number> {
  if (bodies.length === 0) return 0;
  const begun = performance.now();
  const lines = inLots(
    bodies,
    ({ subjectId, attributes, facts }) =>
      `${subjectId}\t${LAYOUT}\t${attributes.position}\t\\\\x${packFacts(attributes, facts, numbers).toString('hex')}\n`,
  );
  await place.copy('dossiers (subject_id, layout, position, facts)', lines);
  return (performance.now() - begun) / 1000;
}
