import type { JournalEvent, Reader } from '../../kernel/journal/types.ts';
import { bodiesOfEvent } from '../subjects/index.ts';
import { refreshDossiers } from './store.ts';

/** Packs anew whatever body an event concerns. It looks at rows, not at events: a batch packs each body once. */
export const dossierReader: Reader = {
  name: 'dossiers',
  batch: 2000,
  async handle(tx, events) {
    const touched = [...new Set(events.flatMap(bodiesOf))];
    if (touched.length > 0) await refreshDossiers(tx, touched);
  },
};

/**
 * A grade is made from dossiers and stands in none, and so does a plan that follows it: else each run over the register would
 * pack the whole of it anew.
 */
const bodiesOf = (event: JournalEvent): string[] =>
  event.type === 'evaluation.changed' || event.type === 'supervision.changed' ? [] : bodiesOfEvent(event);
