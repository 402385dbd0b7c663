import { sql } from 'kysely';
import { jsonArray, type Tx } from '../../kernel/db/index.ts';
import type { Ids } from '../../kernel/ids/index.ts';
import { idOf } from './compute.ts';
import type { Scope } from './scope.ts';
import type { CodeFindingsTable, Finding } from './types.ts';

export interface Reconciled {
  opened: CodeFindingsTable[];
  gone: CodeFindingsTable[];
}

/**
 * Makes what is stored say what was computed: new findings are opened, those that no longer follow are gone, one whose
 * facts changed is gone and opened anew. The order of both is that of their keys.
 */
export async function reconcile(
  tx: Tx,
  ids: Pick<Ids, 'record'>,
  computed: ReadonlyMap<string, Finding>,
  scope: Scope,
  day: string,
): Promise<Reconciled> {
  const stored = await standingIn(tx, scope, [...computed.values()]);
  const kept = new Set<string>();
  const gone: CodeFindingsTable[] = [];
  const moved: CodeFindingsTable[] = [];
  for (const row of stored) {
    const now = computed.get(idOf(row));
    if (now?.fingerprint !== row.fingerprint) gone.push(row);
    else {
      kept.add(idOf(row));
      if (JSON.stringify(factsOf(row)) !== JSON.stringify(factsOf(now))) moved.push(rowOf(now, row.finding_id, row.found_on));
    }
  }
  const opened = [...computed.values()]
    .filter((finding) => !kept.has(idOf(finding)))
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
    .map((finding) => rowOf(finding, ids.record(), day));
  await endFindings(
    tx,
    gone.map((row) => row.finding_id),
    day,
  );
  await sql`delete from code_findings where finding_id = any(${moved.map((row) => row.finding_id)}::uuid[])`.execute(tx);
  await insertFindings(tx, [...opened, ...moved]);
  return { opened, gone };
}

/** What a finding says, beside its days: what a full computation must find alike. */
export function factsOf(finding: Finding | CodeFindingsTable): unknown[] {
  const subjects = 'subjectIds' in finding ? finding.subjectIds : finding.subject_ids;
  const { kind, key, fingerprint, cause, codes, source, candidate, basis, organ, district, counted } = finding;
  return [kind, key, fingerprint, cause, codes, subjects, source, candidate, basis, organ, district, counted];
}

async function standingIn(tx: Tx, scope: Scope, computed: readonly Finding[]): Promise<CodeFindingsTable[]> {
  const concerned =
    scope === 'all'
      ? sql`true`
      : sql`(f.subject_ids && ${scope.subjects}::uuid[] or (f.kind, f.key) in (
          select * from unnest(${computed.map((each) => each.kind)}::text[], ${computed.map((each) => each.key)}::text[])))`;
  const { rows } = await sql<CodeFindingsTable>`
    select f.* from code_findings f where f.gone_on is null and ${concerned} order by f.kind, f.key for update`.execute(tx);
  return rows;
}

async function endFindings(tx: Tx, ids: readonly string[], day: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`update code_findings set gone_on = ${day}::date where finding_id = any(${[...ids]}::uuid[])`.execute(tx);
}

async function insertFindings(tx: Tx, rows: readonly CodeFindingsTable[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into code_findings
    select * from jsonb_populate_recordset(null::code_findings, ${jsonArray(rows.map((row) => JSON.stringify(row)))}::jsonb)`.execute(tx);
}

function rowOf(finding: Finding, id: string, day: string): CodeFindingsTable {
  const { subjectIds, ...rest } = finding;
  return { finding_id: id, ...rest, subject_ids: subjectIds, found_on: day, gone_on: null };
}
