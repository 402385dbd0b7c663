import { permits, type Caller } from '../../kernel/access/index.ts';

/** Whether bodies are named: shown; not without a purpose; not to this role. */
export type Naming = 'shown' | 'purpose' | 'role';

/** Numbers are for whoever may run a model; who stands behind them only for those who may read grades, with a purpose. */
export function namingFor(caller: Caller): Naming {
  if (!permits(caller, 'evaluation.read')) return 'role';
  return (caller.purpose ?? '').trim() === '' ? 'purpose' : 'shown';
}
