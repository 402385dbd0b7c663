import type { ActTemplateContent } from '../../../kernel/policy/schemas/act-template.ts';
import type { MappingColumn, MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import { looksLikeIdentityNumber } from '../../uscc/index.ts';
import { cellFault, isLikeIdentity } from '../checking/cell-faults.ts';
import { codeFindings } from '../checking/code-findings.ts';
import type { Draft, Finding, Value } from './draft.ts';
import type { FindingCode } from '../fates/fates.ts';
import type { FoundColumn } from './heading.ts';
import { LIMITS } from '../../../kernel/sheets/index.ts';
import type { TableRow } from '../../../kernel/sheets/index.ts';
import { capitalFen, cleanText, transformOf } from './transforms.ts';

export type Step = (cells: readonly string[], draft: Draft, row: TableRow) => void;

/** What a mapping does with one column of the file: from its cell to values of a draft, or to what is wrong with it. */
export function columnStep({ index, heading, column }: FoundColumn, mapping: MappingContent, template: ActTemplateContent): Step {
  const { field, required = false, until, several = false } = column;
  const missing = new Set(column.missing ?? []);
  const otherwise = column.otherwise && { ...column.otherwise, test: new RegExp(column.otherwise.pattern, 'u') };
  const transform = transformOf(column);
  const parts = (column.parts ?? []).map((part) => partStep(part, heading, index, mapping));
  // A code of the wrong length has a finding of its own, which says more.
  const limit = column.transform === 'uscc' ? LIMITS.cell : lengthLimit(template, field);
  const isKey = column.transform === 'uscc' || mapping.keys.some((key) => key === field);
  const wrong = (draft: Draft, code: FindingCode, params: Finding['params'] = {}): void => {
    draft.findings.push({ code, column: heading, params });
  };
  return (cells, draft, row) => {
    const held = draft.values[field];
    // Lists of several columns come together: a fine in the second one makes a warning more than that.
    if (several && held !== undefined && !Array.isArray(held)) return;
    if (row.findings) {
      const fault = cellFault(row, index, { limit, isKey });
      if (fault?.blank) draft.blank.push(index);
      if (fault) return wrong(draft, fault.code, fault.params);
    }
    const text = cleanText(cells[index] ?? '');
    if (text === undefined) return wrong(draft, 'TEXT_UNUSABLE');
    if (text === '' || missing.has(text)) return required && !several ? wrong(draft, 'MISSING_FIELD') : undefined;
    if (text.length > limit) return wrong(draft, 'TOO_LONG', { length: text.length, limit });
    if (otherwise?.test.test(text)) {
      draft.values[otherwise.field] = text;
      return;
    }
    const read = transform(text);
    if ('wrong' in read) return wrong(draft, read.wrong, read.params ?? echo(text));
    draft.values[field] = joined(held, read.value);
    if (until !== undefined && read.until !== undefined) draft.values[until] = read.until;
    for (const part of parts) part(text, draft);
    if (column.transform === 'uscc') checkCode(text, index, heading, mapping, draft);
    else if (column.transform === 'capital') {
      const fen = capitalFen(text);
      if (fen !== undefined) draft.values[`${field}Fen`] = fen;
    }
  };
}

/** A further value in the same cell: a permit number that begins with the body's code. */
function partStep(
  part: NonNullable<MappingColumn['parts']>[number],
  heading: string,
  index: number,
  mapping: MappingContent,
): (text: string, draft: Draft) => void {
  const { field, transform: kind = 'text' } = part;
  const pattern = new RegExp(part.pattern, 'u');
  const transform = transformOf({ field, names: [], codes: [], transform: kind });
  return (text, draft) => {
    const match = pattern.exec(text);
    const found = match && (match[1] ?? match[0]);
    const read = found ? transform(found) : ({ wrong: 'BAD_VALUE' } as const);
    if ('wrong' in read) return void draft.findings.push({ code: read.wrong, column: heading, params: echo(text) });
    draft.values[field] = read.value;
    if (kind === 'uscc') checkCode(found!, index, heading, mapping, draft);
  };
}

/** Fields that several columns may fill and one must: none of them did. */
export function requiredSeveral(found: readonly FoundColumn[]): Step[] {
  const needed = new Map(found.filter(({ column }) => column.several && column.required).map((each) => [each.column.field, each.heading]));
  return [...needed].map(([field, heading]) => (_cells, { values, findings }) => {
    if (values[field] === undefined) findings.push({ code: 'MISSING_FIELD', column: heading, params: {} });
  });
}

/** What a field holds when a further column fills it: lists come together, in order, each word once. */
function joined(held: Value | undefined, value: Value): Value {
  return Array.isArray(held) && Array.isArray(value) ? [...new Set([...held, ...value])] : value;
}

/** What a short wrong cell says, for the one who must mend it; anything with a long run of figures stays unsaid. */
function echo(text: string): Finding['params'] {
  return text.length > 30 || /\d{9}/u.test(text) ? { given: '' } : { given: text };
}

function checkCode(code: string, index: number, heading: string, mapping: MappingContent, draft: Draft): void {
  const { findings, valid } = codeFindings(code);
  // An identity number in the code's column: a person's row. It must not come back in the reject file either.
  if (!valid && looksLikeIdentityNumber(code.toUpperCase())) {
    draft.person = true;
    draft.blank.push(index);
    delete draft.values['uscc'];
    return;
  }
  // A mistyped one is still somebody's number: the row is refused for its code, and the cell stays unsaid.
  if (!valid && isLikeIdentity(code)) draft.blank.push(index);
  // A registration is a claim: its wrong code stands, with its findings. An act needs a right one.
  const kept = mapping.act === 'registration' ? findings.filter((f) => f.code === 'SCIENTIFIC') : findings;
  for (const finding of kept.slice(0, 1)) draft.findings.push({ ...finding, column: heading });
}

/**
 * Lengths bind where they were read in a source; those from memory only (law.md §2.1, "M") must not refuse an organ's row,
 * so that the general limit of a cell holds there.
 */
function lengthLimit(template: ActTemplateContent, field: string): number {
  const length = template.fields.find((f) => f.field === field)?.length;
  const certain = length?.verified === 'official' || length?.verified === 'secondary';
  return certain ? length.characters : LIMITS.cell;
}
