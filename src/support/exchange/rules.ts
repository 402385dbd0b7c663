import { toDate } from '../../kernel/calendar/index.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { shielded } from '../../registry/publicity/index.ts';
import type { RecordsTable } from '../../registry/records/types.ts';
import type { Action, Outcome } from './types.ts';

/** What decides whether a record goes up. */
export type SendFacts = Pick<
  RecordsTable,
  'kind' | 'source' | 'held' | 'released_on' | 'shared' | 'validity' | 'ended_on' | 'ended_kind' | 'shielded' | 'shield' | 'stay'
>;

/** Why a record does not go up (yet). */
export type Wait = 'held' | 'from_above' | 'not_shared' | 'shielded' | 'never_sent';

const GONE: ReadonlySet<string> = new Set(['revoked', 'void', 'varied']);

export function isGone({ ended_on: ended, validity }: Pick<SendFacts, 'ended_on' | 'validity'>): boolean {
  return ended !== null || isInvalid(validity);
}

export function isInvalid(validity: string): boolean {
  return GONE.has(validity);
}

/**
 * What the upper platform should know of a record now. Only accepted rows of bodies go up: what is held (also 涉密) waits
 * until a reviewer has released it; what came from above does not go back. Whether it is displayable here is not asked: the
 * act goes up all the same, and is reported by that. What was taken back before it went up leaves no trace above.
 *
 * The end of display by term makes no change: the upper platform counts the same term from the row itself.
 *
 * A shielded record is shared no longer, so that it does not go up; one that is above already is taken from display there
 * (停止公示), and goes up again when its shield is over. A stay takes nothing back: the act stands, and goes up with its mark.
 */
export function wanted(facts: SendFacts, everPut: boolean, upper: string, today: IsoDate): Action | { wait: Wait } {
  const action = unshielded(facts, everPut, upper);
  if (action !== 'put' || !shielded(facts, today)) return action;
  return everPut ? 'end' : { wait: 'shielded' };
}

/** The next day on which the answer changes by itself: a shield or a stay begins or is over. Null = only by an event. */
export function nextLook({ shielded: hidden, shield, validity, stay }: SendFacts, today: IsoDate): IsoDate | null {
  const terms = [hidden ? shield : null, validity === 'stayed' ? stay : null].filter((term) => term !== null);
  const days = terms.flatMap(({ from, until }) => [from, ...(until === null ? [] : [dayAfter(until)])]);
  return days.filter((day) => day > today).sort()[0] ?? null;
}

const dayAfter = (day: IsoDate): IsoDate => toDate(day).add({ days: 1 }).toString();

function unshielded(facts: SendFacts, everPut: boolean, upper: string): Action | { wait: Wait } {
  if (!everPut && facts.source === upper) return { wait: 'from_above' };
  if (isGone(facts)) return everPut ? removal(facts) : { wait: 'never_sent' };
  if (facts.held.length > 0 && facts.released_on === null) return { wait: 'held' };
  if (!facts.shared) return { wait: 'not_shared' };
  return 'put';
}

/**
 * Repair and removal end the display of an act that stands. A permit that is no longer valid goes up again with its state,
 * which its template has a column for; everything else takes the act itself back.
 */
function removal({ kind: act, ended_kind: kind, validity }: SendFacts): Action {
  if (act === 'permit' && isInvalid(validity) && kind !== 'recalled') return 'put';
  return kind === 'repaired' || kind === 'removed' ? 'end' : 'delete';
}

export interface Receipt {
  outcome: Outcome;
  code: string;
  text: string;
  /** When the upper platform said so. */
  at: string;
}

const RANK: Record<Outcome, number> = { returned: 0, duplicate: 1, accepted: 2 };

/**
 * Does `next` take the place of `held`? The later one holds; of two of the same instant the better one, then the greater
 * text. A total order, so that receipts may come late, twice and in any order and leave the same end.
 */
export function replaces(next: Receipt, held: Receipt | null): boolean {
  return held === null || compareReceipts(next, held) > 0;
}

export function compareReceipts(a: Receipt, b: Receipt): number {
  return (
    Date.parse(a.at) - Date.parse(b.at) || RANK[a.outcome] - RANK[b.outcome] || compareText(a.code, b.code) || compareText(a.text, b.text)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
