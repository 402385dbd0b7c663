import pg from 'pg';
import { applicationGrants } from './access/index.ts';

/** Gives the application's role what it needs on a server where another role owns the schema; run after migrations. */
export async function grantApplication(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'xinheng owner' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const to = client.escapeIdentifier(role);
    // The queue's tables have row security without a policy, which shuts out everybody but their owner.
    const { rows: queue } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = to_regnamespace('graphile_worker') and c.relrowsecurity
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'xinheng')`,
    );
    const statements = [
      ...applicationGrants(role),
      `grant usage on schema graphile_worker to ${to}`,
      `grant select, insert, update, delete on all tables in schema graphile_worker to ${to}`,
      `grant usage, select on all sequences in schema graphile_worker to ${to}`,
      `grant execute on all functions in schema graphile_worker to ${to}`,
      ...queue.map(
        ({ name }) => `create policy xinheng on graphile_worker.${client.escapeIdentifier(name)} using (true) with check (true)`,
      ),
    ];
    await client.query(['begin', ...statements, 'commit'].join(';\n'));
  } finally {
    await client.end();
  }
}
