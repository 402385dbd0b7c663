import { ANONYMOUS, createUser, localOperator, type Caller, type Role } from '../kernel/access/index.ts';
import type { Kernel } from '../kernel/context.ts';

/** The officials of the invented city who take part, and whoever acts for a body. */
export type People = ReadonlyMap<string, Caller>;

const OFFICIALS: readonly (readonly [account: string, role: Role, organ: string])[] = [
  ['officer', 'officer', 'demo-a-amr'],
  ['other-officer', 'officer', 'demo-a-amr'],
  ['reviewer', 'reviewer', 'demo-a-amr'],
  ['counsel', 'legal', 'demo-a-amr'],
  ['head', 'director', 'demo-a-amr'],
  ['superior', 'director', 'demo-amr'],
  ['stranger', 'director', 'demo-eeb'],
];

/** Those who make rules. */
const RULE_MAKERS: readonly (readonly [account: string, role: Role, organ: string])[] = [
  ['policy', 'policy', 'demo-drc'],
  ['legal', 'legal', 'demo-drc'],
  ['director', 'director', 'demo-drc'],
];

export async function hirePeople(kernel: Kernel, who: 'officials' | 'rule-makers'): Promise<People> {
  const by = await localOperator(kernel);
  const people = new Map<string, Caller>();
  for (const [account, role, organ] of who === 'officials' ? OFFICIALS : RULE_MAKERS) {
    const { userId, district } = await kernel.db.tx((tx) => createUser(kernel, tx, by, { account, role, organ }));
    people.set(account, { ...ANONYMOUS, account, userId, role, organ, district, purpose: '模拟办案' });
  }
  return people;
}

/** Of a body: made when it is first needed. */
export async function ownerOf(kernel: Kernel, subjectId: string): Promise<Caller> {
  const account = `owner-${subjectId.slice(0, 8)}`;
  const by = await localOperator(kernel);
  const { userId } = await kernel.db.tx((tx) => createUser(kernel, tx, by, { account, role: 'owner', subjectId }));
  return { ...ANONYMOUS, account, userId, role: 'owner', subjectId, purpose: '本企业档案' };
}
