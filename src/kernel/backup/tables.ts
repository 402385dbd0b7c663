import type { ClientBase } from 'pg';

export interface TableShape {
  name: string;
  /** Stored columns, in the table's order. */
  columns: string[];
  /** Columns whose numbers come from a sequence. */
  identities: string[];
}

/** Says what the schema is, not what was done: filled by migrate itself. */
const NOT_DATA = ['schema_migrations'];

/** Our tables, each after those that it refers to, so that foreign keys hold while a backup is loaded. */
export async function readTables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape & { needs: string[] }>(
    `
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '') as identities,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
    order by c.relname`,
    [NOT_DATA],
  );
  const ordered: TableShape[] = [];
  const visit = (name: string): void => {
    const table = rows.find((row) => row.name === name);
    if (!table || ordered.some((each) => each.name === name)) return;
    for (const needed of table.needs) visit(needed);
    ordered.push({ name: table.name, columns: table.columns, identities: table.identities });
  };
  for (const { name } of rows) visit(name);
  return ordered;
}

export function copyText(client: ClientBase, table: Pick<TableShape, 'name' | 'columns'>, direction: 'to stdout' | 'from stdin'): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `copy public.${client.escapeIdentifier(table.name)} (${columns}) ${direction}`;
}
