import { mayActFor, type Caller } from '../../../kernel/access/index.ts';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { organsNamed } from '../../organs/index.ts';
import { answeringOver, lastPublishedMonth, monthPeriod, monthsOf, type Period } from './period.ts';
import { timeliness } from './service.ts';
import type { Timeliness } from './types.ts';

export interface PeriodQuery {
  month?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Throws BAD_INPUT for half a period or a day that does not exist. Without any: the last month that may be published. */
export function periodOf(kernel: Pick<Kernel, 'calendar'>, query: PeriodQuery, today: string): Period {
  const { month, from, to } = query;
  if (month !== undefined) return monthPeriod(month);
  if (from === undefined && to === undefined) return monthPeriod(lastPublishedMonth(kernel.calendar, today));
  if (from === undefined || to === undefined || !findDate(from) || !findDate(to)) {
    throw new XinhengError('BAD_INPUT', { what: 'from, to' });
  }
  return { from, to };
}

/** Counted when asked. The months of the period that are closed stand as published, for ever, at the addresses beside. */
export interface CountedNow extends Timeliness {
  counted: 'now';
  published: string[];
}

/**
 * The figures as this caller may see them. Organs see their own at once and may answer for ten working days; the public
 * gets closed months only (else NOT_FOUND), and organs by name only where the operator has decided so.
 */
export async function timelinessFor(
  kernel: Pick<Kernel, 'db' | 'calendar' | 'settings'>,
  period: Period,
  caller: Caller,
  today: string,
): Promise<CountedNow> {
  const months = monthsOf(period);
  const closed = months.filter((month) => answeringOver(month, kernel.calendar, today));
  const published = closed.length === months.length;
  const official = caller.organ !== null || caller.role === 'operator';
  if (!published && !official) throw new XinhengError('NOT_FOUND', { what: 'month' });
  const figures: CountedNow = {
    counted: 'now',
    published: closed.map((month) => `/api/v1/figures/months/${month}`),
    ...(await timeliness(kernel, period, today)),
  };
  if (published && organsNamed(kernel.settings, today)) return figures;
  return { ...figures, organs: figures.organs.filter(({ organ, district }) => mayActFor(caller, { organ, district })) };
}
