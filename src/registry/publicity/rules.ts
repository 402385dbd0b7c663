import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../kernel/db/types.ts';
import type { Term, Validity } from '../records/types.ts';
import type { DisplayFacts, DisplayState, DisplayTerm } from './types.ts';

export { displayClass, publishedMark } from './classes.ts';

/*
 * All days are ISO strings of one form (YYYY-MM-DD), so that they compare as text, here and in the SQL twin (sql.ts).
 * The two must answer alike for every record, rule set and day: rules.property.test.ts holds them together.
 */

/** Calendar months; where the day does not exist, the month's last (民法典 §202). Never moved by holidays (domain.md, Law). */
export function addMonths(day: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();
}

export function dayBefore(day: IsoDate): IsoDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/**
 * The sets that have a say: in force on the day of decision, and each later one that has entered into force by `today`.
 * A set that was already out of force when the act was made has none.
 */
export function termsFor(facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate): DisplayTerm[] {
  return terms
    .filter(
      (term) =>
        term.line === facts.line &&
        term.display_class === facts.display_class &&
        term.in_force_from <= today &&
        (term.in_force_to === null || term.in_force_to >= facts.decided),
    )
    .sort((a, b) => (a.in_force_from < b.in_force_from ? -1 : a.in_force_from > b.in_force_from ? 1 : 0));
}

interface End {
  until: IsoDate | null;
  ruleSet: string | null;
}

/**
 * The last day that one set allows; a set that forbids display ends it on the day before it enters into force. A set
 * whose period was over before it entered into force ends nothing in retrospect: until then the record was on display.
 */
export function setEnd(term: DisplayTerm, facts: DisplayFacts): IsoDate | null {
  const eve = dayBefore(term.in_force_from);
  if (!term.displayed) return eve;
  if (term.max_months === null) return null;
  const base = baseOf(term, facts);
  if (base === null) return null;
  const end = addMonths(base, term.max_months);
  return end > eve ? end : eve;
}

/** The day from which a set counts; null while there is none. */
export function baseOf({ counts_from: from }: Pick<DisplayTerm, 'counts_from'>, facts: DisplayFacts): IsoDate | null {
  return from === 'document' && !facts.byService ? facts.decided : facts.released_on;
}

/** The earliest end of all sets; a date stated by the organ may only shorten it. */
function earliestEnd(facts: DisplayFacts, applicable: readonly DisplayTerm[]): End {
  let end: End = { until: null, ruleSet: null };
  for (const term of applicable) {
    const until = setEnd(term, facts);
    if (until !== null && (end.until === null || until < end.until)) end = { until, ruleSet: term.rule_set };
  }
  if (facts.statedDisplayEnd !== null && (end.until === null || facts.statedDisplayEnd < end.until)) {
    end = { ...end, until: facts.statedDisplayEnd };
  }
  return end;
}

const INVALID: ReadonlySet<string> = new Set(['revoked', 'void', 'varied']);

/** What the public may see of one record on `today`, and why (for officials). */
export function displayState(facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate): DisplayState {
  const applicable = termsFor(facts, terms, today);
  const { until, ruleSet } = earliestEnd(facts, applicable);
  const answer = (state: DisplayState['state']): DisplayState => ({
    state,
    until,
    ruleSet: ruleSet ?? applicable.at(-1)?.rule_set ?? null,
  });
  if (facts.ended_on !== null && facts.ended_on <= today) {
    return answer(facts.ended_kind === 'withdrawn' || facts.ended_kind === 'recalled' ? 'withdrawn' : 'ended');
  }
  if (INVALID.has(facts.validity)) return answer('withdrawn');
  const forbidding = applicable.find((term) => !term.displayed);
  if (forbidding !== undefined || applicable.length === 0) {
    const shownBefore = wasShown(facts, terms, today);
    return { state: shownBefore ? 'ended' : 'not_displayable', until, ruleSet: forbidding?.rule_set ?? null };
  }
  if (facts.released_on === null) return answer(facts.held.length > 0 ? 'held' : 'pending');
  if (facts.released_on > today || facts.decided > today) return answer('pending');
  if (until !== null && until < today) return answer('ended');
  return answer(shielded(facts, today) ? 'shielded' : 'shown');
}

/** Does the facet hold on that day? Without a term it holds until it is lifted. */
function runs(term: Term | null, day: IsoDate): boolean {
  return term === null || (term.from <= day && (term.until === null || day <= term.until));
}

/** Is the decision's enforcement stayed on that day (停止执行)? It stays on display, with its mark. */
export function stayed({ validity, stay }: { validity: Validity; stay: Term | null }, day: IsoDate): boolean {
  return validity === 'stayed' && runs(stay, day);
}

/** Is it kept from display, and from sharing, on that day (屏蔽)? */
export function shielded(facts: { shielded: boolean; shield: Term | null }, day: IsoDate): boolean {
  return facts.shielded && runs(facts.shield, day);
}

/** The one question of every public door. */
export function visible(facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate): boolean {
  return displayState(facts, terms, today).state === 'shown';
}

/** The last day on which the record was shown, by its term, its end or its shield; null while none of them ends it. */
export function lastDayShown(facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate): IsoDate | null {
  const { until } = displayState(facts, terms, today);
  const eve = facts.ended_on === null || facts.ended_on > today ? null : dayBefore(facts.ended_on);
  const last = eve === null || (until !== null && until < eve) ? until : eve;
  const lived = last === null || last > today ? today : last;
  if (!facts.shielded || !runs(facts.shield, lived)) return last;
  return dayBefore(facts.shield?.from ?? lived);
}

/**
 * Was the record on display on some day up to `today`? It parts 410 from 404: what never was shown leaves no trace, as
 * where a shield began before it would have been. Released and ended, or shielded, on one day counts as shown, since it
 * was for some hours.
 */
export function wasShown(facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate): boolean {
  if (facts.released_on === null) return false;
  const last = facts.ended_on !== null && facts.ended_on < today ? facts.ended_on : today;
  const applicable = termsFor(facts, terms, last);
  const first = applicable[0];
  if (first === undefined) return false;
  // Before the first set there was no rule to show it by.
  const start = [facts.released_on, facts.decided, first.in_force_from].reduce((a, b) => (a > b ? a : b));
  const { until } = earliestEnd(facts, applicable);
  const end = until !== null && until < last ? until : last;
  return start <= end && !(hiddenFrom(facts, start) && runs(facts.shield, end));
}

/** Shielded since before that day: a shield is one stretch, so that what it holds at both ends it holds between. */
function hiddenFrom({ shielded, shield }: DisplayFacts, day: IsoDate): boolean {
  return shielded && shield !== null && shield.from < day;
}
