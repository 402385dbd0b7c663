import type { MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import { normaliseName, sourceNameKey, sourceNumberKey, type KeyKind } from '../../subjects/index.ts';
import type { Draft } from '../reading/draft.ts';

const KINDS = {
  uscc: 'uscc',
  regNo: 'reg',
  orgCode: 'org',
  taxNo: 'tax',
  institutionNo: 'institution',
  socialNo: 'social',
  sourceNo: 'source',
  subjectName: 'source',
} as const satisfies Record<MappingContent['keys'][number], KeyKind>;

/** By what a row says whom it is about. */
export interface RowKey {
  keyKind: KeyKind;
  key: string;
  /** Of a row that may be joined by name: the key of its name, which is `key` itself where it gives no number. */
  joinName: string | null;
}

/** The first key of the mapping that the row gives; undefined where it gives none. */
export function rowKey(mapping: MappingContent, values: Draft['values']): RowKey | undefined {
  const field = mapping.keys.find((key) => values[key] !== undefined);
  if (field === undefined) return undefined;
  const text = String(values[field]);
  const keyKind = KINDS[field];
  const register = mapping.register;
  if (keyKind !== 'source' || register === undefined) return { keyKind, key: text, joinName: null };
  const name = sourceNameKey(register, normaliseName(String(values['subjectName'] ?? '')));
  if (field === 'subjectName') return { keyKind, key: name, joinName: name };
  const byName = mapping.keys.includes('subjectName') && values['subjectName'] !== undefined;
  return { keyKind, key: sourceNumberKey(register, text), joinName: byName ? name : null };
}

/** What a source wrote where a code should stand: with the name beside it, the source's own way to say whom it means. */
export function wrongKey(reporting: string, code: string): RowKey {
  return { keyKind: 'source', key: sourceNumberKey(reporting, code), joinName: null };
}
