import { t, type Language } from '../../../kernel/i18n/types.ts';
import { csvText } from '../../../kernel/tables/index.ts';
import type { ListedBatch } from './list.ts';
import { batchTableMessages } from './messages.ts';

const COUNTS = ['read', 'accepted', 'replaced', 'unchanged', 'stale', 'waiting', 'returned', 'rejected', 'open'] as const;

/** Batches as a table for people. */
export function batchesTable(items: readonly ListedBatch[], language: Language): string {
  const say = t(language, batchTableMessages);
  const heading = [say.number(), say.file(), say.form(), say.state(), say.received(), ...COUNTS.map((each) => say[each]()), say.by()];
  const rows = items.map((batch) => [
    batch.number,
    batch.file,
    batch.mapping,
    say[`state.${batch.state}`](),
    batch.receivedAt,
    ...COUNTS.map((each) => String(batch[each])),
    batch.reportedBy,
  ]);
  return csvText([heading, ...rows]);
}
