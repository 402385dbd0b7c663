import type { TProperties, TSchema } from 'typebox';
import type { DescribedList, Word } from '../http/index.ts';
import type { List, ListColumn } from './types.ts';

type Catalogue = Readonly<Record<string, (() => string) | undefined>>;
interface Words {
  zh: Catalogue;
  en: Catalogue;
}

/** Throws for a word that the list needs and its catalogue lacks: a mistake of ours, so no server starts with one. */
export function describeList<P extends TProperties, F extends TProperties, Row, K extends string, O extends string>(
  list: List<P, F, Row, K, O>,
): DescribedList {
  const words = list.words as unknown as Words;
  const word = (...keys: string[]): Word => {
    const key = keys.find((each) => words.zh[each] !== undefined);
    if (key === undefined) throw new Error(`list ${list.name}: its words lack ${keys.join(' and ')}`);
    return { zh: words.zh[key]!(), en: words.en[key]!() };
  };
  const shown = Object.entries(list.filters ?? {}).filter(([name]) => list.unshown?.includes(name) !== true);
  return {
    name: list.name,
    columns: Object.entries<ListColumn<Row>>(list.columns).map(([key, { kind = 'text', heading, extra, only }]) => ({
      key,
      ...word(`column.${key}`),
      kind,
      ...(heading ? { heading } : {}),
      ...(extra ? { extra } : {}),
      ...(only === 'file' ? { only } : {}),
      ...(list.orders.length > 1 && (list.orders as readonly string[]).includes(key) ? { sortable: true as const } : {}),
    })),
    orders: list.orders.map((key) => ({ key, ...word(`order.${key}`) })),
    filters: shown.map(([name, schema]) => {
      const values = valuesOf(schema);
      const hint = `filter.${name}.hint`;
      return {
        name,
        ...word(`filter.${name}`, `column.${name}`),
        kind: kindOf(schema, values),
        ...(words.zh[hint] === undefined ? {} : { hint: word(hint) }),
        ...('maxLength' in schema ? { maxLength: schema.maxLength as number } : {}),
        ...(values === null ? {} : { options: values.map((value) => ({ value, ...word(`${name}.${value}`) })) }),
      };
    }),
    ...(list.file === undefined ? {} : { file: list.file.path ?? list.path }),
  };
}

function kindOf(schema: TSchema, values: readonly string[] | null): DescribedList['filters'][number]['kind'] {
  if (values !== null) return 'select';
  const { type, format } = schema as { type?: string; format?: string };
  if (type === 'boolean') return 'check';
  return format === 'date' ? 'date' : 'text';
}

/** The values of an enumeration, null for any other schema. */
function valuesOf(schema: TSchema): string[] | null {
  const { enum: values, anyOf } = schema as { enum?: string[]; anyOf?: { const?: unknown }[] };
  if (values !== undefined) return [...values];
  const constants = anyOf?.map((each) => each.const) ?? [];
  return constants.length > 0 && constants.every((each) => typeof each === 'string') ? constants : null;
}
