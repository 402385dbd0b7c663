/**
 * What an application role may do in a database of its own owner (DATABASE_URL beside DATABASE_OWNER_URL): work with
 * every table, and only add to the logs and the journal. Content of the journal is erased after its time by another role
 * (DATABASE_RETENTION_URL), not by this one. Run by the owner after each migration.
 */
export const APPEND_ONLY = [
  'audit_log',
  'access_log',
  'access_seals',
  'journal',
  'journal_content',
  'case_steps',
  'documents',
  'delivery_outcomes',
  'delivery_files',
  'delivery_consents',
  'supervision_changes',
  'evaluations',
] as const;

export function applicationGrants(role: string): string[] {
  const name = `"${role.replaceAll('"', '""')}"`;
  return [
    `grant usage on schema public to ${name}`,
    `grant select, insert, update, delete on all tables in schema public to ${name}`,
    `grant usage on all sequences in schema public to ${name}`,
    `revoke update, delete, truncate on ${APPEND_ONLY.join(', ')} from ${name}`,
    `revoke insert, update, delete on schema_migrations from ${name}`,
  ];
}
