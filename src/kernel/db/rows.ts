import { sql, type RawBuilder } from 'kysely';
import { byteaArray, jsonArray, plainArray, textArray } from './arrays.ts';

type Value = string | number | boolean | Buffer | null;

/** How a column of many rows travels: its value, the type of it, and how many values become one parameter. */
interface Travel<Row> {
  value: (row: Row) => Value;
  type: string;
  list: (values: never[]) => string;
  /** Where needed: how what travelled becomes the column. */
  to?: (travelled: RawBuilder<unknown>) => RawBuilder<unknown>;
}

/** For uuid, date, int, bigint and boolean. */
export function plain<Row>(value: (row: Row) => string | number | boolean | null, type: string): Travel<Row> {
  return { value, type, list: plainArray };
}

export function text<Row>(value: (row: Row) => string | null): Travel<Row> {
  return { value, type: 'text', list: textArray };
}

/** Arrays of arrays can't be ragged: these travel joined. No element holds a comma; `type` is that of the column. */
export function joined<Row>(value: (row: Row) => readonly string[], type: string): Travel<Row> {
  return {
    ...text((row) => value(row).join(',')),
    to: (travelled) => sql`string_to_array(${travelled}, ',')::${sql.raw(type)}`,
  };
}

export function json<Row>(value: (row: Row) => unknown): Travel<Row> {
  return { value: (row) => JSON.stringify(value(row)), type: 'jsonb', list: jsonArray };
}

export function bytes<Row>(value: (row: Row) => Buffer): Travel<Row> {
  return { value, type: 'bytea', list: byteaArray };
}

export type Columns<Row, Column extends string> = Record<Column, Travel<Row>>;

/**
 * Rows by the thousand as parameters of one statement, packed when made: best while the database is still busy with the
 * statements before. A column in which all rows are alike travels once: in rows of one file that is most columns, and
 * taking lists apart is a large part of what such a statement costs the database.
 */
export class PackedRows<Row, Column extends string> {
  readonly size: number;
  readonly #columns: Columns<Row, Column>;
  readonly #lists = new Map<Column, string>();
  readonly #alike = new Map<Column, Value>();

  /** `key`: the column that always travels as a list, so that rows are counted by it. */
  constructor(columns: Columns<Row, Column>, key: NoInfer<Column>, rows: readonly Row[]) {
    this.#columns = columns;
    this.size = rows.length;
    for (const column of Object.keys(columns) as Column[]) {
      const { value, list } = columns[column];
      const values = rows.map(value);
      if (column !== key && values.every((each) => each === values[0])) this.#alike.set(column, values[0] ?? null);
      else this.#lists.set(column, list(values as never[]));
    }
  }

  /** `rows from (unnest($1::uuid[]), …) with ordinality as n(subject_id, …, i)`; `i` counts from 1. */
  source(): RawBuilder<unknown> {
    const functions = [...this.#lists].map(([column, list]) => {
      const { type } = this.#columns[column];
      if (type === 'jsonb') return sql`jsonb_array_elements(${list}::jsonb)`;
      return sql`unnest(${list}::${sql.raw(type)}[])`;
    });
    return sql`rows from (${sql.join(functions)}) with ordinality as n(${sql.raw([...this.#lists.keys()].join(', '))}, i)`;
  }

  /** The value of a column in a statement over `source()`. */
  value(column: Column): RawBuilder<unknown> {
    const { type, to } = this.#columns[column];
    const travelled = this.#lists.has(column) ? sql.raw(`n.${column}`) : sql`${this.#alike.get(column) ?? null}::${sql.raw(type)}`;
    return to ? to(travelled) : travelled;
  }

  /** `n.a, n.b, …` of a select list. */
  values(columns: readonly Column[]): RawBuilder<unknown> {
    return sql.join(columns.map((column) => this.value(column)));
  }

  /** `a = n.a, …` of an update. */
  assignments(columns: readonly Column[]): RawBuilder<unknown> {
    return sql.join(columns.map((column) => sql`${sql.raw(column)} = ${this.value(column)}`));
  }
}
