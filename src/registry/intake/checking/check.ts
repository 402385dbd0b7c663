import type { ActTemplateContent } from '../../../kernel/policy/schemas/act-template.ts';
import type { MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import type { PolicyStore } from '../../../kernel/policy/types.ts';
import { displayClass } from '../../publicity/index.ts';
import { documentKey, hashUuid, type ActContent, type ActKind, type Severity } from '../../records/index.ts';
import { normaliseName } from '../../subjects/index.ts';
import type { ActRow } from './act-row.ts';
import { catalogueCheck } from './catalogue-check.ts';
import type { Draft, Finding } from '../reading/draft.ts';
import { FINDING_FATES } from '../fates/fates.ts';
import type { Heading } from '../reading/heading.ts';
import { heldFindings, heldWordsOf } from './held/index.ts';
import { supplementFindings } from './held/supplement.ts';
import type { OrganBook, DecidingOrgan } from './organs.ts';
import { rowKey, wrongKey } from './row-key.ts';
import { gradeReader } from './scales.ts';
import { codeHeading, takeWrongCode } from './wrong-code.ts';

/** Fields of the act's head; all others are content. */
const HEAD = new Set([
  'subjectName',
  'subjectKind',
  'uscc',
  'regNo',
  'orgCode',
  'taxNo',
  'institutionNo',
  'socialNo',
  'sourceNo',
  'documentNo',
  'decided',
  'permitNo',
  'organ',
  'organCode',
  'severity',
  'asOf',
  'line',
]);

/** `decided`: of an act that is refused, since its report is due all the same. */
export type Checked<Row> = { row: Row } | { findings: Finding[]; decided?: string };

export interface CheckContext {
  policy: Pick<PolicyStore, 'all'>;
  mapping: MappingContent;
  template: ActTemplateContent;
  heading: Heading;
  organs: OrganBook;
  /** Code of the reporting organ and its line. */
  reporting: DecidingOrgan;
  /** The day on which the file came: nothing was decided after it. */
  receivedOn: string;
}

/** Everything about an act's row that the row itself shows. Pure, made once a file. */
export function actChecker(context: CheckContext): (draft: Draft) => Checked<ActRow> {
  const { mapping, heading, receivedOn } = context;
  const kind = mapping.act as ActKind;
  const catalogue = catalogueCheck(context.policy, mapping, context.organs);
  const organOf = organFinder(context);
  const headings = new Map(heading.found.map((f) => [f.column.field, f.heading]));
  const headingOf = (field: string): string | null => headings.get(field) ?? null;
  const codeColumn = codeHeading(heading);
  const names = new Map(context.template.fields.map((each) => [each.field, each.name.zh]));
  const nameOf = (field: string): string => names.get(field) ?? field;
  const words = heldWordsOf(context.policy);
  const supplements = supplementFindings(mapping, context.template);
  const gradeOf = kind === 'grade' ? gradeReader(context.policy) : undefined;

  return (draft) => {
    const { values, rowNo } = draft;
    const findings = draft.findings;
    const reject = (code: Finding['code'], field: string, params: Finding['params'] = {}): void => {
      const column = headingOf(field);
      if (findings.some((f) => f.column === column)) return;
      // What the file has no column for is named as the template names it.
      findings.push({ code, column, params: column === null ? { ...params, field: nameOf(field) } : params });
    };
    if (draft.person || isMisshapen(draft)) return { findings };
    const text = (field: string): string => (values[field] === undefined ? '' : String(values[field]));
    const decided = text('decided');
    const name = text('subjectName');
    if (name === '') reject('MISSING_FIELD', 'subjectName');
    if (decided === '') reject('MISSING_FIELD', 'decided');
    else if (decided > receivedOn) reject('DATE_FUTURE', 'decided', { date: decided });
    const organ = organOf(draft);
    if ('finding' in organ) findings.push(organ.finding);
    const inForce = catalogue.itemOn(decided);
    const nature = mapping.adverse ? 'adverse' : (inForce?.item.nature ?? 'neutral');
    const wrongCode = nature === 'adverse' ? undefined : takeWrongCode(draft, codeColumn);
    const key = wrongCode === undefined ? rowKey(mapping, values) : wrongKey(context.reporting.code, text('uscc'));
    // An adverse record hangs on code and name together (domain.md); another number is not enough.
    if (nature === 'adverse' && key?.keyKind !== 'uscc') reject('MISSING_FIELD', 'uscc');
    if (inForce === undefined) reject('NOT_IN_CATALOGUE', 'decided', { date: decided });
    else if (!('finding' in organ)) {
      const unassigned = catalogue.unassigned(inForce.item.id, organ.code, decided);
      if (unassigned) reject('ITEM_NOT_ASSIGNED', mapping.organField ?? 'organ', unassigned);
    }
    const grade = findings.length > 0 || 'finding' in organ ? undefined : gradeOf?.(values, decided, organ);
    if (grade !== undefined && 'code' in grade) reject(grade.code, grade.field, grade.params);
    const held = [...heldFindings(draft, words, headingOf), ...supplements(draft, headingOf)];
    findings.push(...held.filter((f) => FINDING_FATES[f.code] === 'rejected'));
    if (findings.length > 0 || 'finding' in organ || !inForce || !key)
      return decided === '' || decided > receivedOn ? { findings } : { findings, decided };

    const content = contentOf(grade !== undefined && 'content' in grade ? { ...values, ...grade.content } : values);
    const severity = (values['severity'] as Severity | undefined) ?? null;
    const head = {
      keyKind: key.keyKind,
      key: key.key,
      name,
      nameNorm: normaliseName(name),
      documentNo: text('documentNo'),
      decided,
      permitNo: text('permitNo') || null,
      severity,
      organ: organ.code,
    };
    const row: ActRow = {
      rowNo,
      ...head,
      ...(key.joinName === null ? {} : { joinName: key.joinName }),
      ...(wrongCode === undefined ? {} : { wrongCode: { code: wrongCode.code, params: wrongCode.params } }),
      kind,
      item: inForce.item.id,
      edition: inForce.edition,
      nature,
      line: organ.line,
      documentKey: documentKey({
        organ: organ.code,
        kind,
        documentNo: head.documentNo,
        code: head.key,
        title: content.title,
      }),
      displayClass: displayClass(kind, content, severity),
      content,
      held: held.filter((f) => FINDING_FATES[f.code] === 'held'),
      sourceHash: hashUuid(JSON.stringify([head, content])),
      asOf: text('asOf') || null,
    };
    return { row };
  };
}

/** Its cells stand in the wrong columns, or can't be read: nothing more can be said of them. */
export function isMisshapen({ findings }: Draft): boolean {
  return findings[0]?.code === 'ROW_SHAPE' || findings[0]?.code === 'ROW_UNREADABLE';
}

/** Content in the order of its names, so that the same row hashes the same in whatever order its columns came. */
function contentOf(values: Draft['values']): ActContent {
  const content: ActContent = { title: '' };
  for (const field of Object.keys(values).sort()) if (!HEAD.has(field)) content[field] = values[field];
  if (content.title === '') content.title = content.documentName ?? String(values['documentNo'] ?? '');
  return content;
}

function organFinder({ mapping, organs, reporting, heading }: CheckContext): (draft: Draft) => DecidingOrgan | { finding: Finding } {
  const field = mapping.organField ?? 'organ';
  const column = heading.found.find((f) => f.column.field === field)?.heading ?? null;
  const known = new Map<string, DecidingOrgan | { finding: Finding }>();
  const decide = (name: string, code: string, line: string): DecidingOrgan | { finding: Finding } => {
    if (name === '' && code === '') return reporting;
    const organ = (name === '' ? undefined : organs.find(name)) ?? (code === '' ? undefined : organs.find(code));
    const foreign = mapping.organScope === 'any';
    if (organ && (foreign || organs.answersFor(reporting.code, organ.code))) return { code: organ.code, line: organ.line };
    if (foreign) return { code: name, line: line === 'samr' || line === 'ndrc' ? line : reporting.line };
    return { finding: { code: 'ORG_NOT_YOURS', column, params: { organ: name || code } } };
  };
  return ({ values }) => {
    const [name, code, line] = [values[field], values['organCode'], values['line']].map((v) => String(v ?? ''));
    const key = `${name} ${code} ${line}`;
    let found = known.get(key);
    if (!found) {
      found = decide(name!, code!, line!);
      if (known.size < 10_000) known.set(key, found);
    }
    return found;
  };
}
