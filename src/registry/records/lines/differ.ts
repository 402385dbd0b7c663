import type { ActContent, Severity } from '../types.ts';

type Value = ActContent[string];

/** By field: what is held and what the other line gave. */
export type Differences = Record<string, { held: Value; given: Value }>;

/** What a line says of itself, not of the act. */
const OWN_WORDS: ReadonlySet<string> = new Set(['asOf', 'remark', 'dataSource', 'dataSourceCode', 'title']);

interface Said {
  content: ActContent;
  severity: Severity | null;
}

/**
 * Where two lines say different things of one act. A field that only one of them fills is no contradiction, and neither is
 * the way in which a word is spelt: width, spaces and marks.
 */
export function differences(held: Said, given: Said): Differences {
  const found: Differences = {};
  for (const [field, value] of Object.entries(given.content)) {
    const before = held.content[field];
    if (OWN_WORDS.has(field) || before === undefined || value === undefined) continue;
    if (plain(before) !== plain(value)) found[field] = { held: before, given: value };
  }
  if (held.severity !== null && given.severity !== null && held.severity !== given.severity)
    found['severity'] = { held: held.severity, given: given.severity };
  return found;
}

function plain(value: Value): string {
  const text = Array.isArray(value) ? [...value].sort().join('\u0000') : String(value);
  return text
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toUpperCase();
}
