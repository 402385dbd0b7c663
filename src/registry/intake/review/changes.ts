import { formatYuanShort } from '../../../kernel/money/index.ts';
import type { ActContent, RecordsTable } from '../../records/index.ts';
import type { ActRow } from '../act-row.ts';
import type { OpenedFile } from '../open-file.ts';

export interface FieldChange {
  field: string;
  /** As the file's heading or the template calls it. */
  name: string;
  /** Null where it says nothing. */
  from: string | null;
  to: string | null;
}

/** What each field is called: by the heading of its column, else by the template. */
export function fieldNames({ heading, template }: Pick<OpenedFile, 'heading' | 'template'>): Map<string, string> {
  const names = new Map(template.fields.map((each) => [each.field, each.name.zh]));
  for (const { column, heading: text } of heading.found) names.set(column.field, text);
  return names;
}

/** The fields in which a row differs from the record that it replaces, in the order of their names. Pure. */
export function changesOf(
  held: Pick<RecordsTable, 'content' | 'severity'>,
  row: Pick<ActRow, 'content' | 'severity'>,
  names: ReadonlyMap<string, string>,
): FieldChange[] {
  const before: ActContent = { ...held.content, ...(held.severity ? { severity: held.severity } : {}) };
  const after: ActContent = { ...row.content, ...(row.severity ? { severity: row.severity } : {}) };
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields.flatMap((field): FieldChange[] => {
    const [from, to] = [said(field, before[field]), said(field, after[field])];
    return from === to ? [] : [{ field, name: names.get(field) ?? field, from, to }];
  });
}

function said(field: string, value: ActContent[string]): string | null {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number' && field.endsWith('Fen')) return `${formatYuanShort(value)}元`;
  return Array.isArray(value) ? value.join('、') : String(value);
}
