import { sql } from 'kysely';
import { levelFor, logAccess, rank, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { actableSql } from '../../registry/publicity/index.ts';
import { workingDayAfter } from './life-service.ts';
import { readExchangeSettings, type ExchangeSettings } from './settings.ts';
import { stuckDays, stuckSql, type StuckDays } from './stuck-sql.ts';

export interface Stuck {
  kind: keyof StuckDays;
  recordId: string;
  organ: string;
  file: string | null;
  row: number | null;
  since: IsoDate;
  /** The day that has passed. */
  due: IsoDate;
  code: string | null;
  /** What the upper platform wrote; null where the caller may not read it. */
  text: string | null;
}

type Row = Omit<Stuck, 'due'> & { subject: string; district: string | null };

const LIST = 'exchange.stuck';
const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
  Type.String({ maxLength: 20 }),
]);

/**
 * What is past its day, longest first: not sent, sent without receipt, returned and not mended. One's own organ's; a look,
 * since it tells of rows that are not public. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function stuckRows(
  kernel: Kernel,
  caller: Caller,
  page: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ items: Stuck[]; next: string | null }> {
  requirePermission(caller, 'exchange.read');
  requirePurpose(caller);
  const settings = await readExchangeSettings(kernel);
  const limit = page.limit ?? 50;
  const [day, id, kind] =
    page.cursor === undefined ? ['0001-01-01', '00000000-0000-0000-0000-000000000000', ''] : decodeCursor(LIST, Position, page.cursor);
  return kernel.db.tx(async (tx) => {
    const days = await stuckDays(tx, kernel, settings);
    const { rows } = await sql<Row>`
      select t.kind, t.record_id as "recordId", t.subject_id as subject, t.organ, t.file, t.row, t.since, t.code, t.text, o.district
      from (${stuckSql(days)}) t left join v_policy_organs o on o.code = t.organ
      where ${actableSql('t', caller)} and (t.since, t.record_id, t.kind) > (${day}::date, ${id}::uuid, ${kind})
      order by t.since, t.record_id, t.kind limit ${limit + 1}`.execute(tx);
    const listed = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.since, last.recordId, last.kind]));
    const subjectIds = listed.items.map((row) => row.subject);
    await logAccess(kernel, tx, caller, { subjectIds, action: 'exchange.stuck.listed', fields: ['outcome'] });
    return { ...listed, items: listed.items.map((row) => shown(row, kernel, settings, caller)) };
  });
}

function shown({ subject: _subject, district, ...row }: Row, kernel: Kernel, settings: ExchangeSettings, caller: Caller): Stuck {
  const term = { unsent: 1, unreceipted: settings.receiptDays, unmended: settings.mendDays }[row.kind];
  const reads = rank(levelFor(caller, { organ: row.organ, district })) >= rank('INTERNAL');
  return { ...row, due: workingDayAfter(kernel, row.since, term)!, text: reads ? row.text : null };
}
