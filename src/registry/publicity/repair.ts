import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../kernel/db/types.ts';
import { addMonths, baseOf, displayState, setEnd, termsFor } from './rules.ts';
import type { DisplayFacts, DisplayTerm } from './types.ts';

/** What one set of display rules says of an early end. */
export interface RepairSet {
  term: DisplayTerm;
  /** The day from which its periods count; null where it counts from display and that day is not known. */
  base: IsoDate | null;
  /** First day of an application; null = the set provides none, or the day is not known. */
  earliest: IsoDate | null;
  /** Last day shown; null = no term, or not known, or not displayed at all. */
  end: IsoDate | null;
}

/**
 * When an early end can be applied for. Each set that has a say is listed. Of several the earlier day holds: where a text
 * is silent on older records, the set more favourable to the subject (domain.md, Law; the sets' own `transition`). An
 * application opens on the corresponding day and is never moved by holidays.
 */
export interface RepairDates {
  sets: RepairSet[];
  state: 'none' | 'hidden' | 'over' | 'never' | 'early' | 'open';
  /** The earliest application and the set that gives it. */
  first: RepairSet | null;
  /** The last day shown under all sets and the organ's own date; null = no term ends it. */
  until: IsoDate | null;
  /** The set that gives `until`, or the latest. */
  endsBy: DisplayTerm | null;
  /** Days from today to `first.earliest`. */
  daysToGo: number;
}

export function repairDates(facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate): RepairDates {
  const applicable = termsFor(facts, terms, today);
  const sets = applicable.map((term): RepairSet => {
    const base = baseOf(term, facts);
    const possible = term.displayed && base !== null && term.min_months !== null;
    return {
      term,
      base,
      earliest: possible ? addMonths(base, term.min_months ?? 0) : null,
      end: term.displayed ? setEnd(term, facts) : null,
    };
  });
  const first = sets.reduce<RepairSet | null>(
    (best, set) => (set.earliest !== null && (best?.earliest == null || set.earliest < best.earliest) ? set : best),
    null,
  );
  const { state: display, until, ruleSet } = displayState(facts, terms, today);
  const endsBy = applicable.find((term) => term.rule_set === ruleSet) ?? applicable.at(-1) ?? null;
  const daysToGo =
    first?.earliest == null ? 0 : Math.max(0, Temporal.PlainDate.from(today).until(first.earliest, { largestUnit: 'days' }).days);
  const answer = (state: RepairDates['state']): RepairDates => ({ sets, state, first, until, endsBy, daysToGo });
  if (applicable.length === 0) return answer('none');
  if (display === 'not_displayable' || applicable.some((term) => !term.displayed)) return answer('hidden');
  if (until !== null && until < today) return answer('over');
  // An application that opens after the end ends nothing early.
  if (first?.earliest == null || (until !== null && first.earliest > until)) return answer('never');
  return answer(first.earliest > today ? 'early' : 'open');
}
