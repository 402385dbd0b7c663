import type { Temporal } from 'temporal-polyfill';
import { localOperator } from '../kernel/access/index.ts';
import { reportNil } from '../registry/intake/index.ts';
import { Events } from './events.ts';

/** Organs that seldom have anything to report and say so each month; the governments of two districts and the court don't. */
const CONSCIENTIOUS = ['demo-gov', 'demo-drc', 'demo-tax', 'demo-a-gov', 'demo-a-eeb', 'demo-b-eeb', 'demo-c-eeb'];
const MONTHS = 6;

/** Nil reports of the last closed months, each declared on the second day of the next. */
export function nilReports(today: Temporal.PlainDate): Events {
  const events = new Events();
  for (let back = MONTHS; back > 0; back -= 1) {
    const closed = today.toPlainYearMonth().subtract({ months: back });
    events.on(closed.add({ months: 1 }).toPlainDate({ day: 2 }), async (kernel) => {
      for (const organ of CONSCIENTIOUS) {
        await reportNil(kernel, { organ, month: closed.toString(), caller: await localOperator(kernel) });
      }
    });
  }
  return events;
}
