import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { EndedKind, Nature, Severity, Validity } from '../records/types.ts';
import type { SubjectKind, SubjectState } from '../subjects/types.ts';
import type { Attributes, Fact } from './types.ts';

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
  shielded: boolean;
  shared: boolean;
  amount: number;
}

/**
 * The bodies among `ids` that stand for themselves, with the facts of their records: two statements for any number. A
 * record taken back before display was no act and is no fact; any other stays one, with how it ended.
 */
export async function readBodies(tx: Tx, ids: readonly string[]): Promise<Body[]> {
  const { rows: bodies } = await sql<BodyRow>`
    select b.subject_id, b.kind, b.state, b.founded, b.district,
      greatest(p.seq, (select max(r.seq) from v_records_current r where r.subject_id = b.subject_id)) as position
    from v_subjects_bodies b join v_subjects_positions p on p.subject_id = b.subject_id
    where b.subject_id = any(${[...ids]}::uuid[]) and b.merged_into is null
    order by b.subject_id`.execute(tx);
  const { rows } = await sql<FactRow>`
    select r.subject_id, r.record_id, r.item, r.organ, left(o.district, 2) as province, r.decided,
      coalesce(r.ended_on, (r.content->>'validTo')::date) as until, r.nature, r.severity, r.validity, r.ended_kind,
      r.held <> '{}' and r.released_on is null as unconfirmed,
      r.disputes @> '[{"state": "open"}]' as objection, r.shielded, r.shared,
      coalesce((r.content->>'fineFen')::bigint, 0) + coalesce((r.content->>'confiscatedFen')::bigint, 0)
        + coalesce((r.content->>'amountFen')::bigint, 0) as amount
    from v_records_current r left join v_policy_organs o on o.code = r.organ
    where r.subject_id = any(${[...ids]}::uuid[]) and r.ended_kind is distinct from 'recalled'`.execute(tx);
  const facts = new Map<string, Fact[]>();
  for (const row of rows) {
    const own = facts.get(row.subject_id);
    if (own) own.push(factOf(row));
    else facts.set(row.subject_id, [factOf(row)]);
  }
  return bodies.map(({ subject_id: subjectId, ...attributes }) => ({
    subjectId,
    attributes,
    facts: facts.get(subjectId) ?? [],
  }));
}

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
    shielded: row.shielded,
    stopped: !row.shared,
    amountFen: row.amount,
  };
}
