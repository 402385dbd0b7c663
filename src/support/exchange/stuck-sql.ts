import { sql, type RawBuilder } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { workingDayAfter } from './life-service.ts';
import type { ExchangeSettings } from './settings.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** The last day from which the term is over: what began on it or before is late. Null = nothing is. */
export interface StuckDays {
  unsent: IsoDate | null;
  unreceipted: IsoDate | null;
  unmended: IsoDate | null;
}

/** What became due goes out the next working day at the latest. */
const SEND_DAYS = 1;

/** Terms are counted in working days: of the days on which something waits, the latest whose term is over. */
export async function stuckDays(tx: Tx, kernel: Kernel, settings: ExchangeSettings): Promise<StuckDays> {
  const { rows } = await sql<{ kind: keyof StuckDays; day: IsoDate }>`
    select distinct 'unsent' as kind, due_on as day from exchange_rows where due_on <= ${kernel.clock.today().toString()}::date
    union all
    select distinct 'unsent', made_on from exchange_files where state = 'made'
    union all
    select distinct 'unreceipted', (published_at at time zone 'Asia/Shanghai')::date from exchange_files
      where open_rows > 0 and published_at is not null
    union all
    select distinct 'unmended', received_on from exchange_sendings where outcome = 'returned' and not superseded`.execute(tx);
  const today = kernel.clock.today().toString();
  const terms = { unsent: SEND_DAYS, unreceipted: settings.receiptDays, unmended: settings.mendDays };
  const latest = (kind: keyof StuckDays): IsoDate | null =>
    rows
      .filter((row) => row.kind === kind && workingDayAfter(kernel, row.day, terms[kind])! < today)
      .map((row) => row.day)
      .sort()
      .at(-1) ?? null;
  return { unsent: latest('unsent'), unreceipted: latest('unreceipted'), unmended: latest('unmended') };
}

/** All that is past its day: kind, record, organ, file, row, since, code, text. Rows that wait for a reviewer are not due above. */
export function stuckSql({ unsent, unreceipted, unmended }: StuckDays): RawBuilder<unknown> {
  return sql`
    select 'unsent' as kind, x.subject_id, x.record_id, ${r.organ}, null::text as file, null::int as row, x.due_on as since,
      null::text as code, null::text as text
    from exchange_rows x join ${r.table} on ${r.subject_id} = x.subject_id and ${r.record_id} = x.record_id
    where x.due_on <= ${unsent}::date and not ${r.waits}
    union all
    select 'unsent', s.subject_id, s.record_id, s.organ, f.number, s.row_no, f.made_on, null, null
    from exchange_files f join exchange_sendings s on s.file_id = f.file_id
    where f.state = 'made' and f.made_on <= ${unsent}::date and not s.superseded
    union all
    select 'unreceipted', s.subject_id, s.record_id, s.organ, f.number, s.row_no,
      (f.published_at at time zone 'Asia/Shanghai')::date, null, null
    from exchange_files f join exchange_sendings s on s.file_id = f.file_id
    where f.open_rows > 0 and (f.published_at at time zone 'Asia/Shanghai')::date <= ${unreceipted}::date
      and s.outcome is null and not s.superseded
    union all
    select 'unmended', s.subject_id, s.record_id, s.organ, f.number, s.row_no, s.received_on, s.outcome_code, s.outcome_text
    from exchange_sendings s join exchange_files f on f.file_id = s.file_id
    where s.outcome = 'returned' and not s.superseded and s.received_on <= ${unmended}::date`;
}
