import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations, schemaHash } from '../../src/kernel/db/index.ts';
import { migrateJobs } from '../../src/kernel/jobs/index.ts';
import { startCluster } from './cluster.ts';
import { dropPolicyTemplates, makePolicyTemplates, type PolicyTemplates } from './policy-templates.ts';
import { withDatabase } from './url.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Administrator's URL of the server that tests use. */
    databaseUrl: string;
    /** Name of the migrated template database. */
    template: string;
    /** As `template`, with the shipped policy of a jurisdiction loaded on POLICY_DAY. */
    policyTemplates: PolicyTemplates;
  }
}

/** One server for the whole run: TEST_DATABASE_URL (role with CREATEDB), never an operator's DATABASE_URL; else our own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given ? { url: given, stop: async () => undefined } : await startCluster();
  try {
    project.provide('databaseUrl', cluster.url);
    const template = await makeTemplate(cluster.url);
    project.provide('template', template);
    const policyTemplates = await makePolicyTemplates(cluster.url, template);
    project.provide('policyTemplates', policyTemplates);
    return async () => {
      await dropPolicyTemplates(cluster.url, policyTemplates);
      await cluster.stop();
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function makeTemplate(url: string): Promise<string> {
  const migrations = await readMigrations();
  const name = `xh_template_${schemaHash(migrations).slice(0, 16)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two runs on one server: the second waits and finds the template.
    await client.query('select pg_advisory_lock(722024)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const raw = `${name}_raw`;
      await client.query(`drop database if exists ${raw} with (force)`);
      await client.query(`create database ${raw} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
      await migrate(withDatabase(url, raw), migrations, new Date());
      await migrateJobs(withDatabase(url, raw));
      await client.query(`alter database ${raw} rename to ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}
