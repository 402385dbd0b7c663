import type { IsoDate } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { newestOfEach, type OrganEntry, type OrgansContent, type PolicyStore } from '../policy/index.ts';

/** The organ as the list of organs has it. Throws ORGAN_UNKNOWN, also for one that is not in office on that day. */
export function organOn(policy: Pick<PolicyStore, 'all'>, code: string, day: IsoDate): OrganEntry {
  const found = newestOfEach(policy.all<OrgansContent>('organs'))
    .flatMap((each) => each.content.organs)
    .find((each) => each.code === code);
  if (found === undefined || found.validFrom > day || (found.validTo !== null && found.validTo < day)) {
    throw new XinhengError('ORGAN_UNKNOWN', { organ: code });
  }
  return found;
}
