/** What a code that records hold is called. Pure, so that every face finds the words in one way; `coded.ts` reads them from the templates. */
export interface CodeWord {
  /** Kind of act, or `registration`. */
  kind: string;
  field: string;
  key: string;
  title: Title;
}

interface Title {
  zh: string;
  en: string;
}

/**
 * The words of a field's code. Of the kind that is named alone: what the list of another kind says of the same letters is
 * another thing. Without a kind the first that has it.
 */
export function titleOfCode(
  words: readonly CodeWord[],
  { kind, field, key }: { kind?: string | undefined; field: string; key: string },
): Title | undefined {
  return words.find((each) => each.field === field && each.key === key && (kind === undefined || each.kind === kind))?.title;
}

/** The fields from which a model reads the code and the value of a record (registry/dossiers/read.ts). */
const READ = { code: ['penaltyKinds', 'category'], value: ['result', 'grade', 'rank'] } as const;
/** Of these it reads the matter in place of the category, in the organ's own words. */
const BY_MATTER = ['inspection', 'commitment'];
export type Part = keyof typeof READ;

/** The codes that records of these kinds hold there, as the lists have them; what several kinds share, in the words of each. No kinds: any. */
export function codesOfKinds(words: readonly CodeWord[], kinds: readonly string[] | null, part: Part): { key: string; title: Title }[] {
  const fields: readonly string[] = READ[part];
  const titles = new Map<string, Title[]>();
  for (const { kind, field, key, title } of words) {
    if (field === 'category' && BY_MATTER.includes(kind)) continue;
    if (fields.includes(field) && (kinds === null || kinds.includes(kind))) titles.set(key, [...(titles.get(key) ?? []), title]);
  }
  return [...titles].map(([key, all]) => ({ key, title: joined(all, '／', ' / ') }));
}

/** The words of what a model selects by; kinds of penalty stand together as one code (`fine+warning`). */
export function titleOfSelected(words: readonly CodeWord[], kinds: readonly string[] | null, part: Part, code: string): Title | undefined {
  const known = new Map(codesOfKinds(words, kinds, part).map(({ key, title }) => [key, title]));
  const titles = code.split('+').flatMap((key) => known.get(key) ?? []);
  return titles.length < code.split('+').length ? undefined : joined(titles, '＋', ' + ');
}

function joined(titles: readonly Title[], zh: string, en: string): Title {
  const once = (all: readonly string[]) => [...new Set(all)];
  return { zh: once(titles.map((each) => each.zh)).join(zh), en: once(titles.map((each) => each.en)).join(en) };
}
