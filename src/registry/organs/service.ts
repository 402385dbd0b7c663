import { XinhengError } from '../../kernel/errors/index.ts';
import type { OrganEntry, PolicyStore } from '../../kernel/policy/index.ts';
import { organBook, type OrganAnswer, type OrganPeriod } from './book.ts';

type Policy = Pick<PolicyStore, 'all'>;

/** By code, USCC, name, short name or alias. */
export function findOrgan(policy: Policy, key: string, day: string): OrganAnswer | undefined {
  return organBook(policy).find(key, day);
}

/** As findOrgan; throws ORGAN_UNKNOWN. */
export function getOrgan(policy: Policy, key: string, day: string): OrganAnswer {
  const found = findOrgan(policy, key, day);
  if (!found) throw new XinhengError('ORGAN_UNKNOWN', { organ: key });
  return found;
}

/** Organs below `code` at any depth, in office on `day`. */
export function organsUnder(policy: Policy, code: string, day: string, by: 'line' | 'district' | 'either' = 'either'): OrganEntry[] {
  return organBook(policy).under(code, day, by);
}

export function organTimeline(policy: Policy, code: string): OrganPeriod[] {
  return organBook(policy).timeline(code);
}
