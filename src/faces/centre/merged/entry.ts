import { standingOf, type Caller, type Standing } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { listCases } from '../../../kernel/procedures/index.ts';
import { entriesMergedInto, type NamedBody } from '../../../registry/subjects/index.ts';

export interface Entry {
  firm: NamedBody;
  /** Null: an agent in one matter of it. */
  standing: Standing | null;
  /** The body into which this entry was merged. */
  into: NamedBody | null;
}

/**
 * The entry of a body for which the caller stands: the body itself, else one that was merged into it. What began under a merged
 * entry (notices, drafts, mandates) stays with it, since a merger can be undone and a period runs on; so whoever acted there
 * still finds it, under the old code too. An id asks for its own entry first. Undefined for a stranger.
 */
export async function entryFor(kernel: Kernel, caller: Caller, firm: NamedBody, key: string): Promise<Entry | undefined> {
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

async function standOf(kernel: Kernel, caller: Caller, firm: NamedBody, into: NamedBody | null): Promise<Entry | undefined> {
  const standing = standingOf(caller, firm.subjectId);
  if (standing !== null) return { firm, standing, into };
  const { items } = await listCases(kernel, caller, { subjectId: firm.subjectId, limit: 1 });
  return items.length === 0 ? undefined : { firm, standing, into };
}
