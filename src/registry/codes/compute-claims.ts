import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { CodeRulesContent } from '../../kernel/policy/index.ts';
import { checkUscc } from '../uscc/index.ts';
import { livingSql, normaliseName } from '../subjects/index.ts';
import { explain } from './cause.ts';
import { registeringOrgan } from './policy.ts';
import { CLAIMED, within, type Scope } from './scope.ts';
import type { Finding } from './types.ts';

interface ClaimRow {
  subject_id: string;
  registration_id: string;
  source: string;
  uscc_given: string;
  district: string | null;
  uscc: string | null;
}

const PAGE = 20_000;
const WARNINGS = { DEPT: 'department', CATEGORY: 'category', REGION: 'region' } as const;

/** Findings of single claims: a code that can't be one, and one whose parts nobody knows. */
export async function claimFindings(tx: Tx, rules: CodeRulesContent | undefined, scope: Scope): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const rows of claimPages(tx, scope)) {
    const wrong: { row: ClaimRow; finding: Finding }[] = [];
    for (const row of rows) {
      const finding = ofClaim(row, rules);
      if (finding) wrong.push({ row, finding });
    }
    const numbers = wrong.filter(({ finding }) => finding.cause === 'old_15' || finding.cause === 'old_13');
    const byNumber = await codesOfNumbers(
      tx,
      numbers.map(({ row }) => row.uscc_given.trim()),
    );
    for (const { row, finding } of wrong) found.push(withCandidate(finding, row, byNumber));
  }
  return found;
}

/** Pure but for the check: what the code by itself says. */
function ofClaim(row: ClaimRow, rules: CodeRulesContent | undefined): Finding | undefined {
  const check = checkUscc(row.uscc_given);
  if (check.findings.length === 0) return undefined;
  const base = {
    key: row.registration_id,
    fingerprint: row.uscc_given,
    codes: [row.uscc_given],
    subjectIds: [row.subject_id],
    source: row.source,
    organ: registeringOrgan(rules, row.uscc_given, row.source),
    district: row.district,
    candidate: null,
    basis: null,
  };
  const why = explain(row.uscc_given);
  if (why) {
    const [only, ...more] = why.candidates;
    const candidate = only !== undefined && more.length === 0 ? only : null;
    // A placeholder says that there is no code: no error, and in no rate.
    const counted = why.cause !== 'placeholder';
    return {
      ...base,
      kind: 'invalid',
      cause: why.cause,
      candidate,
      basis: candidate === null ? null : 'code',
      counted,
    };
  }
  const warning = (['DEPT', 'CATEGORY', 'REGION'] as const).find((each) => check.findings.includes(each));
  return warning && { ...base, kind: 'warning', cause: WARNINGS[warning], counted: false };
}

/** Where the code itself tells nothing: the body of an old number, the valid code that another source gives the body. */
function withCandidate(finding: Finding, row: ClaimRow, byNumber: ReadonlyMap<string, string>): Finding {
  if (finding.kind !== 'invalid' || finding.cause === 'placeholder') return finding;
  if (row.uscc !== null) return { ...finding, candidate: row.uscc, basis: 'body' };
  const code = byNumber.get(row.uscc_given.trim());
  return code !== undefined && finding.candidate === null ? { ...finding, candidate: code, basis: 'old_number' } : finding;
}

/** Old numbers that lead to exactly one code. */
async function codesOfNumbers(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ key: string; code: string }>`
    select k.key, min(b.uscc) as code from v_subjects_keys k join v_subjects_bodies b on b.subject_id = k.subject_id
    where k.kind = 'reg' and k.state <> 'ended' and b.merged_into is null and b.uscc is not null
      and k.key = any(${[...numbers]}::text[]) and ${CLAIMED}
    group by k.key having count(distinct b.uscc) = 1`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.code]));
}

/** Page by page, whole bodies at a time: the register need not fit into memory. */
async function* claimPages(tx: Tx, scope: Scope): AsyncGenerator<ClaimRow[]> {
  if (scope !== 'all') {
    if (scope.subjects.length > 0) yield await claims(tx, within(scope, 'r'));
    return;
  }
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<{ last: string | null }>`
      select max(p.subject_id::text) as last from (
        select subject_id from v_subjects_bodies where subject_id > ${after}::uuid order by subject_id limit ${PAGE}) p`.execute(tx);
    const last = rows[0]?.last ?? null;
    if (last === null) return;
    yield await claims(tx, sql`r.subject_id > ${after}::uuid and r.subject_id <= ${last}::uuid`);
    after = last;
  }
}

async function claims(tx: Tx, where: ReturnType<typeof sql>): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${livingSql('b')} as subject_id, r.registration_id, r.source, ${GIVEN} as uscc_given,
      b.district, b.uscc
    from v_subjects_registrations r join v_subjects_bodies b on b.subject_id = r.subject_id
    where ${GIVEN} is not null and ${where}`.execute(tx);
  return rows;
}

/** The code that a claim gives; of a body that has none, the old number that stands in its place. */
const GIVEN = sql`coalesce(r.uscc_given, case when b.uscc is null and r.reg_no ~ '^([0-9]{13}|[0-9]{15})$' then r.reg_no end)`;

interface NamesRow {
  subject_id: string;
  uscc: string;
  names: string[];
  former: string[] | null;
  district: string | null;
}

/** One code, one body, and sources that call it differently. */
export async function nameFindings(tx: Tx, rules: CodeRulesContent | undefined, scope: Scope): Promise<Finding[]> {
  const { rows } = await sql<NamesRow>`
    select c.subject_id, c.uscc, c.names, b.district,
      (select array_agg(n.name_norm) from v_subjects_names n where n.subject_id = c.subject_id and n.valid_to is not null) as former
    from (select r.subject_id, r.uscc_given as uscc, array_agg(distinct r.name order by r.name) as names
      from v_subjects_registrations r
      where r.uscc_given is not null and ${within(scope, 'r')}
      group by r.subject_id, r.uscc_given having count(distinct r.source) > 1 and count(distinct r.name) > 1) c
    join v_subjects_bodies b on b.subject_id = c.subject_id and b.merged_into is null`.execute(tx);
  return rows.flatMap(({ subject_id: id, uscc, names, former, district }) => {
    const norms = [...new Set(names.map(normaliseName))].sort();
    if (norms.length < 2 || !checkUscc(uscc).valid) return [];
    const bare = new Set(norms.map((norm) => norm.replaceAll(/[^\p{Script=Han}\dA-Z]/gu, '')));
    const cause = norms.some((norm) => former?.includes(norm)) ? 'former_name' : bare.size === 1 ? 'spelling' : 'names';
    return [
      {
        kind: 'name_differs' as const,
        key: `${id} ${uscc}`,
        fingerprint: norms.join('|'),
        cause,
        codes: [uscc],
        subjectIds: [id],
        source: null,
        candidate: null,
        basis: null,
        organ: registeringOrgan(rules, uscc, null),
        district,
        counted: false,
      },
    ];
  });
}
