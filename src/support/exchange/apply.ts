import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { plainArray, textArray } from '../../kernel/db/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { closeDeadline, openDeadline, voidDeadline } from '../../kernel/deadlines/index.ts';
import { MEND_RULE, mendObject } from './collect.ts';
import { RECEIPT_RULE } from './publish.ts';
import type { ReceiptRow } from './receipts.ts';
import { replaces, type Receipt } from './rules.ts';
import type { ExchangeSettings } from './settings.ts';
import type { Outcome, Problem } from './types.ts';

interface Sent {
  i: number;
  known: boolean;
  subject_id: string | null;
  record_id: string;
  revision: number;
  file_id: string;
  organ: string;
  outcome: Outcome | null;
  outcome_code: string | null;
  outcome_text: string | null;
  outcome_at: Date | null;
  superseded: boolean;
}

/**
 * Writes what the upper platform said. Late, twice and out of order are harmless: each row keeps the receipt that holds by a
 * total order (rules.ts), and a receipt for a row that was since sent anew says nothing of the new one.
 */
export async function applyReceipts(
  tx: Tx,
  kernel: Kernel,
  rows: readonly ReceiptRow[],
  settings: ExchangeSettings,
): Promise<{ applied: number; problems: Problem[] }> {
  const sent = await findSent(tx, rows);
  const problems: Problem[] = [];
  const news: { sent: Sent; receipt: ReceiptRow }[] = [];
  for (const each of sent) {
    const receipt = rows[each.i - 1]!;
    if (each.subject_id === null) problems.push({ row: receipt.row, code: each.known ? 'UNKNOWN_ROW' : 'UNKNOWN_FILE' });
    else if (replaces(receipt, heldBy(each))) news.push({ sent: each, receipt });
  }
  if (news.length > 0) {
    await write(tx, kernel.clock.today().toString(), news);
    await moveMending(tx, kernel, news, settings);
    await closeFiles(tx, kernel, news);
  }
  return { applied: news.length, problems };
}

function heldBy({ outcome, outcome_code: code, outcome_text: text, outcome_at: at }: Sent): Receipt | null {
  return outcome === null ? null : { outcome, code: code ?? '', text: text ?? '', at: at!.toISOString() };
}

async function findSent(tx: Tx, rows: readonly ReceiptRow[]): Promise<Sent[]> {
  const { rows: found } = await sql<Sent>`
    select n.i::int as i, f.file_id is not null as known, s.subject_id, s.record_id, s.revision, s.file_id, s.organ, s.outcome,
      s.outcome_code, s.outcome_text, s.outcome_at, s.superseded
    from unnest(${textArray(rows.map((r) => r.file))}::text[], ${plainArray(rows.map((r) => r.row))}::bigint[])
      with ordinality as n(file, row_no, i)
    left join exchange_files f on f.number = n.file
    left join exchange_sendings s on s.file_id = f.file_id and s.row_no = n.row_no
    order by n.i`.execute(tx);
  return found;
}

async function write(tx: Tx, today: string, news: readonly { sent: Sent; receipt: ReceiptRow }[]): Promise<void> {
  await sql`
    update exchange_sendings s set outcome = n.outcome, outcome_code = n.code, outcome_text = n.text, outcome_at = n.at,
      received_on = case when s.outcome is not distinct from n.outcome then s.received_on else ${today}::date end
    from unnest(${plainArray(news.map((n) => n.sent.subject_id))}::uuid[], ${plainArray(news.map((n) => n.sent.record_id))}::uuid[],
      ${plainArray(news.map((n) => n.sent.revision))}::int[], ${textArray(news.map((n) => n.receipt.outcome))}::text[],
      ${textArray(news.map((n) => n.receipt.code))}::text[], ${textArray(news.map((n) => n.receipt.text))}::text[],
      ${textArray(news.map((n) => n.receipt.at))}::timestamptz[])
      as n(subject_id, record_id, revision, outcome, code, text, at)
    where s.subject_id = n.subject_id and s.record_id = n.record_id and s.revision = n.revision`.execute(tx);
}

/** A returned row is due for mending; one that turns out to be accepted is not any more. */
async function moveMending(
  tx: Tx,
  kernel: Kernel,
  news: readonly { sent: Sent; receipt: ReceiptRow }[],
  settings: ExchangeSettings,
): Promise<void> {
  const today = kernel.clock.today().toString();
  for (const { sent, receipt } of news) {
    const was = sent.outcome === 'returned';
    const is = receipt.outcome === 'returned';
    if (sent.superseded || was === is) continue;
    const of = { objectKind: 'exchange_row', objectId: mendObject(sent.record_id, sent.revision), rule: MEND_RULE };
    if (was) await voidDeadline(tx, of, today);
    else {
      const term = { started: today, days: settings.mendDays, unit: 'working', organ: sent.organ } as const;
      await openDeadline(tx, kernel, { ...of, ...term });
    }
  }
}

/** A file whose every row has a receipt waits for nothing. */
async function closeFiles(tx: Tx, kernel: Kernel, news: readonly { sent: Sent }[]): Promise<void> {
  const first = news.filter(({ sent }) => sent.outcome === null);
  if (first.length === 0) return;
  const { rows } = await sql<{ number: string; open_rows: number }>`
    update exchange_files f set open_rows = f.open_rows - n.rows
    from (select file_id, count(*)::int as rows from unnest(${plainArray(first.map(({ sent }) => sent.file_id))}::uuid[]) as u(file_id)
          group by file_id) n
    where f.file_id = n.file_id returning f.number, f.open_rows`.execute(tx);
  for (const { number, open_rows: open } of rows) {
    if (open > 0) continue;
    const of = { objectKind: 'exchange_file', objectId: number, rule: RECEIPT_RULE };
    await closeDeadline(tx, of, kernel.clock.today().toString());
  }
}
