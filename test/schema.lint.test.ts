import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { testDatabase } from './support/database.ts';

/** The schema rules of scale-out (docs/decisions): what can be checked from the catalogue tables is checked here. */
const { merger: _, ...classes } = JSON.parse(readFileSync(new URL('../migrations/tables.json', import.meta.url), 'utf8')) as Record<
  'D' | 'K' | 'R' | 'L',
  string[]
> & { merger: unknown };

describe('schema lint', () => {
  test('every table has one class, every class names existing tables', async () => {
    const db = await testDatabase();
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(db.kysely);
    const named = Object.values(classes).flat();
    expect(rows.map((r) => r.name).toSorted()).toEqual(named.toSorted());
    expect(new Set(named).size).toBe(named.length);
    console.log(`schema lint: ${rows.length} tables read`);
  });

  test('every table belongs to one room, and what a room shows to others is a view named after it', async () => {
    const db = await testDatabase();
    const rooms = JSON.parse(readFileSync(new URL('../migrations/rooms.json', import.meta.url), 'utf8')) as Record<string, string[]>;
    expect(Object.values(rooms).flat().toSorted()).toEqual(Object.values(classes).flat().toSorted());
    // What a view reads, its room owns; a view of another's tables would be a way around the wall.
    const { rows } = await sql<{ view: string; tables: string[]; invoker: boolean }>`
      select v.relname as view, array_agg(distinct t.relname::text) as tables,
        coalesce('security_invoker=true' = any(v.reloptions), false) as invoker
      from pg_class v join pg_rewrite w on w.ev_class = v.oid
      join pg_depend d on d.objid = w.oid and d.classid = 'pg_rewrite'::regclass and d.refobjid <> v.oid
      join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p', 'v')
      where v.relkind = 'v' and v.relnamespace = 'public'::regnamespace
      group by v.relname, v.reloptions`.execute(db.kysely);
    expect(rows.length).toBeGreaterThan(10);
    for (const { view, tables, invoker } of rows) {
      const own = Object.entries(rooms).find(([room]) => view.startsWith(`v_${room.split('/').at(-1)}_`))?.[1];
      for (const table of tables) expect(own, view).toContain(table);
      // Else it would lend its owner's rights, also to change what only grows.
      expect(invoker, view).toBe(true);
    }
  });

  test('D tables: subject_id not null, first in the primary key, in every unique constraint', async () => {
    const db = await testDatabase();
    const { rows } = await sql<{
      tbl: string;
      constraint: string;
      kind: string;
      cols: string[];
      nullable: boolean | null;
    }>`
      select c.relname as tbl, i.relname as constraint, case when x.indisprimary then 'p' else 'u' end as kind,
        (select array_agg(a.attname::text order by k.ord) from unnest(x.indkey) with ordinality k(att, ord)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.att) as cols,
        (select not a.attnotnull from pg_attribute a where a.attrelid = c.oid and a.attname = 'subject_id') as nullable
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and x.indisunique`.execute(db.kysely);
    for (const table of classes.D) {
      const own = rows.filter((r) => r.tbl === table);
      const primary = own.find((r) => r.kind === 'p');
      expect(primary?.cols[0], `${table}: subject_id first in the primary key`).toBe('subject_id');
      expect(primary?.nullable, `${table}: subject_id not null`).toBe(false);
      for (const unique of own) expect(unique.cols, `${table}.${unique.constraint}`).toContain('subject_id');
    }
  });

  test('foreign keys: D→D on subject_id, D→R; named, not deferrable, no cascade', async () => {
    const db = await testDatabase();
    const { rows } = await sql<{ name: string; src: string; dst: string; cols: string[]; bad: boolean }>`
      select k.conname as name, k.conrelid::regclass::text as src, k.confrelid::regclass::text as dst,
        (select array_agg(a.attname::text) from unnest(k.conkey) c(n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n) as cols,
        (k.condeferrable or k.confupdtype <> 'a' or k.confdeltype <> 'a') as bad
      from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where k.contype = 'f' and n.nspname = 'public'`.execute(db.kysely);
    for (const key of rows) {
      expect(key.bad, key.name).toBe(false);
      if (classes.D.includes(key.src)) {
        expect([...classes.D, ...classes.R], `${key.name}: D → D or R`).toContain(key.dst);
        if (classes.D.includes(key.dst)) expect(key.cols, key.name).toContain('subject_id');
      } else {
        expect(classes.K.includes(key.src) || classes.K.includes(key.dst), `${key.name}: none to or from K`).toBe(false);
      }
    }
  });

  test('no triggers on D or R, no identity or serial column outside L', async () => {
    const db = await testDatabase();
    const triggers = await sql<{ tbl: string }>`
      select tgrelid::regclass::text as tbl from pg_trigger where not tgisinternal`.execute(db.kysely);
    for (const t of triggers.rows) expect([...classes.D, ...classes.R, ...classes.K]).not.toContain(t.tbl);
    const sequences = await sql<{ tbl: string }>`
      select table_name as tbl from information_schema.columns
      where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%')`.execute(db.kysely);
    for (const s of sequences.rows) expect(classes.L).toContain(s.tbl);
  });
});
