import { mayActFor, type Caller } from '../../kernel/access/index.ts';
import type { Kernel, Naming } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { organsNamed } from '../organs/index.ts';
import { answeringUntil, monthPeriod } from '../publicity/index.ts';
import { countMonth } from './count.ts';
import { publishedMonth } from './months.ts';
import type { PublishedMonth } from './types.ts';

type ViewKernel = Pick<Kernel, 'db' | 'calendar' | 'settings' | 'policy'>;

export interface MonthView extends PublishedMonth {
  /** `preview`: the organ's own figures, before they are published. */
  state: 'published' | 'preview';
  /** Organs are listed by name; else only those of the caller are in `organs`, and revisions say nothing. */
  named: boolean;
  /** Who decided that organs are named, and from which day on; null in the demonstration and while it is off. */
  naming: Naming | null;
  /** The last day on which an organ may say its sentence; null for months before the calendar begins. */
  answersUntil: string | null;
}

/**
 * The figures of a month as this caller may see them: the public what is published, organs by name only where the operator
 * has decided so; an organ's people their own as soon as the month is over. Throws NOT_FOUND, BAD_INPUT.
 */
export async function monthFor(kernel: ViewKernel, month: string, caller: Caller, today: string): Promise<MonthView> {
  const { to } = monthPeriod(month);
  const published = await publishedMonth(kernel, month, today);
  const official = caller.organ !== null || caller.role === 'operator';
  if (published === undefined && (!official || to >= today)) throw new XinhengError('NOT_FOUND', { what: 'month' });
  const figures = published ?? { ...(await countMonth(kernel, month, today)), frozenOn: null, revisions: [] };
  const named = published !== undefined && organsNamed(kernel.settings, today);
  const state = published === undefined ? 'preview' : 'published';
  const naming = (named && kernel.settings.nameOrgans) || null;
  const answersUntil = answeringUntil(month, kernel.calendar);
  if (named) return { ...figures, state, named, naming, answersUntil };
  const theirs = ({ organ, district }: { organ: string; district: string | null }) => mayActFor(caller, { organ, district });
  const organs = figures.organs.filter(theirs);
  const own = new Set(organs.map((each) => each.organ));
  const revisions = figures.revisions.map((each) => ({
    ...each,
    changes: each.changes.filter((change) => own.has(change.organ)),
  }));
  return { ...figures, organs, revisions, state, named, naming, answersUntil };
}
