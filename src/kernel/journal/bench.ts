import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { from as copyFrom } from 'pg-copy-streams';
import type { CommandIo, CommandResult } from '../capability.ts';
import type { Kernel } from '../context.ts';
import { t } from '../i18n/index.ts';
import { append } from './append.ts';
import { openBenchPlace, type BenchPlace } from './bench-setup.ts';
import { leafOf } from './leaf.ts';
import { journalMessages } from './messages.ts';
import type { NewEvent } from './types.ts';

const CONNECTIONS = [1, 2, 4] as const;
const SECONDS = 3;
const BATCH = 5000;

export interface BenchFigure {
  measure: 'append-single' | 'append-batch' | 'peer-single' | 'limit-copy' | 'hashing';
  connections: number;
  /** Events a second. */
  rate: number;
}

/**
 * Events a second of `append`, one in a transaction and 5,000 in one, with 1, 2 and 4 connections; beside the peer (a
 * plain INSERT numbered by a sequence, one in a transaction), the limit (COPY of the same rows, hashed beforehand) and
 * hashing alone, in the same run on the same server.
 */
export async function benchJournal(kernel: Kernel, io: CommandIo): Promise<CommandResult> {
  const figures: BenchFigure[] = [];
  const place = await openBenchPlace(kernel, Math.max(...CONNECTIONS));
  const bar = io.progress(CONNECTIONS.length * 4 + 1);
  try {
    const at = new Date(kernel.clock.now().epochMilliseconds);
    const events = Array.from({ length: BATCH }, (_, i) => sampleEvent(kernel, i));
    const add = (measure: BenchFigure['measure'], connections: number, rate: number): void => {
      figures.push({ measure, connections, rate: Math.round(rate) });
      bar.update(figures.length);
    };
    add('hashing', 1, hashingRate(events));
    for (const connections of CONNECTIONS) {
      const single = (i: number) => place.tx((tx) => append(tx, [events[i % BATCH]!], at));
      add('append-single', connections, await rateOf(place, connections, 1, single));
      add('peer-single', connections, await rateOf(place, connections, 1, (i) => insertPeer(place, events[i % BATCH]!, at)));
      const batch = () => place.tx((tx) => append(tx, events, at));
      add('append-batch', connections, await rateOf(place, connections, BATCH, batch));
      const text = copyText(events, at);
      add('limit-copy', connections, await rateOf(place, connections, BATCH, () => copyPeer(place, text)));
    }
  } finally {
    bar.stop();
    await place.remove();
  }
  const texts = t(io.language, journalMessages);
  const lines = figures.map((figure) => texts['bench.line'](figure));
  return {
    document: { batch: BATCH, seconds: SECONDS, figures },
    text: [texts['bench.head']({ batch: BATCH }), ...lines].join('\n'),
  };
}

/** The size of a penalty's record event. */
function sampleEvent(kernel: Kernel, i: number): NewEvent {
  const content = {
    recordId: kernel.ids.record(),
    version: 1,
    organ: 'demo-amr',
    documentNo: `示市监罚〔2026〕${i}号`,
    decided: '2026-11-20',
    content: {
      facts: '当事人未按照规定期限公示年度报告，经责令改正后已改正。'.repeat(3),
      basis: '《企业信息公示暂行条例》第十八条',
      amount: 1_000_000 + i,
      permitNo: null,
    },
  };
  return {
    type: 'record.accepted',
    subjectId: kernel.ids.subject(),
    object: content.recordId,
    version: 1,
    content,
    salt: kernel.ids.salt(),
    home: 'object',
  };
}

/** Milliseconds since its making: of the machine's steady clock, for measuring only. */
function stopwatch(): () => number {
  const start = performance.now();
  return () => {
    const end = performance.now();
    return end - start;
  };
}

function hashingRate(events: readonly NewEvent[]): number {
  const elapsed = stopwatch();
  let done = 0;
  while (elapsed() < 1000) {
    for (const event of events) leafOf(event.salt, event.content);
    done += events.length;
  }
  return (done * 1000) / elapsed();
}

/** Each connection repeats `work` for the time; what is under way at its end counts with the time that it takes. */
async function rateOf(place: BenchPlace, connections: number, size: number, work: (i: number) => Promise<unknown>): Promise<number> {
  await place.reset();
  let done = 0;
  const elapsed = stopwatch();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (elapsed() < SECONDS * 1000) {
        await work(done);
        done += size;
      }
    }),
  );
  return (done * 1000) / elapsed();
}

async function insertPeer(place: BenchPlace, event: NewEvent, at: Date): Promise<void> {
  const client = await place.pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into peer (type, subject_id, object, version, leaf, at) values ($1, $2, $3, $4, $5, $6)', [
      event.type,
      event.subjectId,
      event.object,
      event.version,
      leafOf(event.salt, event.content),
      at,
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

function copyText(events: readonly NewEvent[], at: Date): string {
  const row = (event: NewEvent): string =>
    [
      event.type,
      event.subjectId,
      event.object,
      event.version,
      `\\\\x${leafOf(event.salt, event.content).toString('hex')}`,
      at.toISOString(),
    ].join('\t');
  return `${events.map(row).join('\n')}\n`;
}

async function copyPeer(place: BenchPlace, text: string): Promise<void> {
  const client = await place.pool.connect();
  try {
    const stream = client.query(copyFrom('copy peer (type, subject_id, object, version, leaf, at) from stdin'));
    const done = once(stream, 'finish');
    stream.end(text);
    await done;
  } finally {
    client.release();
  }
}
