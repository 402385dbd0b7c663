import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** File name without `.sql`: YYYYMMDDHHMM-room-what. */
  name: string;
  sql: string;
  /** SHA-256 of the file, hexadecimal. */
  hash: string;
}

/** migrations/ of the checkout: beside src/ and beside dist/ alike. */
export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('../../../migrations/', import.meta.url));

export async function readMigrations(directory: string = MIGRATIONS_DIRECTORY): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (file) => {
      const sql = await readFile(`${directory}/${file}`, 'utf8');
      return { name: file.slice(0, -'.sql'.length), sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** One hash over all files: names the schema version and the tests' template database. */
export function schemaHash(migrations: readonly Migration[]): string {
  const sum = createHash('sha256');
  for (const { name, hash } of migrations) sum.update(`${name} ${hash}\n`);
  return sum.digest('hex');
}
