import { on, type Database } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { leafOf } from './leaf.ts';
import { toEvent } from './reader-store.ts';
import type { JournalTables } from './tables.ts';
import type { ContentHome, EventType, JournalEvent, StoredContent } from './types.ts';

export type ProblemCode = 'GAP' | 'HEAD' | 'LEAF_DIFFERS' | 'CONTENT_MISSING' | 'CONTENT_STRAY';

export interface JournalProblem {
  seq: number;
  code: ProblemCode;
  type: EventType | null;
}

export interface JournalReport {
  valid: boolean;
  /** The head: number of events. */
  size: number;
  /** Events whose content is gone by design; their leaves stand. */
  erased: number;
  /** The first thousand. */
  problems: JournalProblem[];
}

const BATCH = 5000;
const MOST_PROBLEMS = 1000;

/**
 * Recomputes every leaf from the salt and content that are stored, and checks that numbers are dense and end at the head.
 * What a change in the journal itself would hide is for the checkpoints of the transparency log.
 */
export async function verifyJournal(
  db: Database,
  homes: readonly ContentHome[],
  options: { from?: number; progress?: (done: number, total: number) => void } = {},
): Promise<JournalReport> {
  const tables = on<JournalTables>(db.kysely);
  const { seq: size } = await tables.selectFrom('journal_head').select('seq').executeTakeFirstOrThrow();
  const problems: JournalProblem[] = [];
  let erased = 0;
  let next = Math.max(options.from ?? 1, 1);
  while (next <= size) {
    const rows = await tables
      .selectFrom('journal')
      .selectAll()
      .where('seq', '>=', next)
      .where('seq', '<=', size)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    const events = rows.map(toEvent);
    const stored = await contents(db, homes, events);
    for (const event of events) {
      if (event.seq !== next) problems.push({ seq: next, code: 'GAP', type: null });
      next = event.seq + 1;
      const found = stored.get(event.seq);
      if (found === 'erased') erased += 1;
      else if (found === undefined) problems.push({ seq: event.seq, code: 'CONTENT_MISSING', type: event.type });
      else if (!fits(event, found)) problems.push({ seq: event.seq, code: 'LEAF_DIFFERS', type: event.type });
    }
    if (events.length === 0) {
      problems.push({ seq: next, code: 'GAP', type: null });
      break;
    }
    options.progress?.(next - 1, size);
    if (problems.length > MOST_PROBLEMS) break;
  }
  problems.push(...(await strays(db, size)));
  return { valid: problems.length === 0, size, erased, problems: problems.slice(0, MOST_PROBLEMS) };
}

function fits(event: JournalEvent, { salt, content }: StoredContent): boolean {
  try {
    return leafOf(salt, content).equals(event.leaf);
  } catch (error) {
    // Altered into something that could never have been hashed.
    if (error instanceof XinhengError && error.code === 'CONTENT_UNHASHABLE') return false;
    throw error;
  }
}

async function contents(
  db: Database,
  homes: readonly ContentHome[],
  events: readonly JournalEvent[],
): Promise<Map<number, StoredContent | 'erased'>> {
  const all = new Map<number, StoredContent | 'erased'>();
  const elsewhere = new Set<EventType>(homes.flatMap((home) => home.types));
  const own = events.filter((event) => !elsewhere.has(event.type)).map((event) => event.seq);
  for (const seq of own) all.set(seq, 'erased');
  if (own.length > 0) {
    const rows = await on<JournalTables>(db.kysely)
      .selectFrom('journal_content')
      .selectAll()
      .where('seq', '>=', own[0]!)
      .where('seq', '<=', own.at(-1)!)
      .execute();
    for (const { seq, salt, content } of rows) if (all.has(seq)) all.set(seq, { salt, content });
  }
  for (const home of homes) {
    const theirs = events.filter((event) => home.types.includes(event.type));
    if (theirs.length === 0) continue;
    for (const [seq, content] of await home.fetch(db, theirs)) all.set(seq, content);
  }
  return all;
}

/** Events and content beyond the head: written past `append`. */
async function strays(db: Database, size: number): Promise<JournalProblem[]> {
  const tables = on<JournalTables>(db.kysely);
  const beyond = await tables.selectFrom('journal').select(['seq', 'type']).where('seq', '>', size).orderBy('seq').limit(10).execute();
  const stray = await tables
    .selectFrom('journal_content')
    .select('seq')
    .where((e) => e.not(e.exists(e.selectFrom('journal').select('journal.seq').whereRef('journal.seq', '=', 'journal_content.seq'))))
    .orderBy('seq')
    .limit(10)
    .execute();
  // Others append while this runs: what lies just past the head that was read is checked against the head of now.
  const { seq: head } = await tables.selectFrom('journal_head').select('seq').executeTakeFirstOrThrow();
  return [
    ...beyond.filter((row) => row.seq > head).map((row) => ({ seq: row.seq, code: 'HEAD' as const, type: row.type })),
    ...stray.map((row) => ({ seq: row.seq, code: 'CONTENT_STRAY' as const, type: null })),
  ];
}
