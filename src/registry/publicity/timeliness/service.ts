import type { Kernel } from '../../../kernel/context.ts';
import { districtRates, organRates, rateOf, sum } from './figures.ts';
import { monthsOf, reportingOver, type Period } from './period.ts';
import { countByOrgan, countDecided, countHeld, districtNames, findQuietMonths } from './store.ts';
import type { Timeliness } from './types.ts';

/**
 * Both clocks over a period, as an official sees them (who may see the organs is decided at the door, publish.ts). Clock A
 * counts acts by the day on which their report was due; clock B what is held today.
 */
export async function timeliness(
  kernel: Pick<Kernel, 'db' | 'calendar' | 'settings'>,
  { from, to }: Period,
  today: string,
): Promise<Timeliness> {
  const { calendar, settings } = kernel;
  const db = kernel.db.kysely;
  const months = monthsOf({ from, to });
  const over = new Set(months.filter((month) => reportingOver(month, calendar, today)));
  const lastUndated = `${calendar.firstYear - 1}-12-31`;
  const [organs, quiet, undated, held, names] = await Promise.all([
    countByOrgan(db, from, to),
    findQuietMonths(db, months, over, settings.demo),
    from <= lastUndated ? countDecided(db, from, to < lastUndated ? to : lastUndated) : 0,
    countHeld(db, today),
    districtNames(db, today),
  ]);
  return {
    from,
    to,
    asOf: today,
    total: rateOf(sum(organs)),
    districts: districtRates(organs, names),
    organs: organRates(organs, quiet),
    undated,
    held,
  };
}
