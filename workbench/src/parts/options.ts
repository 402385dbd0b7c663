export interface Option {
  value: string;
  label: string;
  /** Several of one group stand together under its name. */
  group?: string;
}

/** People read so many options; of more, they look for one. */
export const MANY = 15;

/** Options that hold all these letters, in any case and place; what is chosen stays. Pure. */
export function narrowed(options: readonly Option[], letters: string, chosen: string): Option[] {
  const wanted = letters.trim().toLowerCase().split(/\s+/u);
  return options.filter(({ value, label, group = '' }) => {
    const text = `${label} ${value} ${group}`.toLowerCase();
    return value === chosen || wanted.every((each) => text.includes(each));
  });
}

/** By group in the order in which each first comes; a group of one is none. Pure. */
export function grouped(options: readonly Option[]): {
  alone: Option[];
  groups: { group: string; options: Option[] }[];
} {
  const by = new Map<string, Option[]>();
  for (const each of options) by.set(each.group ?? '', [...(by.get(each.group ?? '') ?? []), each]);
  const groups = [...by].flatMap(([group, within]) => (group !== '' && within.length > 1 ? [{ group, options: within }] : []));
  const together = new Set(groups.flatMap((each) => each.options));
  return { alone: options.filter((each) => !together.has(each)), groups };
}
