import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { bodiesRegraded } from '../during/evaluation/index.ts';
import { localOperator } from '../kernel/access/index.ts';
import { startOfDay } from '../kernel/clock/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { deadlinesBetween } from '../kernel/deadlines/index.ts';
import { listReturns } from '../registry/intake/index.ts';
import { publicAct } from '../registry/publicity/index.ts';
import { currentRecords } from '../registry/records/index.ts';

const r = currentRecords('r');

/** What became different between two days, all of it asked from the data. ISO days. */
export interface Changes {
  from: string;
  to: string;
  /** Ids of acts whose display ended by itself and whose address answers 410. */
  ended: readonly string[];
  /** Rows that went back to an organ and did not come again in time, and duties that were not done in time. */
  late: readonly Late[];
  /** Periods to answer that ran out, and answers to objections that fell due. */
  due: readonly Due[];
  /** Bodies with another grade than before, or their first: among organs alone, so that nobody is named. */
  graded: number;
}

export interface Late {
  kind: 'row' | 'duty';
  organ: string | null;
  /** Of the deadline; null for rows. */
  rule: string | null;
  /** Id of the case whose duty it is. */
  caseId: string | null;
  due: string;
  n: number;
}

export interface Due {
  kind: 'window' | 'objection';
  rule: string | null;
  organ: string | null;
  due: string;
  caseId: string | null;
  /** The act that is under objection. */
  act: string | null;
}

const MOST = 50;

/** Days after `from`, up to and with `to`. */
export async function changesOf(kernel: Kernel, from: string, to: string): Promise<Changes> {
  const before = Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();
  const [ended, rows, deadlines, objections, graded] = [
    await endedActs(kernel, from, to),
    await lateRows(kernel, from, before),
    await deadlinesBetween(kernel, from, to),
    await dueObjections(kernel, from, to),
    await bodiesRegraded(kernel.db, ...instantsOf(from, to)),
  ];
  const duties = deadlines
    .filter(({ kind, state, due }) => kind === 'deadline' && state === 'late' && due <= before)
    .map((each): Late => ({
      kind: 'duty',
      organ: each.organ,
      rule: each.rule,
      caseId: caseOf(each),
      due: each.due,
      n: 1,
    }));
  const windows = deadlines
    .filter(({ kind, due }) => kind === 'window' && due > from)
    .map((each): Due => ({
      kind: 'window',
      rule: each.rule,
      organ: each.organ,
      caseId: caseOf(each),
      due: each.due,
      act: null,
    }));
  const byDay = (a: { due: string }, b: { due: string }) => (a.due < b.due ? -1 : 1);
  return {
    from,
    to,
    ended,
    late: [...rows, ...duties].toSorted(byDay),
    due: [...windows, ...objections].toSorted(byDay),
    graded,
  };
}

async function endedActs(kernel: Kernel, from: string, to: string): Promise<string[]> {
  const [first, last] = instantsOf(from, to);
  const { rows } = await sql<{ act: string }>`
    select distinct ${r.act_id} as act from v_journal_events e join ${r.table} on ${r.record_id}::text = e.object
    where e.type = 'display.ended' and e.at >= ${first}::timestamptz and e.at < ${last}::timestamptz
    order by 1 limit ${MOST}`.execute(kernel.db.kysely);
  const today = kernel.clock.today().toString();
  const gone: string[] = [];
  // Another addressee's part of the act may still be on display.
  for (const { act } of rows) if ((await publicAct(kernel.db, act, today)).status === 'gone') gone.push(act);
  return gone;
}

/** The days behind `from`, up to and with `to`, as instants: the second is not among them. */
function instantsOf(from: string, to: string): [string, string] {
  const behind = (day: string) => startOfDay(Temporal.PlainDate.from(day).add({ days: 1 })).toString();
  return [behind(from), behind(to)];
}

/** Rows whose day to come again lay in [from, to], by organ and day. */
async function lateRows(kernel: Kernel, from: string, to: string): Promise<Late[]> {
  const caller = await localOperator(kernel);
  const { items } = await listReturns(kernel, { late: true, limit: 1000 }, caller);
  const found = new Map<string, Late>();
  for (const { organ, due } of items.filter((row) => row.due >= from && row.due <= to)) {
    const key = `${organ} ${due}`;
    const known = found.get(key);
    found.set(key, { kind: 'row', organ, rule: null, caseId: null, due, n: (known?.n ?? 0) + 1 });
  }
  return [...found.values()];
}

async function dueObjections(kernel: Kernel, from: string, to: string): Promise<Due[]> {
  const { rows } = await sql<{ act: string; organ: string; due: string }>`
    select ${r.act_id} as act, ${r.organ}, d->>'due' as due from ${r.table}, jsonb_array_elements(${r.disputes}) d
    where d->>'state' = 'open' and d->>'due' > ${from} and d->>'due' <= ${to} and ${r.ended_on} is null
    order by 3, 1 limit ${MOST}`.execute(kernel.db.kysely);
  return rows.map(({ act, organ, due }) => ({ kind: 'objection', rule: null, organ, caseId: null, due, act }));
}

function caseOf(of: { object_kind: string; object_id: string }): string | null {
  return of.object_kind === 'case' ? of.object_id : null;
}
