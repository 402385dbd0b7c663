import { sql } from 'kysely';
import { localOperator } from '../../kernel/access/index.ts';
import { ordersByOrgan } from '../../registry/codes/index.ts';
import { currentRecords, normaliseDocumentNo } from '../../registry/records/index.ts';
import { UPPER, type CameRow, type Planted } from '../planted/index.ts';
import { lastDayByHand } from './last-day.ts';
import { heldRecords, isDue, keyOf } from './records.ts';
import type { EndOfDay, Invariant } from './types.ts';

const r = currentRecords('r');

type Look = (end: EndOfDay, planted: Planted) => Promise<string[]>;

function ofPlanted(name: string, look: Look): Invariant {
  return { name, check: async (end) => (end.planted === undefined ? [] : look(end, end.planted)) };
}

/** On display from the day it came to its last day, told by hand, and on no other. */
const lastDays = ofPlanted('what was decided long ago is shown to its last day and no longer', async (end, planted) => {
  const { today, world } = end;
  const held = await heldRecords(end);
  const { seen } = world;
  seen.ended = 0;
  return planted.older.flatMap((act) => {
    if (!isDue(act, end)) return [];
    const last = lastDayByHand(act, today);
    const right = last === null || today <= last;
    const shown = held.get(keyOf(act))?.shown === true;
    if (shown) world.shown.add(keyOf(act));
    else if (!right && world.shown.has(keyOf(act))) seen.ended += 1;
    return shown === right ? [] : [`${act.documentNo} is ${shown ? '' : 'not '}shown, its last day is ${last}`];
  });
});

/** The reader of codes: each wrong code is asked about once, however often it is sent. */
const orders = ofPlanted('one work order for each wrong code', async ({ world, today }, planted) => {
  const wrong = planted.wrongCodes.filter(({ on }) => on <= today).length;
  const byOrgan = await ordersByOrgan(world.plain, await localOperator(world.plain));
  const open = byOrgan.reduce((sum, each) => sum + each.open, 0);
  world.seen.orders = open;
  return open === wrong ? [] : [`${open} work orders are open for ${wrong} wrong codes`];
});

/** Intake’s comparisons: one open question for each pair of record and line that differ, none for those that agree. */
const comparisons = ofPlanted('one comparison for each line that differs', async (end, planted) => {
  const held = await heldRecords(end);
  const { rows } = await sql<{ record: string; organ: string; n: number }>`
    select record_id as record, reporting_organ as organ, count(*)::int as n from v_records_comparisons
    where state = 'open' group by 1, 2`.execute(end.world.plain.db.kysely);
  const open = new Map(rows.map(({ record, organ, n }) => [`${record} ${organ}`, n]));
  end.world.seen.comparisons = rows.reduce((sum, { n }) => sum + n, 0);
  const problems = planted.lines.flatMap(({ act, organ, on, differs }) => {
    const key = `${held.get(keyOf(act))?.recordId} ${organ}`;
    const found = open.get(key) ?? 0;
    open.delete(key);
    const right = differs && on <= end.today ? 1 : 0;
    return found === right ? [] : [`${act.documentNo}: ${found} comparisons are open with ${organ}, ${right} is right`];
  });
  return [...problems, ...[...open].map(([key, n]) => `${n} comparisons of ${key}, where no line differs`)];
});

/** Under which a row that came above names its act; changes name one that came before. */
function sentAs({ content, row }: CameRow): string | undefined {
  const documentNo = row['CF_WSH'] ?? row['XK_WSH'] ?? row['认定文书号'];
  if (content === 'changes' || documentNo === undefined) return undefined;
  const uscc = row['CF_XDR_SHXYM'] ?? row['XK_XDR_SHXYM'] ?? row['统一社会信用代码'];
  return `${normaliseDocumentNo(documentNo)}|${uscc}`;
}

/** The reader of the national leg: no record changed what it says, so each went up once; files came whole. */
const sendings = ofPlanted('each version is sent up once', async (end, { upper }) => {
  const sent = new Map<string, number>();
  for (const key of upper.rows.map(sentAs)) if (key !== undefined) sent.set(key, (sent.get(key) ?? 0) + 1);
  end.world.seen.sendings = upper.rows.length;
  // Listings come about by cases here; one that is revoked on its first day never goes up.
  const { rows: listings } = await sql<{ documentNo: string; uscc: string }>`
    select ${r.document_no} as "documentNo", b.uscc from ${r.table}
    join v_subjects_bodies b on b.subject_id = ${r.subject_id}
    where ${r.kind} = 'listing' and (${r.ended_on} is null or ${r.ended_on} > ${r.received_on})`.execute(end.world.plain.db.kysely);
  const problems = [
    ...end.acts.map((act) => ({ ...act, right: isDue(act, end) ? 1 : 0 })),
    ...listings.map((listing) => ({ ...listing, right: 1 })),
  ].flatMap(({ documentNo, uscc, right }) => {
    const key = `${normaliseDocumentNo(documentNo)}|${uscc}`;
    const found = sent.get(key) ?? 0;
    sent.delete(key);
    return found === right ? [] : [`${documentNo} was sent up ${found} times, ${right} is right`];
  });
  return [...upper.problems, ...problems, ...[...sent.keys()].map((key) => `${key} went up and nobody sent it in`)];
});

interface Told {
  record: string;
  documentNo: string;
  uscc: string;
  seq: number;
  on: string;
  recipient: string | null;
  n: number;
}

/** The reader of notices: whoever had a record is told once of what happened to it, and nobody twice. */
const notices = ofPlanted('one notice for each recipient and event', async ({ world }, { upper, recipient }) => {
  const { rows } = await sql<Told>`
    select ${r.record_id} as record, ${r.document_no} as "documentNo", b.uscc, h.seq,
      to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on, n.recipient, count(n.recipient)::int as n
    from v_journal_events e
    join ${r.table} on ${r.subject_id} = e.subject_id and ${r.record_id}::text = e.object::text
    join v_subjects_bodies b on b.subject_id = ${r.subject_id}
    join (select object, min(seq) as seq from v_journal_events where type = 'record.accepted' group by 1) h
      on h.object::text = ${r.record_id}::text
    left join v_disclosures_notices n on n.record_id = ${r.record_id} and n.kind = e.type
    where e.type in ('record.corrected', 'record.withdrawn', 'record.recalled', 'record.ended')
    group by 1, 2, 3, 4, 5, 6`.execute(world.plain.db.kysely);
  world.seen.notices = rows.reduce((sum, { n }) => sum + n, 0);
  const told = new Set(rows.map((row) => `${row.record} ${row.recipient}`));
  const cameOn = new Map(upper.rows.map((row) => [sentAs(row), row.on]));
  const had = rows.flatMap(({ record, documentNo, uscc, seq, on }) => {
    const up = cameOn.get(`${normaliseDocumentNo(documentNo)}|${uscc}`);
    return [
      ...(up !== undefined && up < on ? [{ who: UPPER, record }] : []),
      ...(recipient.on < on && seq <= recipient.upTo ? [{ who: recipient.organ, record }] : []),
    ];
  });
  return [
    ...had.filter(({ who, record }) => !told.has(`${record} ${who}`)).map(({ who, record }) => `${who} was not told of ${record}`),
    ...rows.filter(({ n }) => n > 1).map(({ record, recipient: who, n }) => `${who} was told ${n} times of ${record}`),
  ];
});

/** Of what was planted into the city: each reader’s work, counted from its other end. */
export const PLANTED: readonly Invariant[] = [lastDays, orders, comparisons, sendings, notices];
