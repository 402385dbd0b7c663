import { Temporal } from 'temporal-polyfill';
import { newestOfEach } from '../../kernel/policy/index.ts';
import type { OrganEntry, OrgansContent, PolicyDocument, PolicyStore } from '../../kernel/policy/index.ts';
import { normaliseName } from '../subjects/index.ts';

type Day = string;

/** An organ as it stands on a day. */
export interface OrganAnswer {
  organ: OrganEntry;
  inOffice: boolean;
  /** Who answers for its acts: itself, or the last successor in office on that day; null where nobody is known. */
  answeredBy: OrganEntry | null;
}

/** One stretch of an organ's history, oldest first. */
export interface OrganPeriod {
  code: string;
  name: string;
  from: Day | null;
  to: Day | null;
}

export interface OrganBook {
  all(): readonly OrganEntry[];
  /** By code, USCC, name, short name or alias; a name that two organs had goes to the one that had it on `day`. */
  find(text: string, day: Day): OrganAnswer | undefined;
  /** Organs below `code` by line, by district or by either, at any depth, in office on `day`; by code. */
  under(code: string, day: Day, by?: 'line' | 'district' | 'either'): OrganEntry[];
  /** Names and successors of an organ over time. */
  timeline(code: string): OrganPeriod[];
}

const books = new WeakMap<readonly PolicyDocument<OrgansContent>[], OrganBook>();

/** The organs of the policy data in force; made once for each loading of the store. */
export function organBook(policy: Pick<PolicyStore, 'all'>): OrganBook {
  const documents = policy.all<OrgansContent>('organs');
  const made = books.get(documents) ?? makeBook(newestOfEach(documents).flatMap((each) => each.content.organs));
  books.set(documents, made);
  return made;
}

export function inOffice(organ: OrganEntry, day: Day): boolean {
  return organ.validFrom <= day && (organ.validTo === null || day <= organ.validTo);
}

/** Pure: the book of a list of organs. */
export function makeBook(organs: readonly OrganEntry[]): OrganBook {
  const byCode = new Map(organs.map((organ) => [organ.code, organ]));
  const byText = new Map<string, OrganEntry[]>();
  for (const organ of organs) {
    for (const text of textsOf(organ)) byText.set(text, [...(byText.get(text) ?? []), organ]);
  }

  const answer = (organ: OrganEntry, day: Day): OrganAnswer => ({
    organ,
    inOffice: inOffice(organ, day),
    answeredBy: answering(organ, day, byCode),
  });

  return {
    all: () => organs,
    find(text, day) {
      const exact = byCode.get(text.trim());
      if (exact) return answer(exact, day);
      const named = byText.get(normaliseName(text)) ?? [];
      const best = [...named].sort((a, b) => fit(b, text, day) - fit(a, text, day) || a.code.localeCompare(b.code))[0];
      return best && answer(best, day);
    },
    under(code, day, by = 'either') {
      const below = (organ: OrganEntry, seen: ReadonlySet<string>): boolean =>
        parentsOf(organ, by).some((parent) => {
          if (parent === code) return true;
          const next = byCode.get(parent);
          return next !== undefined && !seen.has(parent) && below(next, new Set([...seen, parent]));
        });
      return organs
        .filter((organ) => organ.code !== code && inOffice(organ, day) && below(organ, new Set([organ.code])))
        .sort((a, b) => a.code.localeCompare(b.code));
    },
    timeline: (code) => timelineOf(code, byCode),
  };
}

function textsOf(organ: OrganEntry): Set<string> {
  const names = [organ.name.zh, organ.shortName, ...organ.aliases.map((alias) => alias.name), organ.uscc ?? ''];
  return new Set(names.filter((name) => name !== '').map(normaliseName));
}

/** In office counts most, then whether the name was its name on that day. */
function fit(organ: OrganEntry, text: string, day: Day): number {
  const wanted = normaliseName(text);
  const alias = organ.aliases.find((each) => normaliseName(each.name) === wanted);
  const named = !alias || ((alias.from ?? '') <= day && (alias.to === undefined || day <= alias.to));
  return (inOffice(organ, day) ? 2 : 0) + (named ? 1 : 0);
}

/** The successor answers, and its successor in turn; an organ not yet in office answers for itself. */
function answering(organ: OrganEntry, day: Day, byCode: ReadonlyMap<string, OrganEntry>): OrganEntry | null {
  const seen = new Set<string>();
  for (let at: OrganEntry | undefined = organ; at && !seen.has(at.code);) {
    if (at.validTo === null || day <= at.validTo) return at;
    seen.add(at.code);
    at = at.successor === null ? undefined : byCode.get(at.successor);
  }
  return null;
}

function parentsOf(organ: OrganEntry, by: 'line' | 'district' | 'either'): string[] {
  const line = by === 'district' ? null : organ.lineParent;
  const district = by === 'line' ? null : organ.districtParent;
  return [line, district].filter((code) => code !== null);
}

/** Dated names come in their order; undated ones (short forms) are no history. The successors follow. */
function timelineOf(code: string, byCode: ReadonlyMap<string, OrganEntry>): OrganPeriod[] {
  const periods: OrganPeriod[] = [];
  const seen = new Set<string>();
  for (let organ = byCode.get(code); organ && !seen.has(organ.code);) {
    seen.add(organ.code);
    const former = organ.aliases.filter((alias) => alias.to !== undefined).sort((a, b) => (a.to ?? '').localeCompare(b.to ?? ''));
    for (const alias of former) {
      periods.push({ code: organ.code, name: alias.name, from: alias.from ?? null, to: alias.to ?? null });
    }
    const last = former.at(-1)?.to;
    periods.push({
      code: organ.code,
      name: organ.name.zh,
      from: last ? dayAfter(last) : organ.validFrom,
      to: organ.validTo,
    });
    organ = organ.successor === null ? undefined : byCode.get(organ.successor);
  }
  return periods;
}

function dayAfter(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
