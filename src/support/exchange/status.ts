import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import { findDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { getOrgan } from '../../registry/organs/index.ts';
import { actableSql, visibleSql } from '../../registry/publicity/index.ts';
import { readExchangeSettings } from './settings.ts';
import { stuckSql, type StuckDays, stuckDays } from './stuck-sql.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

export interface StatusQuery {
  organ?: string | undefined;
  /** Days of receipt; without them the last 30. */
  from?: string | undefined;
  to?: string | undefined;
}

/** How many records of one organ and one day of receipt have come how far. Each counts once in each column it has reached. */
export interface Progress {
  organ: string;
  day: IsoDate;
  reported: number;
  held: number;
  accepted: number;
  /** Waits for the next file, or for its file to go out. */
  due: number;
  /** Out, at least once. */
  sent: number;
  /** Out without a receipt. */
  open: number;
  receipted: number;
  duplicate: number;
  returned: number;
  shown: number;
}

export interface Status {
  on: boolean;
  channel: 'folder' | 'http';
  from: IsoDate;
  to: IsoDate;
  items: Progress[];
  stuck: { unsent: number; unreceipted: number; unmended: number };
  /** Files that are made and not out, in their order. */
  files: { number: string; rows: number; attempts: number; fault: string | null }[];
  /** Rows of files from above that fitted nothing, of the same days. */
  problems: number;
  /** Lists and evaluations from above, by state; none has an effect. */
  determinations: Record<string, number>;
  /** Names in the inbox without a manifest: nobody takes them. */
  unaccompanied: string[];
}

const DAYS = 30;

/** Counts without names. Throws FORBIDDEN, ORGAN_UNKNOWN, BAD_INPUT. */
export async function exchangeStatus(kernel: Kernel, query: StatusQuery, caller: Caller): Promise<Status> {
  requirePermission(caller, 'exchange.read');
  const settings = await readExchangeSettings(kernel);
  const today = kernel.clock.today();
  const to = dayOf(query.to, today.toString());
  const from = dayOf(query.from, today.subtract({ days: DAYS }).toString());
  const organ = query.organ === undefined ? null : getOrgan(kernel.policy, query.organ, to).organ.code;
  const mine = (alias: string): RawBuilder<SqlBool> =>
    sql<SqlBool>`(${organ}::text is null or ${sql.ref(`${alias}.organ`)} = ${organ}) and ${actableSql(alias, caller)}`;
  return kernel.db.tx(async (tx) => {
    const days = await stuckDays(tx, kernel, settings);
    return {
      on: settings.on,
      channel: settings.http === null ? 'folder' : 'http',
      from,
      to,
      items: await progress(tx, { from, to, today: today.toString() }, mine),
      stuck: await countStuck(tx, days, mine),
      files: await madeFiles(tx),
      problems: await countProblems(tx, from, to),
      determinations: await countDeterminations(tx),
      unaccompanied: settings.http === null ? await unaccompanied(join(settings.folder, 'inbox')) : [],
    };
  });
}

function dayOf(given: string | undefined, otherwise: IsoDate): IsoDate {
  if (given !== undefined && !findDate(given)) throw new XinhengError('BAD_INPUT', { what: given.slice(0, 40) });
  return given ?? otherwise;
}

async function progress(
  tx: Tx,
  { from, to, today }: { from: IsoDate; to: IsoDate; today: IsoDate },
  mine: (alias: string) => RawBuilder<SqlBool>,
): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select ${r.organ}, ${r.received_on} as day, count(*)::int as reported,
      count(*) filter (where ${r.waits} and ${r.ended_on} is null)::int as held,
      count(*) filter (where not ${r.waits})::int as accepted,
      count(*) filter (where not ${r.waits} and (x.due_on <= ${today}::date or f.state = 'made'))::int as due,
      count(*) filter (where f.state = 'published' or x.revision > 1)::int as sent,
      count(*) filter (where f.state = 'published' and s.outcome is null)::int as open,
      count(*) filter (where s.outcome = 'accepted')::int as receipted,
      count(*) filter (where s.outcome = 'duplicate')::int as duplicate,
      count(*) filter (where s.outcome = 'returned')::int as returned,
      count(*) filter (where ${visibleSql('r')(today)})::int as shown
    from ${r.table}
    left join exchange_rows x on x.subject_id = ${r.subject_id} and x.record_id = ${r.record_id}
    left join exchange_sendings s on s.subject_id = x.subject_id and s.record_id = x.record_id and s.revision = x.revision
    left join exchange_files f on f.file_id = s.file_id
    where ${r.received_on} between ${from}::date and ${to}::date and ${mine('r')}
    group by ${r.organ}, ${r.received_on} order by ${r.organ}, ${r.received_on}`.execute(tx);
  return rows;
}

async function countStuck(tx: Tx, days: StuckDays, mine: (alias: string) => RawBuilder<SqlBool>): Promise<Status['stuck']> {
  const { rows } = await sql<{ kind: keyof Status['stuck']; n: number }>`
    select t.kind, count(*)::int as n from (${stuckSql(days)}) t where ${mine('t')} group by t.kind`.execute(tx);
  return { unsent: 0, unreceipted: 0, unmended: 0, ...Object.fromEntries(rows.map(({ kind, n }) => [kind, n])) };
}

async function madeFiles(tx: Tx): Promise<Status['files']> {
  const { rows } = await sql<Status['files'][number]>`
    select number, rows, attempts, fault from exchange_files where state = 'made' order by made_on, serial limit 100`.execute(tx);
  return rows;
}

async function countProblems(tx: Tx, from: IsoDate, to: IsoDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(jsonb_array_length(problems)), 0)::int as n from exchange_arrivals
    where (received_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${to}::date`.execute(tx);
  return rows[0]!.n;
}

async function countDeterminations(tx: Tx): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from exchange_determinations group by state order by state`.execute(tx);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

async function unaccompanied(inbox: string): Promise<string[]> {
  const names = await readdir(inbox).catch(() => [] as string[]);
  const manifests = names.filter((name) => name.endsWith('.json'));
  const told = new Set(await Promise.all(manifests.map((name) => fileOf(join(inbox, name)))));
  return names.filter((name) => !name.endsWith('.json') && !name.endsWith('.part') && !told.has(name)).sort();
}

async function fileOf(manifest: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(manifest, 'utf8')) as { file?: string }).file;
  } catch {
    return undefined;
  }
}
