import { fault, type PlainFault } from '../fault.ts';
import { headingKey } from '../headings.ts';
import type { GradeScaleContent } from '../schemas/grade-scale.ts';
import type { OrgansContent } from '../schemas/organs.ts';
import { ofKind, type Checked } from './types.ts';

/** What a risk class is called, whatever a file says of itself. */
const RISK_CLASS = /风险分(?:类|级)|risk[ -]class/iu;

/** Scales of received grades: known issuers, each name and word once, and no risk class that the public could see. */
export function checkGradeScales(documents: readonly Checked[]): PlainFault[] {
  const organs = new Set(
    ofKind<OrgansContent>(documents, 'organs').flatMap((each) => each.document.content.organs.map((organ) => organ.code)),
  );
  const names = new Map<string, string>();
  return ofKind<GradeScaleContent>(documents, 'grade-scale').flatMap(({ file, document: { id, content, title } }) => [
    ...content.names.flatMap((name, i) => {
      const other = names.get(headingKey(name)) ?? id;
      names.set(headingKey(name), id);
      return other === id ? [] : [fault(file, `/content/names/${i}`, 'CODE_TWICE', { name })];
    }),
    ...(content.issuers?.organs ?? []).flatMap((name, i) =>
      organs.has(name) ? [] : [fault(file, `/content/issuers/organs/${i}`, 'DANGLING', { name })],
    ),
    ...checkValues(file, content),
    ...checkRiskClass(file, [...content.names, title.zh, title.en], content),
  ]);
}

function checkValues(file: string, { values, published }: GradeScaleContent): PlainFault[] {
  const seen = new Set<string>();
  const known = new Set(values.map((each) => each.value));
  const twice = values.flatMap(({ value, words }, i) =>
    [value, ...words].flatMap((name) => {
      const key = headingKey(name);
      const again = seen.has(key);
      seen.add(key);
      return again ? [fault(file, `/content/values/${i}`, 'CODE_TWICE', { name })] : [];
    }),
  );
  const dangling = (published?.values ?? []).flatMap((name, i) =>
    known.has(name) ? [] : [fault(file, `/content/published/values/${i}`, 'DANGLING', { name })],
  );
  return [...twice, ...dangling];
}

function checkRiskClass(file: string, words: readonly string[], { kind, published }: GradeScaleContent): PlainFault[] {
  const called = words.some((word) => RISK_CLASS.test(word));
  if (kind === 'risk-class') return published === null ? [] : [fault(file, '/content/published', 'RISK_CLASS_PUBLIC', {})];
  return called ? [fault(file, '/content/kind', 'RISK_CLASS_UNSAID', {})] : [];
}
