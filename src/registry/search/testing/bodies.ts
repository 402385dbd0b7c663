import { sql, type Kysely } from 'kysely';
import { plainArray, textArray, type Tx } from '../../../kernel/db/index.ts';
import { normaliseName } from '../../subjects/index.ts';
import type { SubjectKind, SubjectState } from '../../subjects/types.ts';

export interface PlantedBody {
  id: string;
  name: string;
  former?: string | undefined;
  kind: SubjectKind;
  state: SubjectState;
  district: string | null;
  industry?: string | undefined;
}

/** Bodies in the register, past the use cases: not yet in the index. */
export async function plantBodies(db: Kysely<unknown> | Tx, bodies: readonly PlantedBody[]): Promise<void> {
  await sql`
    insert into subjects (subject_id, kind, name, state, district, industry, seq, created_at)
    select id, kind, name, state, district, industry, 1, to_timestamp(0)
    from unnest(${plainArray(bodies.map((b) => b.id))}::uuid[], ${textArray(bodies.map((b) => b.kind))}::text[],
      ${textArray(bodies.map((b) => b.name))}::text[], ${textArray(bodies.map((b) => b.state))}::text[],
      ${textArray(bodies.map((b) => b.district))}::text[], ${textArray(bodies.map((b) => b.industry ?? null))}::text[])
      as g(id, kind, name, state, district, industry)`.execute(db);
  const names = bodies.flatMap(({ id, name, former }) => [
    { id, name, to: null },
    ...(former === undefined || normaliseName(former) === normaliseName(name) ? [] : [{ id, name: former, to: '2024-01-01' }]),
  ]);
  await sql`
    insert into subject_names (subject_id, name_norm, name, valid_to, source)
    select id, norm, name, upto, 'demo-amr'
    from unnest(${plainArray(names.map((n) => n.id))}::uuid[], ${textArray(names.map((n) => normaliseName(n.name)))}::text[],
      ${textArray(names.map((n) => n.name))}::text[], ${plainArray(names.map((n) => n.to))}::date[])
      as g(id, norm, name, upto)`.execute(db);
}

/** An id that a test can tell. */
export const bodyId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
