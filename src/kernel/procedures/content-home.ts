import { on } from '../db/index.ts';
import type { ContentHome, StoredContent } from '../journal/index.ts';
import { stepContent, toStep, type CaseTables } from './store.ts';

/** Where `journal verify` finds what was hashed for a step: its row, which never changes. */
export const caseHome: ContentHome = {
  types: ['case.step'],
  async fetch(db, events) {
    const rows = await on<CaseTables>(db.kysely)
      .selectFrom('case_steps')
      .selectAll()
      .where('case_id', 'in', [...new Set(events.map(({ object }) => object))])
      .execute();
    const steps = new Map(rows.map((row) => [`${row.case_id}/${row.n}`, { caseId: row.case_id, step: toStep(row) }]));
    const found = new Map<number, StoredContent>();
    for (const { seq, object, version } of events) {
      const at = steps.get(`${object}/${version}`);
      if (at === undefined) continue;
      const { salt, key: _key, ...step } = at.step;
      found.set(seq, { salt, content: stepContent(at.caseId, step) });
    }
    return found;
  },
};
