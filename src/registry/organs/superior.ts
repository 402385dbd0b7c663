import type { PolicyStore } from '../../kernel/policy/index.ts';
import { findOrgan } from './service.ts';

/** The organ above it in its line, else in its district: whose list shows what is late here. Null where there is none. */
export function superiorOf(policy: Pick<PolicyStore, 'all'>, code: string, day: string): string | null {
  const organ = findOrgan(policy, code, day)?.organ;
  return organ === undefined ? null : (organ.lineParent ?? organ.districtParent);
}
