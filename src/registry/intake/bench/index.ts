import { performance } from 'node:perf_hooks';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { localOperator } from '../../../kernel/access/index.ts';
import type { CommandIo, CommandResult } from '../../../kernel/capability.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { intakeMessages } from '../messages.ts';
import { rowChecker } from '../reading/prepare.ts';
import { openFile } from '../reading/open-file.ts';
import { runIntake } from '../batches/run.ts';
import { sheetRows } from '../reading/sheet.ts';
import type { Timed } from '../writing/write-acts.ts';
import {
  BENCH_PENALTY_HEADING,
  BENCH_REGISTRATION_HEADING,
  benchPenalty,
  benchRegistration,
  writeBenchFile,
  type BenchFile,
} from './files.ts';
import { openBenchPlace, type BenchPlace } from './place.ts';

const ROWS = 100_000;
const GOALS = { registrations: 20_000, acts: 10_000 } as const;

export interface IntakeFigure {
  what: keyof typeof GOALS;
  rows: number;
  seconds: number;
  rowsPerSecond: number;
  goal: number;
  /** COPY of the same file into a table of text columns without an index. */
  copyRowsPerSecond: number;
  /**
   * Seconds: read (bytes to cells) and check (mapping, rules, held words) in passes of their own; resolve, write (hashing,
   * journal and rows) and commit within the run, where they overlap with the reading of the next chunk.
   */
  stages: { read: number; check: number; resolve: number; write: number; commit: number };
}

/** Rows a second through the whole of intake, beside raw COPY of the same file on the same server in the same run. */
export async function benchIntake(kernel: Kernel, io: CommandIo): Promise<CommandResult> {
  const place = await openBenchPlace(kernel);
  const figures: IntakeFigure[] = [];
  const bar = io.progress(2 * ROWS);
  try {
    const registrations = await writeBenchFile(BENCH_REGISTRATION_HEADING, ROWS, benchRegistration);
    figures.push(
      await measure(place, 'registrations', 'registrations', registrations, BENCH_REGISTRATION_HEADING.length, (n) => bar.update(n)),
    );
    const acts = await writeBenchFile(BENCH_PENALTY_HEADING, ROWS, (n) => benchPenalty(n, ROWS));
    figures.push(await measure(place, 'acts', 'penalties-2018', acts, BENCH_PENALTY_HEADING.length, (n) => bar.update(ROWS + n)));
    await registrations.remove();
    await acts.remove();
  } finally {
    bar.stop();
    await place.remove();
  }
  const texts = t(io.language, intakeMessages);
  const lines = figures.map(({ stages, ...figure }) => texts['bench.intake']({ ...figure, ...stages }));
  return { document: { rows: ROWS, figures }, text: lines.join('\n') };
}

async function measure(
  place: BenchPlace,
  what: IntakeFigure['what'],
  mapping: string,
  file: BenchFile,
  columns: number,
  onProgress: (rows: number) => void,
): Promise<IntakeFigure> {
  const { kernel } = place;
  const request = { path: file.path, mapping, organ: 'cn-samr' };
  const passes = await measurePasses(kernel, request);
  const stages = { resolve: 0, write: 0 };
  const timed: Timed = async (stage, work) => {
    const begun = performance.now();
    const result = await work();
    stages[stage] += performance.now() - begun;
    return result;
  };
  const commits = timedCommits(kernel);
  const caller = await localOperator(kernel);
  const begun = performance.now();
  const result = await runIntake(commits.kernel, { ...request, fileName: 'bench.csv', caller, timed, onProgress });
  const seconds = (performance.now() - begun) / 1000;
  if (result.counts.accepted !== file.rows) throw new Error(`bench: ${result.counts.accepted} of ${file.rows} accepted`);
  const copySeconds = await copyRaw(place, file.path, columns);
  const round = (value: number): number => Math.round(value) / 1000;
  return {
    what,
    rows: file.rows,
    seconds: round(seconds * 1000),
    rowsPerSecond: Math.round(file.rows / seconds),
    goal: GOALS[what],
    copyRowsPerSecond: Math.round(file.rows / copySeconds),
    stages: {
      ...passes,
      resolve: round(stages.resolve),
      write: round(stages.write),
      commit: round(commits.total() - stages.resolve - stages.write),
    },
  };
}

/** Time in transactions, of which resolve and write are parts: the rest is locks, begin and commit. */
function timedCommits(kernel: Kernel): { kernel: Kernel; total(): number } {
  let total = 0;
  const tx: Kernel['db']['tx'] = async (work) => {
    const begun = performance.now();
    const result = await kernel.db.tx(work);
    total += performance.now() - begun;
    return result;
  };
  return { kernel: { ...kernel, db: { ...kernel.db, tx } }, total: () => total };
}

async function measurePasses(
  kernel: Kernel,
  request: { path: string; mapping: string; organ: string },
): Promise<{ read: number; check: number }> {
  const file = await openFile(kernel, request);
  const pass = async (each: (row: Parameters<ReturnType<typeof rowChecker>>[0]) => void): Promise<number> => {
    const begun = performance.now();
    for await (const group of sheetRows(file.source)) group.forEach(each);
    return performance.now() - begun;
  };
  const read = await pass(() => undefined);
  const check = rowChecker(kernel, { ...file, receivedOn: kernel.clock.today().toString(), batchId: null });
  const both = await pass((row) => void check(row));
  return { read: Math.round(read) / 1000, check: Math.round(Math.max(0, both - read)) / 1000 };
}

async function copyRaw({ pool }: BenchPlace, path: string, columns: number): Promise<number> {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  await pool.query(`create table copied (${names.map((name) => `${name} text`).join(', ')})`);
  // A connection of its own, since one that sends ahead refuses COPY.
  const options = pool.options as pg.ClientConfig;
  const client = new pg.Client({ ...options, password: options.password, pipeline: false });
  await client.connect();
  try {
    const begun = performance.now();
    await pipeline(createReadStream(path), client.query(copyFrom('copy copied from stdin (format csv, header true)')));
    return (performance.now() - begun) / 1000;
  } finally {
    await client.end();
    await pool.query('drop table copied');
  }
}
