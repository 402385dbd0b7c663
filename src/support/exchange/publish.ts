import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { on, type Tx } from '../../kernel/db/types.ts';
import { openDeadline } from '../../kernel/deadlines/index.ts';
import { faultLine } from '../../kernel/outbox/index.ts';
import { exchangeCsv } from './csv.ts';
import type { OutFile, UpperPort } from './port.ts';
import type { ExchangeSettings } from './settings.ts';
import { CHANGES } from './template.ts';
import type { AtStep, ExchangeFilesTable, ExchangeTables } from './types.ts';

export const RECEIPT_RULE = 'exchange.receipt';

export interface Published {
  numbers: string[];
  /** What stopped it: files go up in their order, so none passes one that fails. */
  fault: string | null;
}

const LONGEST_WAIT_SECONDS = 3600;

/**
 * Publishes what was made, in its order, each file in a transaction that holds its row. A process killed between publishing
 * and the mark publishes again: the same number, the same bytes, so that whoever has taken it knows it.
 */
export async function publishMade(
  kernel: Kernel,
  port: UpperPort,
  settings: ExchangeSettings,
  atStep: AtStep = () => undefined,
  now = false,
): Promise<Published> {
  const numbers: string[] = [];
  for (;;) {
    const next = await kernel.db.tx((tx) => publishNext(tx, kernel, port, settings, atStep, now));
    if (next === undefined) return { numbers, fault: null };
    if ('fault' in next) return { numbers, fault: next.fault };
    await atStep('marked');
    numbers.push(next.number);
  }
}

async function publishNext(
  tx: Tx,
  kernel: Kernel,
  port: UpperPort,
  settings: ExchangeSettings,
  atStep: AtStep,
  ignoreWait: boolean,
): Promise<{ number: string } | { fault: string } | undefined> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const files = on<ExchangeTables>(tx);
  const file = await files
    .selectFrom('exchange_files')
    .selectAll()
    .where('state', '=', 'made')
    .orderBy('made_on')
    .orderBy('serial')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (file === undefined || (!ignoreWait && file.next_at > at)) return undefined;
  const out = await outFileOf(tx, kernel, file);
  const update = files.updateTable('exchange_files').where('file_id', '=', file.file_id);
  const attempts = file.attempts + 1;
  await atStep('before-publish');
  try {
    await port.publish(out);
  } catch (error) {
    const fault = faultLine(error);
    kernel.log.warn({ file: file.number, attempts, fault }, 'exchange: not published');
    await update.set({ attempts, fault, next_at: nextTry(at, attempts) }).execute();
    return { fault };
  }
  await atStep('published');
  await update.set({ attempts, fault: null, state: 'published', published_at: at }).execute();
  // The rows are out: what was in them stands in the records.
  await sql`update exchange_sendings set cells = null where file_id = ${file.file_id}::uuid`.execute(tx);
  if (file.open_rows > 0) {
    await openDeadline(tx, kernel, {
      objectKind: 'exchange_file',
      objectId: file.number,
      rule: RECEIPT_RULE,
      started: kernel.clock.today().toString(),
      days: settings.receiptDays,
      unit: 'working',
    });
  }
  return { number: file.number };
}

async function outFileOf(tx: Tx, kernel: Kernel, file: ExchangeFilesTable): Promise<OutFile> {
  const { rows } = await sql<{ cells: string[] }>`
    select cells from exchange_sendings where file_id = ${file.file_id}::uuid order by row_no`.execute(tx);
  const bytes = exchangeCsv(
    file.columns,
    rows.map((row) => row.cells),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // The same number must always be the same file.
  if (sha256 !== file.sha256 || rows.length !== file.rows) throw new Error(`exchange file ${file.number} differs from what was made`);
  const { number, content, day, template, template_edition: edition, columns } = file;
  const national = template !== CHANGES.id && scopeOf(kernel, template, edition) === 'national';
  const scope = national ? 'national' : 'local default';
  const manifest = { number, content, day, template, edition, scope, columns, file: `${number}.csv` } as const;
  return { manifest: { ...manifest, rows: file.rows, bytes: bytes.length, sha256 }, bytes };
}

function scopeOf({ policy }: Pick<Kernel, 'policy'>, id: string, edition: string): string | undefined {
  return policy.all<{ scope: string }>('act-template').find((each) => each.id === id && each.edition === edition)?.content.scope;
}

/** 2, 4, 8 … seconds, at most an hour. */
function nextTry(now: Date, attempts: number): Date {
  const seconds = Math.min(2 ** Math.min(attempts, 20), LONGEST_WAIT_SECONDS);
  return new Date(now.getTime() + seconds * 1000);
}
