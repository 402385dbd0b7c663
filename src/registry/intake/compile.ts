import type { ActTemplateContent } from '../../kernel/policy/schemas/act-template.ts';
import type { DeriveRule, MappingContent } from '../../kernel/policy/schemas/mapping.ts';
import { looksLikeIdentityNumber } from '../uscc/index.ts';
import { codeFindings } from './code-findings.ts';
import type { Draft, Finding } from './draft.ts';
import type { FindingCode } from './fates.ts';
import type { FoundColumn, Heading } from './heading.ts';
import { LIMITS } from './limits.ts';
import type { TableRow } from './sheets/index.ts';
import { cellFault, isLikeIdentity } from './cell-faults.ts';
import { capitalFen, cleanText, transformOf } from './transforms.ts';

type Step = (cells: readonly string[], draft: Draft, row: TableRow) => void;

/**
 * Turns mapping and heading into one function from cells to a draft: made once a file, run once a row. It never reads the
 * cell of an identity or unknown column, but may ask whether an identity cell is empty (personRule).
 */
export function compileMapping(
  mapping: MappingContent,
  template: ActTemplateContent,
  heading: Heading,
): (row: TableRow) => Draft {
  const steps = heading.found.filter((f) => !f.column.identity).map((f) => columnStep(f, mapping, template));
  steps.push(
    ...mapping.derive.map(deriveStep),
    constantsStep(mapping),
    personStep(mapping, heading),
    keysStep(mapping, heading),
  );
  const width = heading.cells.length;
  return (row) => {
    const { rowNo, cells } = row;
    const draft: Draft = { rowNo, values: {}, findings: [], person: false, blank: [] };
    if (row.findings?.some((f) => f.column === undefined))
      draft.findings.push({ code: 'ROW_UNREADABLE', column: null, params: {} });
    else if (cells.length !== width && !endsEmpty(cells, width))
      draft.findings.push({ code: 'ROW_SHAPE', column: null, params: { cells: cells.length, columns: width } });
    else for (const step of steps) step(cells, draft, row);
    return draft;
  };
}

/** Spreadsheets pad some rows with empty cells and cut others short; that shifts nothing. */
function endsEmpty(cells: readonly string[], width: number): boolean {
  return cells.length > width ? cells.slice(width).every((cell) => cell.trim() === '') : cells.length > width / 2;
}

function columnStep(
  { index, heading, column }: FoundColumn,
  mapping: MappingContent,
  template: ActTemplateContent,
): Step {
  const { field, required = false } = column;
  const missing = new Set(column.missing ?? []);
  const otherwise = column.otherwise && { ...column.otherwise, test: new RegExp(column.otherwise.pattern, 'u') };
  const transform = transformOf(column);
  // A code of the wrong length has a finding of its own, which says more.
  const limit = column.transform === 'uscc' ? LIMITS.cell : lengthLimit(template, field);
  const isKey = column.transform === 'uscc' || mapping.keys.some((key) => key === field);
  const wrong = (draft: Draft, code: FindingCode, params: Finding['params'] = {}): void => {
    draft.findings.push({ code, column: heading, params });
  };
  return (cells, draft, row) => {
    if (row.findings) {
      const fault = cellFault(row, index, { limit, isKey });
      if (fault?.blank) draft.blank.push(index);
      if (fault) return wrong(draft, fault.code, fault.params);
    }
    const text = cleanText(cells[index] ?? '');
    if (text === undefined) return wrong(draft, 'TEXT_UNUSABLE');
    if (text === '' || missing.has(text)) return required ? wrong(draft, 'MISSING_FIELD') : undefined;
    if (text.length > limit) return wrong(draft, 'TOO_LONG', { length: text.length, limit });
    if (otherwise?.test.test(text)) {
      draft.values[otherwise.field] = text;
      return;
    }
    const read = transform(text);
    if ('wrong' in read) return wrong(draft, read.wrong, read.params ?? echo(text));
    draft.values[field] = read.value;
    if (column.transform === 'uscc') checkCode(text, index, heading, mapping, draft);
    else if (column.transform === 'capital') {
      const fen = capitalFen(text);
      if (fen !== undefined) draft.values[`${field}Fen`] = fen;
    }
  };
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

function deriveStep(rule: DeriveRule): Step {
  return (_cells, { values }) => {
    if (values[rule.field] !== undefined || rule.from.some((f) => values[f] === undefined)) return;
    const first = values[rule.from[0]!]!;
    if (rule.rule === 'copy') values[rule.field] = first;
    else if (rule.rule === 'year-end') values[rule.field] = `${String(first).slice(0, 4)}-12-31`;
    else values[rule.field] = (rule.value ?? '').replace(/\{(\w+)\}/gu, (_, f: string) => String(values[f] ?? ''));
  };
}

function constantsStep(mapping: MappingContent): Step {
  const constants = Object.entries(mapping.constants);
  return (_cells, { values }) => {
    for (const [field, value] of constants) values[field] ??= value;
  };
}

function personStep(mapping: MappingContent, heading: Heading): Step {
  const rule = mapping.personRule;
  if (!rule) return () => undefined;
  const values = new Set(rule.values);
  const source = heading.found.find((f) => f.column.field === rule.field);
  const says = personWords(source?.column.values ?? {}, values);
  const filled = heading.found.filter((f) => rule.filledWithoutKey?.includes(f.column.field)).map((f) => f.index);
  return (cells, draft) => {
    const given = draft.values[rule.field];
    const cell = source ? (cells[source.index] ?? '').trim() : '';
    const keyless = mapping.keys.every((key) => draft.values[key] === undefined);
    if (values.has(String(given)) || says.test(cell.normalize('NFKC').replace(/\s/gu, ''))) draft.person = true;
    else if (keyless && filled.some((index) => (cells[index] ?? '').trim() !== '')) draft.person = true;
  };
}

/**
 * 自然人（个人）, 自然人 - 公民, 中国公民 say it as well as the template's own word; 个人独资企业 and 非自然人 do not.
 */
function personWords(words: Readonly<Record<string, string>>, values: ReadonlySet<string>): RegExp {
  const own = Object.keys(words).filter((word) => values.has(words[word]!));
  const all = [...own, ...values].map((word) => word.replace(/[^\p{Letter}\p{Number}]/gu, '.'));
  return new RegExp(`^(?:中国|外国|境内|境外|其他)?(?:${all.join('|')})(?!\\p{Letter})`, 'u');
}

function keysStep(mapping: MappingContent, heading: Heading): Step {
  const first = mapping.keys[0]!;
  const column = heading.found.find((f) => f.column.field === first)?.heading ?? null;
  return (_cells, draft) => {
    if (draft.person) draft.findings = [{ code: 'NATURAL_PERSON', column: null, params: {} }];
    else if (mapping.act !== 'registration' && mapping.keys.every((key) => draft.values[key] === undefined))
      if (!draft.findings.some((f) => f.column === column))
        draft.findings.push({ code: 'MISSING_FIELD', column, params: {} });
  };
}
