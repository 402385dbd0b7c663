import { localOperator } from '../kernel/access/index.ts';
import { fixedClock } from '../kernel/clock/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { reportNil } from '../registry/intake/index.ts';

/** Organs that seldom have anything to report and say so each month; the governments of two districts and the court don't. */
const CONSCIENTIOUS = ['demo-gov', 'demo-drc', 'demo-tax', 'demo-a-gov', 'demo-a-eeb', 'demo-b-eeb', 'demo-c-eeb'];
const MONTHS = 6;

/** Nil reports of the last closed months, each declared on the second day of the next. */
export async function declareNil(kernel: Kernel): Promise<void> {
  const month = kernel.clock.today().toPlainYearMonth();
  for (let back = MONTHS; back > 0; back -= 1) {
    const closed = month.subtract({ months: back });
    const day = closed.add({ months: 1 }).toPlainDate({ day: 2 });
    const then: Kernel = { ...kernel, clock: fixedClock(`${day.toString()}T10:00:00+08:00`) };
    for (const organ of CONSCIENTIOUS) {
      await reportNil(then, { organ, month: closed.toString(), caller: await localOperator(then) });
    }
  }
}
