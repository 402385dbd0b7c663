import type { IsoDate } from '../../../kernel/db/types.ts';

/** Clock A over some acts: decision → received, seven working days (law.md §2). Counts acts, not addressees. */
export interface Rate {
  /** Reported acts whose report was due in the period. */
  acts: number;
  onTime: number;
  late: number;
  /** Working days late, mean of the late ones to one decimal; null where none is late. */
  averageDaysLate: string | null;
  /** Due dates past the last published calendar year: they may still move later. */
  provisional: number;
  /** Per cent on time to one decimal; null below 20 acts, where one act would move it by more than five points. */
  onTimePercent: string | null;
}

export interface OrganRate extends Rate {
  organ: string;
  name: string;
  nameEn: string;
  district: string | null;
  /** Months of the period for which the organ declared that it had no act. */
  nilMonths: string[];
  /** Months of the period, whose reporting time is over, with neither an act nor a declaration. Silent is not nothing. */
  silentMonths: string[];
}

export interface DistrictRate extends Rate {
  district: string | null;
  name: string | null;
}

/** Clock B: received → displayed. Clean rows go out the same day; what waits is held. */
export interface HeldFigures {
  held: number;
  oldestDays: number | null;
  /** Held by age in days. */
  today: number;
  upTo7: number;
  over7: number;
}

export interface Timeliness {
  from: IsoDate;
  to: IsoDate;
  asOf: IsoDate;
  total: Rate;
  districts: DistrictRate[];
  organs: OrganRate[];
  /** Acts decided in the period and before the calendar's first year: no due date, in no rate. */
  undated: number;
  held: HeldFigures;
}
