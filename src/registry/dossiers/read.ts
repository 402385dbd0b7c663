import { sql, type RawBuilder } from 'kysely';
import { OFTEN, together } from '../../kernel/db/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { currentRecords, newestSeqSql, type EndedKind, type Nature, type Severity, type Validity } from '../records/index.ts';
import type { SubjectKind, SubjectSize, SubjectState } from '../subjects/types.ts';
import type { Attributes, Fact } from './types.ts';

const r = currentRecords('r');

/** A body as its dossier is packed from. */
export interface Body {
  subjectId: string;
  attributes: Attributes;
  facts: Fact[];
}

interface BodyRow {
  subject_id: string;
  kind: SubjectKind;
  state: SubjectState;
  founded: string | null;
  district: string | null;
  industry: string | null;
  size: SubjectSize | null;
  position: number;
}

interface FactRow {
  subject_id: string;
  record_id: string;
  item: string;
  organ: string;
  province: string | null;
  decided: string;
  until: string | null;
  nature: Nature;
  severity: Severity | null;
  validity: Validity;
  ended_kind: EndedKind | null;
  unconfirmed: boolean;
  objection: boolean;
  objection_due: string | null;
  shielded: boolean;
  shared: boolean;
  amount: number;
  code: string | null;
  value: string | null;
}

/**
 * The bodies among `ids` that stand for themselves, with the facts of their records: two statements for any number. A
 * record taken back before display was no act and is no fact; any other stays one, with how it ended.
 */
export async function readBodies(tx: Tx, ids: readonly string[]): Promise<Body[]> {
  if (ids.length === 0) return [];
  const bodies = sql<BodyRow>`${OFTEN}
    select b.subject_id, b.kind, b.state, b.founded, b.district, b.industry, b.size,
      greatest(p.seq, ${newestSeqSql(sql`b.subject_id`)}) as position
    from v_subjects_bodies b join v_subjects_positions p on p.subject_id = b.subject_id
    where b.subject_id ${among(ids)} and b.merged_into is null
    order by b.subject_id`.execute(tx);
  const [{ rows }, facts] = await together([bodies, factsFrom(tx, r.table, ids)]);
  return rows.map(({ subject_id: subjectId, ...attributes }) => ({
    subjectId,
    attributes,
    facts: facts.get(subjectId) ?? [],
  }));
}

/** The facts of the bodies among `ids`, from rows of records `r`, wherever they come from. */
export async function factsFrom(tx: Tx, source: RawBuilder<unknown>, ids: readonly string[]): Promise<Map<string, Fact[]>> {
  const { rows } = await sql<FactRow>`${OFTEN}
    select ${r.subject_id}, ${r.record_id}, ${r.item}, ${r.organ}, left(o.district, 2) as province, ${r.decided},
      coalesce(${r.ended_on}, (${r.content}->>'validTo')::date) as until, ${r.nature}, ${r.severity}, ${r.validity}, ${r.ended_kind},
      ${r.waits} as unconfirmed,
      ${r.objected} as objection, ${r.shielded}, ${r.shared},
      coalesce((${r.content}->>'fineFen')::bigint, 0) + coalesce((${r.content}->>'confiscatedFen')::bigint, 0)
        + coalesce((${r.content}->>'amountFen')::bigint, 0) as amount,
      (select min((d->>'due')::date) from jsonb_array_elements(${r.disputes}) d where d->>'state' = 'open') as objection_due,
      ${CODE} as code, coalesce(${r.content}->>'grade', ${r.content}->>'result', ${r.content}->>'rank') as value
    from ${source} left join v_policy_organs o on o.code = ${r.organ}
    where ${r.subject_id} ${among(ids)} and ${r.isAct}`.execute(tx);
  const facts = new Map<string, Fact[]>();
  for (const row of rows) {
    const own = facts.get(row.subject_id);
    if (own) own.push(factOf(row));
    else facts.set(row.subject_id, [factOf(row)]);
  }
  return facts;
}

/** One body is asked for so often that its plan is kept; the server plans a list anew each time, since it may be any length. */
const among = (ids: readonly string[]): RawBuilder<unknown> =>
  ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${[...ids]}::uuid[])`;

/** What a record is about within its item: of a penalty its kinds, of a received grade its scale, else matter or category. */
const CODE = sql`case
    when ${r.kind} = 'penalty' and jsonb_typeof(${r.content}->'penaltyKinds') = 'array'
      then (select string_agg(k, '+' order by k collate "C") from jsonb_array_elements_text(${r.content}->'penaltyKinds') k)
    when ${r.kind} = 'grade' then ${r.content}->>'title'
    else coalesce(${r.content}->>'matter', ${r.content}->>'category') end`;

function factOf(row: FactRow): Fact {
  return {
    recordId: row.record_id,
    item: row.item,
    organ: row.organ,
    province: row.province === null ? null : Number(row.province),
    event: row.decided,
    until: row.until,
    nature: row.nature,
    severity: row.severity,
    validity: row.validity,
    ended: row.ended_kind,
    confirmed: !row.unconfirmed,
    objection: row.objection,
    objectionDue: row.objection_due,
    shielded: row.shielded,
    stopped: !row.shared,
    amountFen: row.amount,
    code: row.code,
    value: row.value,
  };
}
