import { newestOfEach } from '../../kernel/policy/index.ts';
import type { DivisionEntry, DivisionsContent, PolicyDocument, PolicyStore } from '../../kernel/policy/index.ts';

type Day = string;

export interface DivisionBook {
  all(): readonly DivisionEntry[];
  /** The division that has this code or name (full or short) on `day`; else the last that had it before, else the first after. */
  find(text: string, day: Day): DivisionEntry | undefined;
  /** Districts and counties of a day, without functional areas; by code. Every statistic is reproducible for a day. */
  districts(parent: string, day: Day): DivisionEntry[];
  /** Codes to which the area of `code` belongs on `day`: itself while it stands, else its successors. */
  successors(code: string, day: Day): string[];
}

const books = new WeakMap<readonly PolicyDocument<DivisionsContent>[], DivisionBook>();

export function divisionBook(policy: Pick<PolicyStore, 'all'>): DivisionBook {
  const documents = policy.all<DivisionsContent>('divisions');
  const made = books.get(documents) ?? makeDivisions(newestOfEach(documents).flatMap((each) => each.content.divisions));
  books.set(documents, made);
  return made;
}

/** Pure: the book of a list of divisions. */
export function makeDivisions(divisions: readonly DivisionEntry[]): DivisionBook {
  const byText = new Map<string, DivisionEntry[]>();
  for (const each of divisions) {
    for (const text of new Set([each.code, each.name, ...each.aliases])) byText.set(text, [...(byText.get(text) ?? []), each]);
  }
  const stands = (each: DivisionEntry, day: Day) => each.validFrom <= day && (each.validTo === null || day <= each.validTo);

  return {
    all: () => divisions,
    find(text, day) {
      const named = [...(byText.get(text.trim()) ?? [])].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
      return named.find((each) => stands(each, day)) ?? named.findLast((each) => each.validTo !== null && each.validTo < day) ?? named[0];
    },
    districts: (parent, day) =>
      divisions
        .filter((each) => each.level === 'district' && each.parent === parent && stands(each, day))
        .sort((a, b) => a.code.localeCompare(b.code)),
    successors(code, day) {
      const answer = new Set<string>();
      const walk = (at: string, seen: ReadonlySet<string>): void => {
        const periods = divisions.filter((each) => each.code === at);
        if (periods.some((each) => stands(each, day))) {
          answer.add(at);
          return;
        }
        const last = periods
          .filter((each) => each.validTo !== null && each.validTo < day)
          .sort((a, b) => a.validFrom.localeCompare(b.validFrom))
          .at(-1);
        for (const next of last?.successors ?? []) if (!seen.has(next)) walk(next, new Set([...seen, next]));
      };
      walk(code, new Set([code]));
      return [...answer].sort();
    },
  };
}
