import type { Choice, DescribedList, Word } from '../http/index.ts';
import type { AnyList, ListFilter } from './types.ts';

export function describeList({ name, path, columns, orders, filters = {}, pages, file = {} }: AnyList): DescribedList {
  return {
    name,
    columns: Object.entries(columns).map(([key, { zh, en, kind = 'text', heading, extra, only, values, none }]) => ({
      key,
      zh,
      en,
      kind,
      ...(heading ? { heading } : {}),
      ...(extra ? { extra } : {}),
      ...(only ? { only } : {}),
      ...(values ? { values: choicesOf(values) } : {}),
      ...(none ? { none } : {}),
    })),
    orders: Object.entries(orders).map(([key, { zh, en }]) => ({ key, zh, en })),
    filters: Object.entries(filters).flatMap(([key, filter]) => describeFilter(key, filter)),
    ...(pages === 'whole' ? { whole: true } : {}),
    file: 'none' in file ? file : (file.path ?? path),
  };
}

function describeFilter(name: string, { schema, zh, en, hint, values }: ListFilter): DescribedList['filters'] {
  if (zh === undefined || en === undefined) return [];
  const { type, format, maxLength } = schema as { type?: string; format?: string; maxLength?: number };
  const kind = values ? 'select' : type === 'boolean' ? 'check' : format === 'date' ? 'date' : 'text';
  const options = choicesOf(values ?? {});
  return [{ name, zh, en, kind, ...(hint && { hint }), ...(maxLength && { maxLength }), ...(values && { options }) }];
}

function choicesOf(values: Readonly<Record<string, Word>>): Choice[] {
  return Object.entries(values).map(([value, { zh, en }]) => ({ value, zh, en }));
}

/** Words of values that a catalogue has under `PREFIX.VALUE`. */
export function valuesOf<V extends string, P extends string>(
  { zh, en }: { zh: Readonly<Record<`${P}.${V}`, () => string>>; en: Readonly<Record<`${P}.${V}`, () => string>> },
  prefix: P,
  values: readonly V[],
): Record<string, Word> {
  return Object.fromEntries(values.map((value) => [value, { zh: zh[`${prefix}.${value}`](), en: en[`${prefix}.${value}`]() }]));
}
