import type { IsoDate } from '../../kernel/db/types.ts';
import type { OrganRate, Rate } from '../publicity/index.ts';

/**
 * The field's figures over a month. Per cent to one decimal as text; null below 20 of what it is counted in, where one
 * more would move it by more than five points.
 */
export interface MonthRate extends Rate {
  /** 迟报率: acts reported after their day, of those due. */
  latePercent: string | null;
  /** Rows that were sent for the first time, and those of them that were neither rejected nor returned (合规率). */
  rows: number;
  sound: number;
  soundPercent: string | null;
  /** Documents drawn from the organ's own site or system, and those of them that were never reported (漏报率). */
  sampled: number;
  missing: number;
  missingPercent: string | null;
}

/** Whether it reported at all in the month: acts, a nil report (零报告), neither, or nothing was due. */
export type Reported = 'acts' | 'nil' | 'silent' | 'none';

export interface OrganFigures extends MonthRate, Pick<OrganRate, 'organ' | 'name' | 'nameEn' | 'district'> {
  reported: Reported;
  /** The organ's own sentence beside its figures. */
  sentence: string | null;
}

export interface DistrictFigures extends MonthRate {
  district: string | null;
  name: string | null;
}

export interface MonthFigures {
  month: string;
  from: IsoDate;
  to: IsoDate;
  asOf: IsoDate;
  total: MonthRate;
  districts: DistrictFigures[];
  organs: OrganFigures[];
  undated: number;
}

/** One number that was different when a month was counted again. */
export interface Change {
  organ: string;
  name: string;
  nameEn: string;
  number: 'acts' | 'late' | 'rows' | 'sound' | 'sampled' | 'missing';
  before: number;
  after: number;
}

export interface Revision {
  revision: number;
  on: IsoDate;
  changes: Change[];
}

export interface PublishedMonth extends MonthFigures {
  /** Day on which it was frozen; null while it is only counted (no server ran on its day). */
  frozenOn: IsoDate | null;
  revisions: Revision[];
}

export interface FigureMonthsTable {
  month: string;
  revision: number;
  counted_on: IsoDate;
  figures: MonthFigures;
  changes: Change[];
  hash: string;
}
