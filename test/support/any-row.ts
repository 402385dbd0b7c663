import fc, { type GeneratorValue } from 'fast-check';
import { sql, type Kysely } from 'kysely';

export interface BodyColumn {
  table: string;
  column: string;
  array: boolean;
}

/** Every column of the schema that refers to a body of the register, by its name. */
export async function bodyColumns(db: Kysely<unknown>): Promise<BodyColumn[]> {
  const { rows } = await sql<BodyColumn>`
    select c.table_name as "table", c.column_name as "column", c.udt_name = '_uuid' as "array"
    from information_schema.columns c join pg_tables t on t.tablename = c.table_name and t.schemaname = c.table_schema
    where c.table_schema = 'public' and c.udt_name in ('uuid', '_uuid')
      and c.column_name ~ '^(subject_ids?|survivor_id|other_id|merged|merged_into|body|bodies|body_ids?)$'
    order by 1, 2`.execute(db);
  return rows;
}

interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

const TRIES = 60;

/**
 * Puts a row into any table that refers to the body by `column`: of each other column it knows only type and constraints, so it
 * tries until the table takes one. Throws where none is taken.
 */
export async function anyRow(db: Kysely<unknown>, g: GeneratorValue, { table, column, array }: BodyColumn, body: string): Promise<void> {
  const { rows: columns } = await sql<Column>`
    select column_name as name, udt_name as type, is_nullable = 'YES' as nullable from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and column_name <> ${column} and is_identity = 'NO'
    order by ordinal_position`.execute(db);
  const { rows: checks } = await sql<{ text: string }>`
    select pg_get_constraintdef(oid) as text from pg_constraint
    where contype = 'c' and conrelid = ${table}::regclass`.execute(db);
  let fault: unknown;
  for (let tried = 0; tried < TRIES; tried++) {
    const values = columns.flatMap(({ name, type, nullable }) =>
      nullable && g(fc.boolean) ? [] : [[name, valueOf(g, type, checks, name)] as const],
    );
    const row = JSON.stringify({ ...Object.fromEntries(values), [column]: array ? [body] : body });
    const names = sql.join([column, ...values.map(([name]) => name)].map((name) => sql.ref(name)));
    try {
      await sql`insert into ${sql.table(table)} (${names})
        select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb)`.execute(db);
      return;
    } catch (error) {
      fault = error;
    }
  }
  throw new Error(`${table} takes no row`, { cause: fault });
}

/** The words that the constraints on a column name. */
function wordsFor(checks: readonly { text: string }[], column: string): string[] {
  const about = checks.filter(({ text }) => new RegExp(`\\b${column}\\b`, 'u').test(text));
  return about.flatMap(({ text }) => [...text.matchAll(/'([a-z][a-z_-]*)'::text/gu)].map((found) => found[1]!));
}

/** The pattern that a constraint asks of a column. */
function patternFor(checks: readonly { text: string }[], column: string): string | undefined {
  return checks.flatMap(({ text }) => new RegExp(`\\(${column} ~ '(.+?)'::text\\)`, 'u').exec(text)?.[1] ?? [])[0];
}

/** By its text: the generator takes two expressions for the same. */
const matching = (pattern: string) => fc.stringMatching(new RegExp(pattern, 'u'));

/** How many bytes the constraints ask for; those of a hash where they don't. */
function lengthOf(checks: readonly { text: string }[], column: string): number {
  const asked = checks.flatMap(({ text }) => new RegExp(`length\\(${column}\\) = (\\d+)`, 'u').exec(text)?.[1] ?? []);
  return Number(asked[0] ?? 32);
}

function valueOf(g: GeneratorValue, type: string, checks: readonly { text: string }[], column: string): unknown {
  const [words, pattern, bytes] = [wordsFor(checks, column), patternFor(checks, column), lengthOf(checks, column)];
  const hex = (): string => g(fc.string, { unit: fc.constantFrom(...'0123456789abcdef'), minLength: 2 * bytes, maxLength: 2 * bytes });
  switch (type) {
    case 'uuid':
      return g(fc.uuid);
    case 'text':
      if (pattern !== undefined) return g(matching, pattern);
      return words.length > 0 ? g(fc.constantFrom<string[]>, ...words) : hex();
    case '_text':
      return words;
    case 'bool':
      return g(fc.boolean);
    case 'date':
      return '2026-11-24';
    case 'timestamptz':
      return '2026-11-24T04:00:00Z';
    case 'bytea':
      return `\\x${hex()}`;
    case 'jsonb':
      return {};
    default:
      return type.startsWith('_') ? [] : g(fc.nat, { max: 30_000 });
  }
}
