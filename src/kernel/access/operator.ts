import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { forbidden } from './policy.ts';
import type { Caller } from './types.ts';
import { callerOf, findUser, opensAnything } from './users.ts';

/** Has a colon, which no account can have. */
export const LOCAL_OPERATOR = 'local:operator';

/**
 * Who a command acts as. Whoever can run commands on the machine holds the database anyway, so an account named with
 * `--as` needs no password here; what it does is audited under its name. Throws NOT_FOUND for an unknown account,
 * FORBIDDEN for one that is switched off or whose role nobody agreed to yet.
 */
export async function localOperator(
  kernel: Kernel,
  options: { as?: string | null | undefined; purpose?: string | null | undefined } = {},
): Promise<Caller> {
  const purpose = options.purpose ?? null;
  if (options.as === undefined || options.as === null) {
    return {
      account: LOCAL_OPERATOR,
      userId: null,
      role: 'operator',
      organ: null,
      district: null,
      subjectId: null,
      purpose,
    };
  }
  const user = await findUser(kernel, options.as.trim().toLowerCase());
  if (user === undefined) throw new XinhengError('NOT_FOUND', { what: options.as });
  if (!opensAnything(user)) throw forbidden('session');
  return callerOf(user, purpose);
}
