import pg from 'pg';
import { fixedClock } from '../../src/kernel/clock/index.ts';
import { openDatabase } from '../../src/kernel/db/index.ts';
import { loadShippedPolicy, POLICY_DIRECTORY } from '../../src/kernel/policy/index.ts';
import { withDatabase } from './url.ts';

/** The day of tests that name none. */
export const POLICY_DAY = '2026-11-24';

export function noonOf(day: string): string {
  return `${day}T04:00:00Z`;
}

export type PolicyTemplates = Record<'demo' | 'chongqing', string>;

/**
 * Templates with the shipped policy of a jurisdiction as of POLICY_DAY: checking and loading it for each database of each
 * test was most of what they cost. Made anew for each run, whose own code loads them.
 */
export async function makePolicyTemplates(url: string, template: string): Promise<PolicyTemplates> {
  const templates: PolicyTemplates = {
    demo: `xh_policy_${process.pid}_demo`,
    chongqing: `xh_policy_${process.pid}_chongqing`,
  };
  for (const [jurisdiction, name] of Object.entries(templates)) {
    await administer(url, `drop database if exists ${name} with (force)`, `create database ${name} template ${template}`);
    const database = openDatabase(withDatabase(url, name));
    const now = fixedClock(noonOf(POLICY_DAY)).now();
    await database.tx((tx) => loadShippedPolicy(tx, POLICY_DIRECTORY, ['national', jurisdiction], now));
    await database.close();
  }
  return templates;
}

export async function dropPolicyTemplates(url: string, templates: PolicyTemplates): Promise<void> {
  await administer(url, ...Object.values(templates).map((name) => `drop database if exists ${name} with (force)`));
}

async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
