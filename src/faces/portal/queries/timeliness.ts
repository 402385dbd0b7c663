import type { Kernel } from '../../../kernel/context.ts';
import { ANONYMOUS } from '../../../kernel/access/types.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { listMonths, monthFor, type MonthView } from '../../../registry/figures/index.ts';

export interface PublishedTimeliness extends MonthView {
  /** Months that may be shown, latest first. */
  months: string[];
}

/** A closed month as it was published, after the organs' ten working days to answer; undefined for any other. */
export async function publishedTimeliness(kernel: Kernel, today: IsoDate, month?: string): Promise<PublishedTimeliness | undefined> {
  const months = await listMonths(kernel, today);
  const wanted = month ?? months[0];
  if (wanted === undefined || !months.includes(wanted)) return undefined;
  return { ...(await monthFor(kernel, wanted, ANONYMOUS, today)), months };
}
