import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../../kernel/access/index.ts';
import { SHANGHAI } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { layoutAt, typeset, unprintable } from '../../../kernel/documents/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { MappingContent } from '../../../kernel/policy/index.ts';
import { getBatch } from '../batches/list.ts';
import { OrganBook } from '../checking/organs.ts';
import { countsOf } from '../batches/batch.ts';
import { mendBy } from '../batches/receipt.ts';
import type { IntakeBatchesTable } from '../tables.ts';
import { receiptMessages } from './receipt-messages.ts';
import { currentRecords } from '../../records/index.ts';

const r = currentRecords('r');

const LAYOUT = 'registry/intake/results/receipt.typ';

/** The receipt of a batch as a PDF: number, time, counts, whether in time. Another organ's is not there (NOT_FOUND). */
export async function receiptPdf(
  kernel: Kernel,
  id: string,
  caller: Caller,
  language: Language,
): Promise<{ bytes: Buffer; number: string }> {
  const batch = await getBatch(kernel, caller, id);
  const texts = t(language, receiptMessages);
  const now = kernel.clock.now();
  const today = kernel.clock.today();
  const due = await mendBy(kernel, batch.batch_id);
  const receipt = {
    title: texts.title(),
    language: language === 'en' ? 'en' : 'zh',
    region: language === 'en' ? 'gb' : 'cn',
    date: { year: today.year, month: today.month, day: today.day },
    mark: kernel.settings.demo ? texts.demo() : null,
    facts: await factsOf(kernel, batch, language),
    lines: [
      ...(batch.state === 'running' ? [texts.underway()] : []),
      ...(batch.state === 'received' ? [texts.waits()] : []),
      ...(due === null ? [] : [texts.mendBy({ due })]),
      texts.issued({ at: minute(now), site: kernel.settings.siteName[language === 'en' ? 'en' : 'zh'] }),
    ],
  };
  return { bytes: print(JSON.stringify(receipt), now.epochMilliseconds), number: batch.number };
}

async function factsOf(kernel: Kernel, batch: IntakeBatchesTable, language: Language): Promise<[string, string][]> {
  const texts = t(language, receiptMessages);
  const today = kernel.clock.today().toString();
  const organ = new OrganBook(kernel.policy, today).find(batch.organ);
  const form = kernel.policy.find<MappingContent>('mapping', batch.mapping, today)?.title;
  const word = (text: { zh: string; en?: string } | undefined, code: string): string =>
    (language === 'en' ? text?.en : text?.zh) ?? text?.zh ?? code;
  const { read, accepted, replaced, unchanged, stale, waiting, returned, rejected } = countsOf(batch);
  const taken = accepted + replaced + unchanged + stale;
  const { dated, late } = await clockOf(kernel, batch.batch_id);
  const inTime = dated === 0 ? texts.undated() : late === 0 ? texts.allInTime() : texts.late({ n: late });
  return [
    [texts.number(), batch.number],
    [texts.received(), minute(Temporal.Instant.fromEpochMilliseconds(batch.received_at.getTime()))],
    [texts.organ(), word(organ?.name, batch.organ)],
    [texts.form(), word(form, batch.mapping)],
    [texts.file(), batch.file_name],
    [texts.rows(), texts.rowsOf({ read, taken, waiting, back: returned + rejected })],
    [texts.inTime(), inTime],
  ];
}

/** Records of the batch with a due day, and those that came after it. */
async function clockOf(kernel: Pick<Kernel, 'db'>, batchId: string): Promise<{ dated: number; late: number }> {
  const { rows } = await sql<{ dated: number; late: number }>`
    select (count(*) filter (where ${r.report_due} is not null))::int as dated,
      (count(*) filter (where ${r.late}))::int as late
    from ${r.table} where ${r.batch_id} = ${batchId}::uuid`.execute(kernel.db.kysely);
  return rows[0]!;
}

/** A name of a file may hold characters that no font has: they are printed as 〓 (ux.md B25), and nothing fails. */
function print(receipt: string, at: number): Buffer {
  const layout = layoutAt(LAYOUT);
  const seconds = Math.floor(at / 1000);
  try {
    return typeset(layout, { receipt }, seconds).bytes;
  } catch {
    const bad = new Set(unprintable(receipt));
    const plain = [...receipt].map((character) => (bad.has(character) ? '〓' : character)).join('');
    return typeset(layout, { receipt: plain }, seconds).bytes;
  }
}

function minute(instant: Temporal.Instant): string {
  const at = instant.toZonedDateTimeISO(SHANGHAI);
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
