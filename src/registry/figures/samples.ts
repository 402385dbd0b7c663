import { sql } from 'kysely';
import { forbidden, mayActFor, requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { findOrgan, getOrgan } from '../organs/index.ts';
import { answeringOver, monthPeriod, TEN_KINDS } from '../publicity/index.ts';
import { currentRecords, documentKey } from '../records/index.ts';
import { draw, numbersIn, populationHash } from './draw.ts';

const r = currentRecords('r');

export const SOURCES = ['site', 'system'] as const;
export type SampleSource = (typeof SOURCES)[number];

export interface NewSample {
  organ: string;
  month: string;
  /** The organ's own web site (site) or its case system (system). */
  source: SampleSource;
  /** The list: one document number a line. */
  text: string;
  size: number;
  /** By lottery or ceremony; without one a random seed is made and recorded. */
  seed?: string | undefined;
}

export interface Sample {
  organ: string;
  month: string;
  source: SampleSource;
  population: number;
  populationHash: string;
  seed: string;
  drawn: string[];
  /** Those of the drawn that no report of the organ bears, not even one that waits. */
  missing: string[];
}

interface SampleRow {
  organ: string;
  month: string;
  source: SampleSource;
  population: number;
  population_hash: string;
  seed: string;
  drawn: string[];
}

/** Enough that a list of a year goes in, and no more is hashed than a page answers. */
const LINES_MAX = 200_000;

/**
 * Draws from a list of the organ's own documents of a month and keeps what was drawn. One list an organ, month and
 * source; entered before the month's figures are published. Throws FORBIDDEN, ORGAN_UNKNOWN, BAD_INPUT, NOT_OPEN, CONFLICT.
 */
export async function enterSample(kernel: Kernel, given: NewSample, caller: Caller): Promise<Sample> {
  requirePermission(caller, 'figures.sample');
  const today = kernel.clock.today().toString();
  const { organ } = getOrgan(kernel.policy, given.organ, today);
  if (!mayActFor(caller, { organ: organ.code, district: organ.district })) throw forbidden('figures.sample');
  if (monthPeriod(given.month).from > today) throw new XinhengError('BAD_INPUT', { what: 'month' });
  if (answeringOver(given.month, kernel.calendar, today)) throw new XinhengError('NOT_OPEN', { state: 'published' });
  const numbers = numbersIn(given.text);
  if (numbers.length === 0 || numbers.length > LINES_MAX) throw new XinhengError('BAD_INPUT', { what: 'file' });
  if (given.size < 1 || given.size > 1000) throw new XinhengError('BAD_INPUT', { what: 'size: 1…1000' });
  const seed = given.seed?.trim() || kernel.ids.salt().toString('hex');
  const row: SampleRow = {
    organ: organ.code,
    month: given.month,
    source: given.source,
    population: numbers.length,
    population_hash: populationHash(numbers),
    seed,
    drawn: draw(numbers, seed, given.size),
  };
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<{ sample_id: string }>`
      insert into figure_samples (sample_id, month, organ, source, population, seed, population_hash, drawn, entered_by, entered_at)
      values (${kernel.ids.record()}, ${row.month}, ${row.organ}, ${row.source}, ${row.population}, ${seed},
        ${row.population_hash}, ${row.drawn}::text[], ${caller.account ?? ''}, ${kernel.clock.now().toString()}::timestamptz)
      on conflict (month, organ, source) do nothing returning sample_id`.execute(tx);
    if (rows.length === 0) throw new XinhengError('CONFLICT', { what: `${row.organ} ${row.month} ${row.source}` });
    const details = { organ: row.organ, month: row.month, seed, population: row.population, drawn: row.drawn.length };
    await audit(kernel, tx, caller, { action: 'figures.sampled', object: rows[0]!.sample_id, outcome: 'ok', details });
    return checked(tx, row);
  });
}

/** Samples of a month that are the caller's business, by organ. */
export async function listSamples(kernel: Kernel, month: string, caller: Caller): Promise<Sample[]> {
  requirePermission(caller, 'figures.answer');
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const samples: Sample[] = [];
    for (const row of await samplesOf(tx, month)) {
      const district = findOrgan(kernel.policy, row.organ, today)?.organ.district ?? null;
      if (mayActFor(caller, { organ: row.organ, district })) samples.push(await checked(tx, row));
    }
    return samples;
  });
}

/** How many were drawn and never reported, by organ, as things stand now. */
export async function countSamples(tx: Tx, month: string): Promise<Map<string, { sampled: number; missing: number }>> {
  const counts = new Map<string, { sampled: number; missing: number }>();
  for (const row of await samplesOf(tx, month)) {
    const { drawn, missing } = await checked(tx, row);
    const before = counts.get(row.organ) ?? { sampled: 0, missing: 0 };
    counts.set(row.organ, {
      sampled: before.sampled + drawn.length,
      missing: before.missing + missing.length,
    });
  }
  return counts;
}

async function samplesOf(tx: Tx, month: string): Promise<SampleRow[]> {
  const { rows } = await sql<SampleRow>`
    select organ, month, source, population, population_hash, seed, drawn from figure_samples
    where month = ${month} order by organ, source`.execute(tx);
  return rows;
}

async function checked(tx: Tx, row: SampleRow): Promise<Sample> {
  const reported = await reportedOf(tx, row.organ, row.drawn);
  const { population_hash: hash, ...sample } = row;
  return { ...sample, populationHash: hash, missing: row.drawn.filter((number) => !reported.has(number)) };
}

/** A number is reported when any of the ten kinds of act bears it, taken in or waiting for its code (clock A). */
async function reportedOf(tx: Tx, organ: string, numbers: readonly string[]): Promise<Set<string>> {
  const byKey = new Map(
    numbers.flatMap((documentNo) =>
      TEN_KINDS.map((kind) => [documentKey({ organ, kind, documentNo, code: '', title: '' }), documentNo] as const),
    ),
  );
  const keys = [...byKey.keys()];
  const { rows } = await sql<{ key: string }>`
    select k.key from v_records_act_keys k where k.key = any(${keys}::uuid[]) and exists (
      select 1 from v_records_acts a join ${r.table} on ${r.subject_id} = any(a.subject_ids) and ${r.act_id} = a.act_id
      where a.act_id = k.act_id and ${r.isAct})
    union select document_key from v_intake_waiting where document_key = any(${keys}::uuid[])`.execute(tx);
  return new Set(rows.flatMap(({ key }) => byKey.get(key) ?? []));
}
