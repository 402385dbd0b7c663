import { sql, type RawBuilder } from 'kysely';
import { jsonArray, PackedRows, plain, text, type Columns } from '../db/index.ts';
import { on, type Tx } from '../db/types.ts';
import { canonical } from './canonical.ts';
import { leafOfText } from './leaf.ts';
import type { JournalTables } from './tables.ts';
import type { Append, NewEvent } from './types.ts';

/** Told at commit; readers that listen wake at once, the others with their slow poll. */
export const CHANNEL = 'xinheng_journal';

/**
 * See `Append`. One statement: it locks the head, takes n numbers, inserts events and content. The lock is held until
 * the caller's commit, so whoever sees seq k sees all before it: readers need no more than "seq > cursor". It comes last
 * because nothing else may be waited for under it; a call of its own after it would hold up every writer.
 */
export const append: Append = async (tx, events, at) => {
  const [only] = events;
  if (only === undefined) return emptyRange(tx);
  const texts = events.map((event) => canonical(event.content));
  const leaves = events.map((event, index) => leafOfText(event.salt, texts[index]!));
  const statement = events.length === 1 ? one(only, texts[0]!, leaves[0]!, at) : many(events, texts, leaves, at);
  const { rows } = await statement.execute(tx);
  const first = rows[0]!.first;
  return { first, last: first + events.length - 1 };
};

type Statement = RawBuilder<{ first: number }>;

/** Planned twice as fast as the set-wise statement: what single writes are worth in commits a second. */
function one(event: NewEvent, text: string, leaf: Buffer, at: Date): Statement {
  const content =
    event.home === 'journal'
      ? sql`, content as (
          insert into journal_content (seq, salt, content) select seq, ${event.salt}::bytea, ${text}::jsonb from head)`
      : sql``;
  return sql`
    with head as (update journal_head set seq = seq + 1 where id = 1 returning seq),
    event as (
      insert into journal (seq, type, subject_id, object, version, leaf, at)
      select seq, ${event.type}, ${event.subjectId}::uuid, ${event.object}, ${event.version}::int, ${leaf}::bytea,
             ${at}::timestamptz
      from head)${content}
    select seq as first, pg_notify(${CHANNEL}, '') from head`;
}

const EVENTS: Columns<NewEvent, 'type' | 'subject_id' | 'object' | 'version'> = {
  type: text((event) => event.type),
  subject_id: plain((event) => event.subjectId, 'uuid'),
  object: text((event) => event.object),
  version: plain((event) => event.version, 'int'),
};

/** What the journal itself keeps of an event: the place of the event among those of the statement, and its text. */
interface Kept {
  place: number;
  text: string;
}
const CONTENTS: Columns<Kept, 'place' | 'content'> = {
  place: plain((kept) => kept.place, 'int'),
  content: { value: (kept) => kept.text, type: 'jsonb', list: jsonArray },
};

function many(events: readonly NewEvent[], texts: readonly string[], leaves: readonly Buffer[], at: Date): Statement {
  const rows = new PackedRows(EVENTS, 'object', events);
  const homed = events.flatMap((event, index) =>
    event.home === 'journal' ? [{ place: index + 1, text: texts[index]!, salt: event.salt }] : [],
  );
  return sql`
    with head as (
      update journal_head set seq = seq + ${events.length}::bigint where id = 1
      returning seq - ${events.length}::bigint as base),
    events as (
      insert into journal (seq, type, subject_id, object, version, leaf, at)
      select head.base + n.i, ${rows.values(['type', 'subject_id', 'object', 'version'])}, ${nth(leaves, 32)}, ${at}::timestamptz
      from head, ${rows.source()})${contents(homed)}
    select head.base + 1 as first, pg_notify(${CHANNEL}, '') from head`;
}

function contents(homed: readonly (Kept & { salt: Buffer })[]): RawBuilder<unknown> {
  if (homed.length === 0) return sql``;
  const rows = new PackedRows(CONTENTS, 'place', homed);
  return sql`, contents as (
      insert into journal_content (seq, salt, content)
      select head.base + ${rows.value('place')}, ${nth(
        homed.map(({ salt }) => salt),
        16,
      )}, ${rows.value('content')}
      from head, ${rows.source()})`;
}

/** Of values that are all of one length the one of the row at hand: they travel as one. */
function nth(values: readonly Buffer[], length: number): RawBuilder<unknown> {
  return sql`substring(${Buffer.concat(values)}::bytea from ((n.i - 1) * ${sql.lit(length)} + 1)::int for ${sql.lit(length)})`;
}

/** Nothing to append: the empty range after the head, without taking the lock. */
async function emptyRange(tx: Tx): Promise<{ first: number; last: number }> {
  const head = await on<JournalTables>(tx).selectFrom('journal_head').select('seq').executeTakeFirstOrThrow();
  return { first: head.seq + 1, last: head.seq };
}
