import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { formsInForce } from '../reading/recognise.ts';

/** A form that the organ sent at this time last month. */
export interface UsualForm {
  form: string;
  title: { zh: string; en: string };
  /** The batch of last month that is nearest to this day of the month. */
  batch: string;
  number: string;
  file: string;
  receivedOn: string;
  rows: number;
  /** It came already this month. */
  sentThisMonth: boolean;
}

/** Days before and after this day of last month that count as the same time. */
const NEAR = 5;

/**
 * What the organ sent about this time last month, so that its clerk begins where she began then; a form a row, those that
 * have not come yet first. Throws FORBIDDEN.
 */
export async function usualForms(kernel: Pick<Kernel, 'db' | 'clock' | 'policy'>, caller: Caller): Promise<UsualForm[]> {
  requirePermission(caller, 'intake.read');
  const today = kernel.clock.today();
  const then = today.subtract({ months: 1 });
  const month = Temporal.PlainDate.from({ year: today.year, month: today.month, day: 1 });
  const { rows } = await sql<Omit<UsualForm, 'title'>>`
    with seen as (
      select mapping as form, batch_id as batch, number, file_name as file, rows_read as rows,
        (received_at at time zone 'Asia/Shanghai')::date as "receivedOn"
      from intake_batches where organ = ${caller.organ ?? ''} and state in ('done', 'running', 'received')
        and coalesce(heading->>'mends', '') = '' and received_at >= ${`${then.subtract({ days: NEAR + 1 }).toString()}T00:00:00Z`}::timestamptz)
    select distinct on (s.form) s.*,
      exists (select 1 from seen n where n.form = s.form and n."receivedOn" >= ${month.toString()}::date) as "sentThisMonth"
    from seen s
    where s."receivedOn" between ${then.subtract({ days: NEAR }).toString()}::date and ${then.add({ days: NEAR }).toString()}::date
      and s."receivedOn" < ${month.toString()}::date
    order by s.form, abs(s."receivedOn" - ${then.toString()}::date), s.batch`.execute(kernel.db.kysely);
  const titles = new Map(formsInForce(kernel).map(({ id, title }) => [id, title]));
  return rows
    .flatMap((row) => {
      const title = titles.get(row.form);
      return title === undefined ? [] : [{ ...row, title }];
    })
    .toSorted((a, b) => Number(a.sentThisMonth) - Number(b.sentThisMonth) || (a.form < b.form ? -1 : 1));
}
