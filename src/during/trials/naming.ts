import { logAccess, permits, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { namesOf } from './bodies.ts';

/** Whether bodies are named: shown; not without a purpose; not to this role. */
export type Naming = 'shown' | 'purpose' | 'role';

/** Numbers are for whoever may run a model; who stands behind them only for those who may read grades, with a purpose. */
export function namingFor(caller: Caller): Naming {
  if (!permits(caller, 'evaluation.read')) return 'role';
  return (caller.purpose ?? '').trim() === '' ? 'purpose' : 'shown';
}

/** With names as a look, one row a body in the access log; without the right or a purpose nothing tells who it is. */
export async function named<T extends { subjectId: string }>(
  kernel: Kernel,
  caller: Caller,
  naming: Naming,
  action: string,
  bodies: readonly T[],
) {
  const subjectIds = bodies.map((each) => each.subjectId);
  if (naming !== 'shown' || subjectIds.length === 0) return bodies.map((each) => ({ ...each, subjectId: null, name: null, uscc: null }));
  const names = await kernel.db.tx(async (tx) => {
    await logAccess(kernel, tx, caller, { subjectIds, action, fields: ['grade', 'score'] });
    return namesOf(tx, subjectIds);
  });
  return bodies.map((each) => {
    const known = names.get(each.subjectId);
    return { ...each, name: known?.name ?? null, uscc: known?.uscc ?? null };
  });
}
