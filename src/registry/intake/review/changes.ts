import { formatYuanShort } from '../../../kernel/money/index.ts';
import type { ActContent } from '../../records/index.ts';
import type { HeldClaim, RegistrationClaim } from '../../subjects/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import type { OpenedFile } from '../reading/open-file.ts';
import type { Held } from './held.ts';

export interface FieldChange {
  field: string;
  /** As the file's heading or the template calls it. */
  name: string;
  /** Null where it says nothing. */
  from: string | null;
  to: string | null;
}

/** How fields and their values are called: by the heading of the column, else by the template. */
export interface FieldNames {
  fields: ReadonlyMap<string, string>;
  /** Of coded fields, by code. */
  words: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function fieldNames({ heading, template }: Pick<OpenedFile, 'heading' | 'template'>): FieldNames {
  const fields = new Map(template.fields.map((each) => [each.field, each.name.zh]));
  for (const { column, heading: text } of heading.found) fields.set(column.field, text);
  const words = template.fields.flatMap(({ field, codeList }): [string, ReadonlyMap<string, string>][] =>
    codeList === undefined ? [] : [[field, new Map((template.codeLists[codeList] ?? []).map(({ key, name }) => [key, name.zh]))]],
  );
  return { fields, words: new Map(words) };
}

type Values = Readonly<Record<string, ActContent[string]>>;

/** The fields in which a row differs from what it replaces, in the order of their names. Pure. */
export function changesOf(held: Held, row: ActRow | RegistrationClaim, names: FieldNames): FieldChange[] {
  const before = 'record' in held ? ofRecord(held.record) : ofClaim(held.claim);
  const after = 'sourceKey' in row ? ofClaim(row) : ofRecord(row);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields.flatMap((field): FieldChange[] => {
    const [from, to] = [said(field, before[field], names), said(field, after[field], names)];
    return from === to ? [] : [{ field, name: names.fields.get(field) ?? field, from, to }];
  });
}

function ofRecord({ content, severity }: Pick<ActRow, 'content' | 'severity'>): Values {
  return { ...content, ...(severity ? { severity } : {}) };
}

function ofClaim(claim: Omit<HeldClaim, 'subjectId'>): Values {
  const { name, usccGiven, regNo, state, content } = claim;
  const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null)) as Values;
  return {
    ...given,
    subjectName: name,
    uscc: usccGiven ?? undefined,
    regNo: regNo ?? undefined,
    state,
  };
}

function said(field: string, value: ActContent[string], { words }: FieldNames): string | null {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number' && field.endsWith('Fen')) return `${formatYuanShort(value)}元`;
  const word = (code: unknown): string => words.get(field)?.get(String(code)) ?? String(code);
  return Array.isArray(value) ? value.map(word).join('、') : word(value);
}
