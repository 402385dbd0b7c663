import type { DisplayFacts, DisplayTerm } from '../../../src/registry/publicity/types.ts';

/*
 * A slow second opinion for tests: it lives through the days one by one and never compares ends. Days are counted by a
 * civil calendar of its own, months added by walking; nothing of rules.ts is used.
 */

const length = (y: number, m: number): number =>
  m === 2 ? ((y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;

const text = (y: number, m: number, d: number): string => `${y}-${m < 10 ? '0' : ''}${m}-${d < 10 ? '0' : ''}${d}`;

const parts = (day: string): [number, number, number] => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return [y, m, d];
};

export function nextDay(day: string): string {
  const [y, m, d] = parts(day);
  if (d < length(y, m)) return text(y, m, d + 1);
  return m === 12 ? text(y + 1, 1, 1) : text(y, m + 1, 1);
}

/** The day `months` later, one month at a time from the first of the month, clamped only at the end. */
function monthsLater(day: string, months: number): string {
  let [y, m] = parts(day);
  const d = parts(day)[2];
  for (let i = 0; i < months; i++) {
    m++;
    if (m === 13) [y, m] = [y + 1, 1];
  }
  return text(y, m, Math.min(d, length(y, m)));
}

/** Does one set allow the record on that day? */
function allows(term: DisplayTerm, facts: DisplayFacts, day: string): boolean {
  if (!term.displayed) return false;
  if (term.max_months === null) return true;
  const document = term.counts_from === 'document' && !facts.byService;
  const base = document ? facts.decided : (facts.released_on ?? day);
  return !(day > monthsLater(base, term.max_months));
}

/** Lives from the earlier of decision and release to `today`; each set that enters keeps its say for ever. */
export function shownDays(facts: DisplayFacts, terms: readonly DisplayTerm[], today: string): Set<string> {
  const shown = new Set<string>();
  const voices = new Set<DisplayTerm>();
  const release = facts.released_on;
  let day = release !== null && release < facts.decided ? release : facts.decided;
  for (; day <= today; day = nextDay(day)) {
    for (const term of terms) {
      const mine = term.line === facts.line && term.display_class === facts.display_class;
      const inForce = term.in_force_from <= day && (term.in_force_to === null || day <= term.in_force_to);
      // A set in force before the decision only speaks if it still is on the day of decision or later.
      if (mine && inForce && day >= facts.decided) voices.add(term);
    }
    if (release === null || day < release) continue;
    if (facts.ended_on !== null && day >= facts.ended_on) continue;
    if (facts.validity !== 'in_force' && facts.validity !== 'stayed') continue;
    if (facts.statedDisplayEnd !== null && day > facts.statedDisplayEnd) continue;
    if (voices.size > 0 && [...voices].every((term) => allows(term, facts, day))) shown.add(day);
  }
  return shown;
}
