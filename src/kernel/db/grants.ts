import pg from 'pg';

/** What the application may only add to: a leak or a bug in it rewrites no history. Erasure is the retention role's. */
const APPEND_ONLY = ['journal', 'journal_content', 'audit_log', 'access_log', 'access_seals'];

/** Gives the application's role what it needs on a server where another role owns the schema. */
export async function grantApplication(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'xinheng owner' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const to = client.escapeIdentifier(role);
    const { rows: logs } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any($1)`,
      [APPEND_ONLY],
    );
    // The queue's tables have row security without a policy, which shuts out everybody but their owner.
    const { rows: queue } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = to_regnamespace('graphile_worker') and c.relrowsecurity
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'xinheng')`,
    );
    await client.query(
      [
        'begin',
        `grant usage on schema public, graphile_worker to ${to}`,
        `grant select, insert, update, delete on all tables in schema public, graphile_worker to ${to}`,
        `grant usage, select on all sequences in schema public, graphile_worker to ${to}`,
        `grant execute on all functions in schema graphile_worker to ${to}`,
        ...logs.map(({ name }) => `revoke update, delete, truncate on ${client.escapeIdentifier(name)} from ${to}`),
        ...queue.map(({ name }) => `create policy xinheng on graphile_worker.${client.escapeIdentifier(name)} using (true) with check (true)`),
        'commit',
      ].join(';\n'),
    );
  } finally {
    await client.end();
  }
}
