import { sql } from 'kysely';
import { standingOf, type Caller, type Standing } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { listCases } from '../../../kernel/procedures/index.ts';
import { bodiesOf, type Body } from '../names.ts';

/** Far more entries than one body ever had: a circle would be a fault of ours and must not hang a page. */
const DEEPEST = 16;

/** Entries of the register that were merged into the body, whatever the way, in the order of their names. */
export async function entriesMergedInto(db: Kernel['db']['kysely'], subjectId: string): Promise<Body[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive gone as (
      select subject_id as id, 1 as depth from v_subjects_bodies where merged_into = ${subjectId}::uuid
      union select b.subject_id, g.depth + 1 from v_subjects_bodies b join gone g on b.merged_into = g.id
      where g.depth < ${DEEPEST})
    select distinct id from gone`.execute(db);
  const found = await bodiesOf(
    db,
    rows.map(({ id }) => id),
  );
  return [...found.values()].toSorted((a, b) => (`${a.name} ${a.subjectId}` < `${b.name} ${b.subjectId}` ? -1 : 1));
}

export interface Entry {
  firm: Body;
  /** Null: an agent in one matter of it. */
  standing: Standing | null;
  /** The body into which this entry was merged. */
  into: Body | null;
}

/**
 * The entry of a body for which the caller stands: the body itself, else one that was merged into it. What began under a merged
 * entry (notices, drafts, mandates) stays with it, since a merger can be undone and a period runs on; so whoever acted there
 * still finds it, under the old code too. An id asks for its own entry first. Undefined for a stranger.
 */
export async function entryFor(kernel: Kernel, caller: Caller, firm: Body, key: string): Promise<Entry | undefined> {
  const asked = /^id:/i.test(key) ? key.slice('id:'.length).toLowerCase() : firm.subjectId;
  const own = asked === firm.subjectId ? await standOf(kernel, caller, firm, null) : undefined;
  if (own !== undefined) return own;
  const merged = await entriesMergedInto(kernel.db.kysely, firm.subjectId);
  const inOrder = merged.toSorted((a, b) => Number(b.subjectId === asked) - Number(a.subjectId === asked));
  for (const entry of inOrder) {
    const found = await standOf(kernel, caller, entry, firm);
    if (found !== undefined) return found;
  }
  return asked === firm.subjectId ? undefined : standOf(kernel, caller, firm, null);
}

async function standOf(kernel: Kernel, caller: Caller, firm: Body, into: Body | null): Promise<Entry | undefined> {
  const standing = standingOf(caller, firm.subjectId);
  if (standing !== null) return { firm, standing, into };
  const { items } = await listCases(kernel, caller, { subjectId: firm.subjectId, limit: 1 });
  return items.length === 0 ? undefined : { firm, standing, into };
}
