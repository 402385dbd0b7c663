import type { MappingColumn, MappingFile } from './mapping.ts';

/** One thing in which an edition differs from the one before; values as text, empty where there is none. */
export type Difference =
  | { kind: 'column-added' | 'column-gone'; column: string; part: ''; from: string; to: string }
  | { kind: 'column'; column: string; part: string; from: string; to: string }
  | { kind: 'rule'; column: ''; part: string; from: string; to: string };

/** In the order of the earlier edition, what is new at the end. Pure. */
export function differences(before: MappingFile, after: MappingFile): Difference[] {
  return [
    ...rules({ ...before, content: undefined }, { ...after, content: undefined }),
    ...columns(before.content.columns, after.content.columns),
    ...rules({ ...before.content, columns: undefined }, { ...after.content, columns: undefined }),
  ];
}

function columns(before: readonly MappingColumn[], after: readonly MappingColumn[]): Difference[] {
  const [old, now] = [keyed(before), keyed(after)];
  const gone = [...old].flatMap(([key, column]): Difference[] => {
    const next = now.get(key);
    if (next === undefined) return [{ kind: 'column-gone', column: nameOf(column), part: '', from: column.field, to: '' }];
    return parts(column, next).map((each) => ({ kind: 'column', column: nameOf(next), ...each }));
  });
  const added = [...now].flatMap(([key, column]): Difference[] =>
    old.has(key) ? [] : [{ kind: 'column-added', column: nameOf(column), part: '', from: '', to: column.field }],
  );
  return [...gone, ...added];
}

/** Several columns may become one field: the first is the first. */
function keyed(all: readonly MappingColumn[]): Map<string, MappingColumn> {
  const seen = new Map<string, number>();
  return new Map(
    all.map((column) => {
      const n = seen.get(column.field) ?? 0;
      seen.set(column.field, n + 1);
      return [`${column.field} ${n}`, column];
    }),
  );
}

const nameOf = ({ names, codes, field }: MappingColumn): string => names[0] ?? codes[0] ?? field;

function rules(before: object, after: object): Difference[] {
  return parts(before, after).map((each) => ({ kind: 'rule', column: '', ...each }));
}

function parts(before: object, after: object): { part: string; from: string; to: string }[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((part) => {
    const [from, to] = [said(old.get(part)), said(now.get(part))];
    return from === to ? [] : [{ part, from, to }];
  });
}

/** Lists by their entries, pairs by their lines; the order of names in an object means nothing. */
function said(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(said).join('、');
  if (typeof value !== 'object') return JSON.stringify(value).replace(/^"|"$/gu, '');
  return Object.entries(value)
    .map(([key, each]) => `${key}=${said(each)}`)
    .sort()
    .join('；');
}
