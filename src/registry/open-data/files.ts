import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { BOM, csvLine } from '../../kernel/tables/index.ts';
import { findTerms, factsOf, lastDayShown, wasShown } from '../publicity/index.ts';
import { ANONYMOUS_RECIPIENT, disclose } from '../disclosures/index.ts';
import { countOpenActs, openActs, openCorrections, openFormer } from './store.ts';

export const OPEN_FILES = ['acts', 'acts-corrections', 'acts-withdrawn'] as const;
export type OpenFile = (typeof OPEN_FILES)[number];

/** Heads of the columns, in their order; /open-data says what each means. */
export const OPEN_COLUMNS = {
  acts: [
    'recordId',
    'actId',
    'kind',
    'title',
    'documentNo',
    'organ',
    'organName',
    'uscc',
    'subject',
    'decided',
    'validFrom',
    'validTo',
    'corrected',
    'publicUntil',
  ],
  'acts-corrections': ['recordId', 'actId', 'on', 'kind', 'reason'],
  'acts-withdrawn': ['recordId', 'lastDayShown'],
} as const satisfies Record<OpenFile, readonly string[]>;

/**
 * One anonymous download: recorded first, then streamed. Only the data set itself counts rows; the two companion files
 * hold opaque ids, so they are free to take as often as a holder of a copy should.
 */
export async function download(kernel: Kernel, file: OpenFile, today: IsoDate): Promise<AsyncGenerator<string>> {
  const itemCount = file === 'acts' ? await countOpenActs(kernel.db.kysely, today) : 0;
  await kernel.db.tx(async (tx) => {
    await disclose(
      tx,
      kernel,
      {
        recipient: ANONYMOUS_RECIPIENT,
        channel: 'download',
        purpose: `open-data ${file}.csv`,
        filter: { natures: ['neutral', 'good'] },
        fromSeq: 0,
        toSeq: await headOf(tx),
        itemCount,
      },
      new Date(kernel.clock.now().epochMilliseconds),
    );
  });
  return LINES[file](kernel, today);
}

const LINES: Record<OpenFile, (kernel: Kernel, today: IsoDate) => AsyncGenerator<string>> = {
  acts: async function* ({ db }, today) {
    yield BOM + csvLine(OPEN_COLUMNS.acts);
    for await (const rows of openActs(db, today)) {
      yield rows
        .map((r) =>
          csvLine([
            r.record_id,
            r.act_id,
            r.kind,
            r.title ?? '',
            r.document_no,
            r.organ,
            r.organ_name ?? '',
            r.uscc ?? '',
            r.subject,
            r.decided,
            r.valid_from ?? '',
            r.valid_to ?? '',
            String(r.corrected),
            r.until ?? '',
          ]),
        )
        .join('');
    }
  },
  'acts-corrections': async function* ({ db }, today) {
    yield BOM + csvLine(OPEN_COLUMNS['acts-corrections']);
    for await (const rows of openCorrections(db, today)) {
      yield rows.flatMap((r) => r.corrections.map((c) => csvLine([r.record_id, r.act_id, c.on, c.kind, c.reason]))).join('');
    }
  },
  // Tombstones: the id and the last day, for whoever holds a copy. Neither reason nor kind: term and repair look alike.
  'acts-withdrawn': async function* ({ db }, today) {
    const terms = await findTerms(db);
    yield BOM + csvLine(OPEN_COLUMNS['acts-withdrawn']);
    for await (const rows of openFormer(db, today)) {
      yield rows
        .map((row) => ({ row, facts: factsOf(row) }))
        .filter(({ facts }) => wasShown(facts, terms, today))
        .map(({ row, facts }) => csvLine([row.record_id, lastDayShown(facts, terms, today) ?? '']))
        .join('');
    }
  },
};
