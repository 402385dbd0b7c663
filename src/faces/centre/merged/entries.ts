import { BY_MERGER, mandatesOf, standingOf, type Mandate } from '../../../kernel/access/index.ts';
import { openMatters, partyTasks } from '../../../kernel/procedures/index.ts';
import { entriesMergedInto, type NamedBody } from '../../../registry/subjects/index.ts';
import { centreKey, draftsOf, type Centre } from '../../../support/cases/index.ts';

/** What waits under an entry that was merged into the firm; null where the caller does not stand for it. */
export interface MergedEntry {
  body: NamedBody;
  key: string;
  waiting: { tasks: number; drafts: number } | null;
}

export async function mergedEntries({ kernel, caller, language, firm, into }: Centre): Promise<MergedEntry[]> {
  if (into !== null) return [];
  const found: MergedEntry[] = [];
  for (const body of await entriesMergedInto(kernel.db.kysely, firm.subjectId)) {
    const key = centreKey(body);
    if (standingOf(caller, body.subjectId) === null) {
      found.push({ body, key, waiting: null });
      continue;
    }
    const files = await openMatters(kernel, caller, language, body.subjectId);
    const tasks = partyTasks(files, { cases: `/centre/${key}/notices`, language }).length;
    found.push({ body, key, waiting: { tasks, drafts: (await draftsOf(kernel, body.subjectId)).length } });
  }
  return found;
}

/** A mandate that a merged entry gave and that runs on there: it says nothing of the firm until the firm gives it anew. */
export interface OldMandate {
  body: NamedBody;
  mandate: Mandate;
}

export async function mandatesOfMerged({ kernel, firm, into, today }: Centre): Promise<OldMandate[]> {
  if (into !== null) return [];
  const found: OldMandate[] = [];
  for (const body of await entriesMergedInto(kernel.db.kysely, firm.subjectId)) {
    const all = await mandatesOf(kernel.db.kysely, body.subjectId);
    found.push(...all.filter((each) => runsOn(each, today)).map((mandate) => ({ body, mandate })));
  }
  return found;
}

function runsOn({ revokedAt, until, givenBy }: Mandate, today: string): boolean {
  return revokedAt === null && (until === null || until >= today) && givenBy !== BY_MERGER;
}
