import type { Checked } from '../../policy/checks/types.ts';
import { ofKind } from '../../policy/checks/types.ts';
import { inForceOn } from '../../policy/editions.ts';
import type { DocumentTemplateContent } from '../../policy/schemas/papers.ts';
import type { CaseDocument, CaseField, CasePeriod, CaseTransition, ProcedureContent } from '../../policy/schemas/procedure.ts';

/** A procedure with its papers' templates, as the rules of the checker read it. */
export interface Reading {
  file: string;
  content: ProcedureContent;
  period: ReadonlyMap<string, CasePeriod>;
  paper: ReadonlyMap<string, CaseDocument>;
  step: ReadonlyMap<string, CaseTransition>;
  /** By the id of the paper; absent where no such template is held. */
  template: ReadonlyMap<string, { file: string; content: DocumentTemplateContent }>;
}

/** Every procedure with the newest edition of each template. */
export function readingsOf(documents: readonly Checked[]): Reading[] {
  return ofKind<ProcedureContent>(documents, 'procedure').map((each) => readingOf(documents, each, null));
}

/** The same with the templates of the days before: papers are made by the edition of their day. */
export function earlierReadings(documents: readonly Checked[]): Reading[] {
  const templates = ofKind<DocumentTemplateContent>(documents, 'document-template');
  return ofKind<ProcedureContent>(documents, 'procedure').flatMap((each) => {
    const { inForceFrom, content } = each.document;
    const own = templates.filter(({ document }) => content.documents.some(({ template }) => template === document.id));
    const newest = filesOf(readingOf(documents, each, null));
    const days = new Set([inForceFrom, ...own.map(({ document }) => document.inForceFrom)]);
    return [...days]
      .filter((day) => day >= inForceFrom)
      .map((day) => readingOf(documents, each, day))
      .filter((reading) => filesOf(reading) !== newest);
  });
}

function filesOf({ template }: Reading): string {
  return [...template.values()].map(({ file }) => file).join('\n');
}

function readingOf(documents: readonly Checked[], procedure: Checked<ProcedureContent>, day: string | null): Reading {
  const templates = ofKind<DocumentTemplateContent>(documents, 'document-template');
  const {
    file,
    document: { content, inForceFrom },
  } = procedure;
  const template = new Map(
    content.documents.flatMap((paper) => {
      const held = templateOf(templates, paper.template, inForceFrom, day);
      return held ? [[paper.id, { file: held.file, content: held.document.content }] as const] : [];
    }),
  );
  return {
    file,
    content,
    period: new Map(content.periods.map((each) => [each.id, each])),
    paper: new Map(content.documents.map((each) => [each.id, each])),
    step: new Map(content.transitions.map((each) => [each.id, each])),
    template,
  };
}

/** The edition in force on the day, or else the newest. */
function templateOf(
  templates: readonly Checked<DocumentTemplateContent>[],
  id: string,
  from: string,
  day: string | null,
): Checked<DocumentTemplateContent> | undefined {
  const own = templates
    .filter(({ document }) => document.id === id && (document.inForceTo === null || document.inForceTo >= from))
    .toSorted((a, b) => b.document.inForceFrom.localeCompare(a.document.inForceFrom));
  return own.find(({ document }) => day !== null && inForceOn(document, day)) ?? own[0];
}

/** Papers that a step can't do without: those that must be served, and those from whose service its periods run. */
export function papersBefore(reading: Reading, step: CaseTransition): string[] {
  const on = step.on && 'served' in step.on ? [step.on.served] : [];
  const from = periodsBefore(reading, step).flatMap(({ from: start }) => ('served' in start ? [start.served] : []));
  return [...new Set([...step.served, ...on, ...from])];
}

/** Periods that must have begun before the step. */
export function periodsBefore({ period }: Reading, step: CaseTransition): CasePeriod[] {
  const on = step.on && 'passed' in step.on ? [step.on.passed] : [];
  return [...step.notBefore, ...step.notAfter, ...on].flatMap((id) => period.get(id) ?? []);
}

/** Periods whose last day is over when the step is taken. */
export function periodsOver({ period }: Reading, step: CaseTransition): CasePeriod[] {
  const on = step.on && 'passed' in step.on ? [step.on.passed] : [];
  return [...step.notBefore, ...on].flatMap((id) => period.get(id) ?? []);
}

export function fieldsOf(content: ProcedureContent): { path: string; field: CaseField; step: string }[] {
  return [
    ...content.opening.fields.map((field, j) => ({ path: `/content/opening/fields/${j}`, field, step: 'open' })),
    ...content.transitions.flatMap((each, i) =>
      each.fields.map((field, j) => ({ path: `/content/transitions/${i}/fields/${j}`, field, step: each.id })),
    ),
  ];
}

/** Names in braces, in either language. */
export function placeholdersOf({ heading, parts }: DocumentTemplateContent): { path: string; name: string }[] {
  const texts = [
    { path: '/content/heading', text: heading },
    ...parts.flatMap(({ title, text }, i) => [
      ...(title ? [{ path: `/content/parts/${i}/title`, text: title }] : []),
      { path: `/content/parts/${i}/text`, text },
    ]),
  ];
  return texts.flatMap(({ path, text }) =>
    (['zh', 'en'] as const).flatMap((language) =>
      [...text[language].matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => ({ path: `${path}/${language}`, name })),
    ),
  );
}
