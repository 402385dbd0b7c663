import { BY_MERGER, mandatesOf, type Mandate } from '../../../kernel/access/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { entriesMergedInto, type NamedBody } from '../../../registry/subjects/index.ts';

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
