import { ANONYMOUS, createUser, giveMandate, localOperator } from '../kernel/access/index.ts';
import type { Role } from '../kernel/access/types.ts';
import type { Kernel } from '../kernel/context.ts';
import type { Tx } from '../kernel/db/index.ts';
import { key } from '../kernel/keys/index.ts';
import { getSubject } from '../registry/subjects/index.ts';
import { FIXED } from './fixed.ts';

/** The accounts of every demonstration, each with role and organ. */
const ACCOUNTS: readonly {
  account: string;
  role: Role;
  organ: string | null;
  name: string;
  body?: keyof typeof FIXED;
}[] = [
  { account: 'clerk', role: 'clerk', organ: 'demo-a-amr', name: '示例填报' },
  { account: 'reviewer', role: 'reviewer', organ: 'demo-a-amr', name: '示例审核' },
  { account: 'director', role: 'director', organ: 'demo-drc', name: '示例主任' },
  { account: 'officer', role: 'officer', organ: 'demo-a-amr', name: '示例承办' },
  { account: 'head', role: 'director', organ: 'demo-a-amr', name: '示例局长' },
  { account: 'superior', role: 'director', organ: 'demo-amr', name: '示例上级' },
  { account: 'counsel', role: 'legal', organ: 'demo-a-amr', name: '示例法审' },
  { account: 'legal', role: 'legal', organ: 'demo-drc', name: '示例法制' },
  { account: 'owner', role: 'owner', organ: null, name: '示例法定代表人', body: 'penalties' },
  { account: 'owner-b', role: 'owner', organ: null, name: '示例乙法定代表人', body: 'listed' },
  // Acts for the two above, by their mandates.
  { account: 'agent', role: 'owner', organ: null, name: '示例代理记账' },
  { account: 'policy', role: 'policy', organ: 'demo-drc', name: '示例规则' },
  { account: 'system', role: 'system', organ: 'demo-drc', name: '示例系统管理员' },
  { account: 'security', role: 'security', organ: 'demo-drc', name: '示例安全管理员' },
  { account: 'audit', role: 'audit', organ: 'demo-drc', name: '示例审计管理员' },
];

/** One password made per data directory, printed at each start: enough against a passer-by on the same machine. */
async function password(kernel: Kernel): Promise<string> {
  const bytes = await key(kernel.settings.dataDirectory, 'demo-password');
  return `demo-${bytes.subarray(0, 6).toString('hex')}`;
}

export async function makeAccounts(kernel: Kernel): Promise<void> {
  const by = await localOperator(kernel);
  const secret = await password(kernel);
  await kernel.db.tx(async (tx) => {
    for (const { account, role, organ, name, body } of ACCOUNTS) {
      const subject = body === undefined ? null : await getSubject(kernel.db.kysely, FIXED[body].uscc);
      await createUser(kernel, tx, by, {
        account,
        role,
        organ,
        displayName: name,
        subjectId: subject?.subject_id ?? null,
        password: secret,
      });
    }
    for (const { account, body } of ACCOUNTS) {
      if (body === undefined) continue;
      const { subject_id: subjectId } = await getSubject(kernel.db.kysely, FIXED[body].uscc);
      await giveAgent(kernel, tx, { account, subjectId });
    }
  });
}

/** An agent with two firms: for one it does everything but sign, for the other it hands things in. */
async function giveAgent(kernel: Kernel, tx: Tx, of: { account: string; subjectId: string }): Promise<void> {
  const today = kernel.clock.today();
  const { subjectId } = of;
  await giveMandate(
    kernel,
    tx,
    { ...ANONYMOUS, ...of, role: 'owner' },
    {
      subjectId,
      account: 'agent',
      kind: 'agent',
      scopes: of.account === 'owner' ? ['file', 'receive'] : ['file'],
      from: today.toString(),
      // Accounts are made on the first day of the invented year; the mandates outlast it.
      until: today.add({ months: 21 }).toString(),
    },
  );
}

export async function demoAccounts(
  kernel: Kernel,
): Promise<readonly { account: string; role: string; organ: string | null; password: string }[]> {
  const secret = await password(kernel);
  return ACCOUNTS.map(({ account, role, organ }) => ({ account, role, organ, password: secret }));
}
