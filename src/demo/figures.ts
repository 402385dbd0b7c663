import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { localOperator } from '../kernel/access/index.ts';
import type { Caller } from '../kernel/access/types.ts';
import type { Kernel } from '../kernel/context.ts';
import { enterSample, sayOfMonth } from '../registry/figures/index.ts';
import { Events } from './events.ts';

/** Organs whose own lists were looked at, with how many documents of the list were never reported. */
const LISTS = { 'demo-amr': 2, 'demo-a-amr': 0, 'demo-housing': 1 } as const;

/** Lists of the last closed month, drawn by a seed, and one organ's sentence, in the days before its figures are published. */
export function lists(today: Temporal.PlainDate): Events {
  const month = today.toPlainYearMonth().subtract({ months: 1 });
  return new Events().on(month.add({ months: 1 }).toPlainDate({ day: 3 }), (kernel) => drawLists(kernel, month));
}

async function drawLists(kernel: Kernel, month: Temporal.PlainYearMonth): Promise<void> {
  const by = await localOperator(kernel);
  for (const [organ, unreported] of Object.entries(LISTS)) {
    const { rows } = await sql<{ document_no: string }>`
      select distinct document_no from v_records_acts where organ = ${organ} and to_char(decided, 'YYYY-MM') = ${month.toString()}
      order by document_no limit 40`.execute(kernel.db.kysely);
    const missing = Array.from({ length: unreported }, (_, n) => `示例漏〔${month.year}〕${n + 1}号`);
    const text = [...rows.map((row) => row.document_no), ...missing].join('\n');
    if (text === '') continue;
    const given = { organ, month: month.toString(), source: 'site', text, size: 40, seed: '示例摇号03111829' } as const;
    await enterSample(kernel, given, by);
  }
  const reviewer: Caller = { ...by, account: 'reviewer', role: 'reviewer', organ: 'demo-housing' };
  const sentence = '业务系统升级三天，其间作出的决定在恢复后补报。';
  await sayOfMonth(kernel, { organ: 'demo-housing', month: month.toString(), sentence }, reviewer);
}
