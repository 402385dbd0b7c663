import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { CodeRulesContent } from '../../kernel/policy/index.ts';
import { registeringOrgan } from './policy.ts';
import { CLAIMED, keyIn, within, type Scope } from './scope.ts';
import type { Finding } from './types.ts';

interface Group {
  ids: string[];
  codes: string[];
  district: string | null;
}

/** 重码: one code to which several bodies lay claim. */
export async function sharedFindings(tx: Tx, rules: CodeRulesContent | undefined, scope: Scope): Promise<Finding[]> {
  const { rows } = await sql<Group & { code: string; numbered: boolean }>`
    select k.key as code, array_agg(distinct b.subject_id::text order by b.subject_id::text) as ids, array[k.key] as codes,
      min(b.district) as district,
      exists (select 1 from v_subjects_registrations r where r.reg_no is not null
        and r.subject_id = any(array_agg(b.subject_id)) group by r.reg_no having count(distinct r.subject_id) > 1) as numbered
    from v_subjects_keys k join v_subjects_bodies b on b.subject_id = k.subject_id and b.merged_into is null
    where k.kind = 'uscc' and k.state <> 'ended'
      and ${keyIn(scope, 'uscc')}
    group by k.key having count(distinct b.subject_id) > 1`.execute(tx);
  return rows.map((row) => ({
    ...several(row, rules),
    kind: 'shared_code',
    key: row.code,
    fingerprint: row.ids.join(' '),
    // Two entries with one old number are likelier one body than two.
    cause: row.numbered ? 'same_number' : 'two_bodies',
  }));
}

/** 一主体多码: one body by its number, or by name, district and day of founding together, with several codes. */
export async function severalFindings(tx: Tx, rules: CodeRulesContent | undefined, scope: Scope): Promise<Finding[]> {
  const found = new Map<string, Finding>();
  const add = (rows: readonly Group[], cause: string): void => {
    for (const row of rows) {
      const key = row.ids.length === 1 ? row.ids[0]! : hash('sha256', row.ids.join(' '), 'hex').slice(0, 32);
      if (found.has(key)) continue;
      const fingerprint = `${row.ids.join(' ')} ${row.codes.join(' ')}`;
      found.set(key, { ...several(row, rules), kind: 'several_codes', key, fingerprint, cause });
    }
  };
  add(await ownCodes(tx, scope), 'one_entry');
  add(await byNumber(tx, scope), 'same_number');
  add(await byName(tx, scope), 'same_name_place_day');
  return [...found.values()];
}

function several(group: Group, rules: CodeRulesContent | undefined): Omit<Finding, 'kind' | 'key' | 'fingerprint' | 'cause'> {
  return {
    codes: group.codes,
    subjectIds: group.ids,
    source: null,
    candidate: null,
    basis: null,
    organ: registeringOrgan(rules, group.codes[0] ?? null, null),
    district: group.district,
    counted: true,
  };
}

async function ownCodes(tx: Tx, scope: Scope): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select array[k.subject_id::text] as ids, array_agg(distinct k.key order by k.key) as codes, min(b.district) as district
    from v_subjects_keys k join v_subjects_bodies b on b.subject_id = k.subject_id and b.merged_into is null
    where k.kind = 'uscc' and k.state <> 'ended' and ${keyIn(scope, 'uscc')} and ${within(scope, 'b')}
    group by k.subject_id having count(*) > 1`.execute(tx);
  return rows;
}

const GROUP = sql`array_agg(distinct b.subject_id::text order by b.subject_id::text) as ids,
  array_agg(distinct b.uscc order by b.uscc) as codes, min(b.district) as district`;
const SEVERAL = sql`count(distinct b.uscc) > 1 and count(distinct b.subject_id) > 1`;

async function byNumber(tx: Tx, scope: Scope): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select ${GROUP} from v_subjects_keys k
    join v_subjects_bodies b on b.subject_id = k.subject_id and b.merged_into is null and b.uscc is not null
    where k.kind = 'reg' and k.state <> 'ended'
      and ${keyIn(scope, 'reg')} and ${CLAIMED}
    group by k.key having ${SEVERAL}`.execute(tx);
  return rows;
}

/** Never by the name alone: two firms may bear one. */
async function byName(tx: Tx, scope: Scope): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select ${GROUP} from v_subjects_names n
    join v_subjects_bodies b on b.subject_id = n.subject_id and b.merged_into is null and b.uscc is not null
      and b.founded is not null and b.district is not null
    where n.valid_to is null
      and ${scope === 'all' ? sql`true` : sql`n.subject_id = any(${scope.namesakes}::uuid[])`}
    group by n.name_norm, b.district, b.founded having ${SEVERAL}`.execute(tx);
  return rows;
}
