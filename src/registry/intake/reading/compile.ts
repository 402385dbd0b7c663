import type { ActTemplateContent } from '../../../kernel/policy/schemas/act-template.ts';
import type { DeriveRule, MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import { columnStep, requiredSeveral, type Step } from './column-step.ts';
import type { Draft } from './draft.ts';
import type { Heading } from './heading.ts';
import type { TableRow } from '../../../kernel/sheets/index.ts';

/**
 * Turns mapping and heading into one function from cells to a draft: made once a file, run once a row. It never reads the
 * cell of an identity or unknown column, but may ask whether an identity cell is empty (personRule). `receivedOn` stands where
 * the source states no day.
 */
export function compileMapping(
  mapping: MappingContent,
  template: ActTemplateContent,
  heading: Heading,
  receivedOn: string,
): (row: TableRow) => Draft {
  const steps = heading.found.filter((f) => !f.column.identity).map((f) => columnStep(f, mapping, template));
  steps.push(
    ...requiredSeveral(heading.found),
    ...mapping.derive.map((rule) => deriveStep(rule, receivedOn)),
    constantsStep(mapping),
    personStep(mapping, heading),
    keysStep(mapping, heading),
  );
  const width = heading.cells.length;
  return (row) => {
    const { rowNo, cells } = row;
    const draft: Draft = { rowNo, values: {}, findings: [], person: false, blank: [] };
    if (row.findings?.some((f) => f.column === undefined)) draft.findings.push({ code: 'ROW_UNREADABLE', column: null, params: {} });
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

function deriveStep(rule: DeriveRule, receivedOn: string): Step {
  return (_cells, draft) => {
    const { values } = draft;
    if (values[rule.field] !== undefined || rule.from.some((f) => values[f] === undefined)) return;
    if (rule.rule === 'received') {
      values[rule.field] = receivedOn;
      (draft.supplied ??= []).push(rule.field);
      return;
    }
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
    // A name is no key here: a person has one too.
    const keyless = mapping.keys.every((key) => key === 'subjectName' || draft.values[key] === undefined);
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
  const headingOf = (field: string): string | null => heading.found.find((f) => f.column.field === field)?.heading ?? null;
  const column = headingOf(first);
  const codeColumn = headingOf('uscc');
  return (_cells, draft) => {
    if (draft.person) draft.findings = [{ code: 'NATURAL_PERSON', column: null, params: {} }];
    else if (mapping.adverse && draft.values['uscc'] === undefined) noCode(draft, codeColumn);
    else if (mapping.act !== 'registration' && mapping.keys.every((key) => draft.values[key] === undefined))
      if (!draft.findings.some((f) => f.column === column)) draft.findings.push({ code: 'MISSING_FIELD', column, params: {} });
  };
}

/** Without a code nothing adverse can be attached, whatever else the row says: it goes back, unless its code is told wrong. */
function noCode(draft: Draft, column: string | null): void {
  if (column !== null && draft.findings.some((f) => f.column === column)) return;
  draft.findings.unshift({ code: 'ADVERSE_NO_CODE', column, params: {} });
}
