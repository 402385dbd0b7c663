import { sql } from 'kysely';
import { systemIds } from '../../src/kernel/ids/index.ts';
import type { Tx } from '../../src/kernel/db/index.ts';
import { append } from '../../src/kernel/journal/index.ts';
import type { JournalEvent, NewEvent, Reader } from '../../src/kernel/journal/types.ts';
import type { TestKernel } from './kernel.ts';

/** For tests of readers: a kernel with a table in which each effect is a row; a repeated one shows as a second. */
export interface EffectsKernel extends TestKernel {
  /** Appends in a transaction of its own; the last seq. */
  appendEvents(...events: NewEvent[]): Promise<number>;
  /** The seqs of all effects in the order in which they were made. */
  effects(): Promise<number[]>;
}

export async function withEffects(kernel: TestKernel): Promise<EffectsKernel> {
  const { kysely } = kernel.db;
  await sql`create table effects (n bigint generated always as identity, seq bigint not null)`.execute(kysely);
  return {
    ...kernel,
    appendEvents: async (...events) => (await kernel.db.tx((tx) => append(tx, events, new Date('2026-11-24T04:00:00Z')))).last,
    effects: async () => {
      const { rows } = await sql<{ seq: number }>`select seq from effects order by n`.execute(kysely);
      return rows.map((row) => row.seq);
    },
  };
}

export async function makeEffects(tx: Tx, events: readonly JournalEvent[]): Promise<void> {
  await sql`insert into effects (seq) select unnest(${events.map((each) => each.seq)}::bigint[])`.execute(tx);
}

/** A reader whose only work is an effect for each event. */
export function effectReader(name: string, more: Partial<Reader> = {}): Reader {
  return { name, handle: makeEffects, ...more };
}

export function testEvent(subjectId: string | null, type: NewEvent['type'] = 'test.done'): NewEvent {
  const object = `o-${subjectId ?? 'none'}`;
  return { type, subjectId, object, version: 1, content: {}, salt: systemIds.salt(), home: 'object' };
}

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
