import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';

/** The local operator, as on the command line. */
export const OPERATOR: Caller = { ...ANONYMOUS, account: 'local:operator', role: 'operator' };

export const CLERK: Caller = { ...ANONYMOUS, account: 'clerk', role: 'clerk', organ: 'demo-amr' };
