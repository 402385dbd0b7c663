import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { PolicyTemplates } from './policy-templates.ts';
import { openDatabase, type Database } from '../../src/kernel/db/index.ts';
import { withDatabase } from './url.ts';

export interface TestDatabase extends Database {
  readonly url: string;
  readonly name: string;
}

/**
 * A Database on a fresh clone of the migrated template, with the policy of `policyOf` where given; dropped after the file's (or describe's) last test. Call it in
 * beforeAll, beforeEach or a test.
 */
export async function testDatabase(options: { empty?: boolean; policyOf?: keyof PolicyTemplates } = {}): Promise<TestDatabase> {
  const name = `xh_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  const migrated = options.policyOf ? inject('policyTemplates')[options.policyOf] : inject('template');
  const template = options.empty ? `template0 encoding 'UTF8' locale 'C.UTF-8'` : migrated;
  // Copying the files of a template is several times faster than logging each of its pages, which is for servers that are backed up.
  await administer(`create database ${name} template ${template} strategy file_copy`);
  const url = withDatabase(inject('databaseUrl'), name);
  const database = { ...openDatabase(url), url, name };
  cleanups.push(async () => {
    await database.close();
    await administer(`drop database if exists ${name} with (force)`);
  });
  return database;
}

const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
