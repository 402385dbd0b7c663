import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { ANONYMOUS } from '../../kernel/access/types.ts';
import {
  lastPublishedMonth,
  monthPeriod,
  organsNamed,
  timelinessFor,
  type DistrictRate,
  type OrganRate,
  type Rate,
} from '../../registry/publicity/index.ts';

export interface PublishedTimeliness {
  month: string;
  /** Months that may be shown, latest first. */
  months: string[];
  from: IsoDate;
  to: IsoDate;
  asOf: IsoDate;
  total: Rate;
  districts: DistrictRate[];
  /** Null while naming organs is off. */
  organs: OrganRate[] | null;
  undated: number;
}

const MONTHS = 24;

/**
 * A closed month, after the organs' ten working days to answer; undefined for any other. Naming organs is the operator's
 * decision and off until then (domain.md, Law); the demonstration opens it for invented organs.
 */
export async function publishedTimeliness(
  kernel: Kernel,
  today: IsoDate,
  month?: string,
): Promise<PublishedTimeliness | undefined> {
  const last = Temporal.PlainYearMonth.from(lastPublishedMonth(kernel.calendar, today));
  const months = Array.from({ length: MONTHS }, (_, n) => last.subtract({ months: n }).toString());
  const wanted = month ?? last.toString();
  if (!months.includes(wanted)) return undefined;
  const figures = await timelinessFor(kernel, monthPeriod(wanted), ANONYMOUS, today);
  return {
    month: wanted,
    months,
    from: figures.from,
    to: figures.to,
    asOf: figures.asOf,
    total: figures.total,
    districts: figures.districts,
    organs: organsNamed(kernel.settings) ? figures.organs : null,
    undated: figures.undated,
  };
}
