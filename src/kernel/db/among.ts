import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** Is the column one of these? One statement, however many they are. */
export function among(column: string, ids: readonly string[], type: 'uuid' | 'text' = 'uuid'): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::${sql.raw(type)}[])`;
}

/** What was read for many, by the one to whom each row belongs; the order of the rows is kept. */
export function grouped<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, valueOf: (row: Row) => Value): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [valueOf(row)]);
    else group.push(valueOf(row));
  }
  return groups;
}
