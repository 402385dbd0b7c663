import type { IsoDate } from '../../../kernel/db/types.ts';
import type { SubjectsTable } from '../types.ts';
import type { Link, LinkKind, OperatorPeriod } from './types.ts';

/**
 * 个转企 is for organs alone: the enterprise starts clean (domain.md, Subjects). So is a link that has ended: it may have
 * been a wrong one.
 */
export function publicLinks(links: readonly Link[], today: IsoDate): Link[] {
  return links.filter(({ kind, until }) => kind !== 'from_individual' && (until === null || until >= today));
}

/** An individual business is followed by 个转企 alone, which leads to a body of another kind, and has no branches. */
export function mayLink(kind: LinkKind, from: SubjectsTable['kind'], to: SubjectsTable['kind']): boolean {
  return to !== 'individual_business' && (from === 'individual_business') === (kind === 'from_individual');
}

/**
 * In whose period a decision fell: what is adverse binds to the operator of that day. Without any period there was one
 * operator all the time.
 */
export function operatorOn(periods: readonly OperatorPeriod[], day: IsoDate): OperatorPeriod {
  const found = periods.find(({ since, until }) => (since === null || since <= day) && (until === null || day <= until));
  return found ?? { no: 1, since: null, until: null };
}
