import { createHash } from 'node:crypto';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import type { SubjectsTable } from '../../subjects/index.ts';
import { countsOfSubject, recordsOfSubject } from './records.ts';
import { publicFields, publicLinksOf, recordView } from './file.ts';
import { formerNames, registrationSources } from './body.ts';

/** More records than this are told apart by their number alone. */
const RECORDS = 500;

export interface Fingerprint {
  digest: string;
  /** Last arrival of what still stands on the page. */
  last: IsoDate;
}

/**
 * A digest of all that is on display about one body today: another digest, another content. It is made of random ids and
 * kept nowhere, so that a feed can say "changed" and hold no trace of what has ended, not even the day.
 */
export async function fingerprint(kernel: Kernel, subject: SubjectsTable): Promise<Fingerprint> {
  const { db, clock } = kernel;
  const today = clock.today().toString();
  const id = subject.subject_id;
  const [records, counts, names, links, sources] = await Promise.all([
    recordsOfSubject(db.kysely, id, today, { limit: RECORDS }),
    countsOfSubject(db.kysely, id, today),
    formerNames(db.kysely, id),
    publicLinksOf(kernel, id),
    registrationSources(db.kysely, id),
  ]);
  const fields = publicFields(kernel);
  const { name, uscc, kind, state, founded, district, industry, size } = subject;
  const shown = {
    subject: { id, name, uscc, kind, state, founded, district, industry, size },
    records: records.map((record) => recordView(record, fields)),
    counts,
    names,
    links,
  };
  const arrivals = [...records.map(({ received }) => received), ...sources.map(({ last }) => last)].sort();
  const created = subject.created_at.toISOString().slice(0, 10);
  return {
    digest: createHash('sha256').update(JSON.stringify(shown)).digest('hex'),
    last: arrivals.at(-1) ?? created,
  };
}
