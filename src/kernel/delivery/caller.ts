import type { Caller } from '../access/index.ts';
import { XinhengError } from '../errors/index.ts';

/** Who writes. Throws UNAUTHENTICATED without an account. */
export function accountOf(caller: Caller): string {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  return caller.account;
}
