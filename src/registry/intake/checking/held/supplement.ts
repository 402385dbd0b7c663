import type { ActTemplateContent } from '../../../../kernel/policy/schemas/act-template.ts';
import type { MappingContent } from '../../../../kernel/policy/schemas/mapping.ts';
import type { Draft, Finding } from '../../reading/draft.ts';

/**
 * What holds a row beside its free text: a determination that lacks what must be known of it (谁认定谁负责), and a name with
 * a character of private use, which other machines show as another or not at all. Made once a file.
 */
export function supplementFindings(
  { complete = [] }: MappingContent,
  { fields }: ActTemplateContent,
): (draft: Draft, headingOf: (field: string) => string | null) => Finding[] {
  const names = new Map(fields.map((each) => [each.field, each.name.zh]));
  return ({ values, supplied }, headingOf) => {
    const findings: Finding[] = [];
    const lacking = complete.filter((field) => values[field] === undefined || supplied?.includes(field));
    if (lacking.length > 0) {
      const params = { lacking: lacking.map((field) => names.get(field) ?? field).join('、') };
      findings.push({ code: 'DETERMINATION_INCOMPLETE', column: null, params });
    }
    const place = privateUse(String(values['subjectName'] ?? ''));
    if (place) findings.push({ code: 'NAME_PRIVATE_USE', column: headingOf('subjectName'), params: { ...place } });
    return findings;
  };
}

/** The first character of private use: its place, counted from 1 in characters, and its code point. */
export function privateUse(name: string): { position: number; character: string } | undefined {
  const index = [...name].findIndex((character) => /\p{Co}/u.test(character));
  if (index === -1) return undefined;
  const point = [...name][index]!.codePointAt(0)!.toString(16).toUpperCase();
  return { position: index + 1, character: `U+${point}` };
}
