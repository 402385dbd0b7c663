/** A form as its file has it; what the editor does not know is carried through unchanged. */
export const TRANSFORMS = ['text', 'date', 'range', 'uscc', 'amount-wan', 'amount-yuan', 'capital', 'enum', 'bool', 'list'] as const;
export type Transform = (typeof TRANSFORMS)[number];

export interface MappingColumn {
  field: string;
  names: readonly string[];
  codes: readonly string[];
  required?: boolean;
  transform?: Transform;
  values?: Readonly<Record<string, string>>;
  missing?: readonly string[];
  identity?: true;
  [more: string]: unknown;
}

export interface MappingContent {
  template: string;
  columns: readonly MappingColumn[];
  constants: Readonly<Record<string, string | boolean>>;
  keys: readonly string[];
  register?: string;
  [more: string]: unknown;
}

export interface MappingFile {
  kind: 'mapping';
  id: string;
  edition: string;
  title: { zh: string; en: string };
  inForceFrom: string;
  content: MappingContent;
  [more: string]: unknown;
}

/** What has an own place in the editor; the rest is shown as it stands in the file. */
const PLACED = new Set(['template', 'columns', 'constants', 'keys', 'register']);

/** The edition after this one: `1` → `2`, `2024-1` → `2024-2`, `a` → `a-2`. */
export function nextEdition(edition: string): string {
  const found = /^(.*?)(\d+)$/u.exec(edition);
  return found === null ? `${edition}-2` : `${found[1] ?? ''}${Number(found[2]) + 1}`;
}

/** A further edition of a form, to be in force from a day, saying the same until somebody changes it. */
export function draftOf(form: MappingFile, day: string): MappingFile {
  return { ...form, edition: nextEdition(form.edition), inForceFrom: day };
}

/** The rules of the content that have no place of their own, as text that can be edited. */
export function restText(content: MappingContent): string {
  const rest = Object.fromEntries(Object.entries(content).filter(([key]) => !PLACED.has(key)));
  return JSON.stringify(rest, null, 2);
}

/** The content with these rules in place of its own; null where the text is no object. */
export function withRest(content: MappingContent, text: string): MappingContent | null {
  const rest = parsedObject(text);
  if (rest === null) return null;
  const placed = Object.fromEntries(Object.entries(content).filter(([key]) => PLACED.has(key)));
  const own = Object.fromEntries(Object.entries(rest).filter(([key]) => !PLACED.has(key)));
  return { ...own, ...placed } as MappingContent;
}

function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** One pair a line: `警告=warning`. */
export function pairsText(pairs: Readonly<Record<string, string | boolean>> | undefined): string {
  return Object.entries(pairs ?? {})
    .map(([from, to]) => `${from}=${to}`)
    .join('\n');
}

/** Pairs of a text; null where a line is none or one stands twice. `true` and `false` stay words. */
export function pairsOf(text: string): Record<string, string> | null {
  const pairs = new Map<string, string>();
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const at = line.indexOf('=');
    const from = line.slice(0, at).trim();
    if (at < 1 || from === '' || pairs.has(from)) return null;
    pairs.set(from, line.slice(at + 1).trim());
  }
  return Object.fromEntries(pairs);
}

/** Words of a text, however they are set apart. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[、,，;；\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** `true` and `false` of a constant are what the schema calls them. */
export function constantsOf(pairs: Readonly<Record<string, string>>): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(pairs).map(([key, value]) => [key, value === 'true' ? true : value === 'false' ? false : value]),
  );
}

/** The column with some of its parts changed; a part that becomes undefined is gone. */
export function changed(column: MappingColumn, parts: Partial<Record<string, unknown>>): MappingColumn {
  const all = Object.entries({ ...column, ...parts }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as unknown as MappingColumn;
}
