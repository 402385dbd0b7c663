import { accountsFor, officialsOf } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import type { Tx } from '../../db/index.ts';
import { notify } from '../../notify/index.ts';
import { substitutesOf } from '../absences.ts';
import { deadlinePast, deadlineSoon, paperArrived } from '../notices.ts';
import { remindersOf, type Reminder } from '../reminders.ts';
import type { Case } from '../types.ts';
import { editionOf, loadCase } from './session.ts';

/**
 * Tells each whom it concerns what falls due in a case, today, within two working days, or has passed. Counts and days alone leave the
 * house; what it is about is read after sign-in. Again on the same day tells nobody twice. Answers how many were told.
 */
export async function remind(tx: Tx, kernel: Kernel, caseId: string): Promise<number> {
  const { case: of } = await loadCase(tx, kernel, caseId, false);
  const today = kernel.clock.today();
  let told = 0;
  for (const reminder of remindersOf(of, editionOf(kernel, of.procedure, of.edition), kernel.calendar, today)) {
    const { stage, due } = reminder;
    for (const account of await accountsOf(tx, kernel, of, reminder)) {
      told += await notify(tx, kernel, {
        to: { account },
        notice: stage === 'late' ? deadlinePast : deadlineSoon,
        params: { n: 1, day: due },
        key: `case ${of.caseId} ${stage} ${due}`,
        ...linkOf(of, reminder),
      });
    }
  }
  return told;
}

/**
 * Tells the party that papers wait in its centre: what is served electronically counts from the day on which it confirms them, so
 * it has to hear of them.
 */
export async function tellArrival(tx: Tx, kernel: Kernel, of: Case, arrived: { deliveryId: string; papers: number }): Promise<void> {
  for (const account of await partyAccounts(tx, of, kernel.clock.today().toString())) {
    await notify(tx, kernel, {
      to: { account },
      notice: paperArrived,
      params: { n: arrived.papers },
      key: `delivery ${arrived.deliveryId}`,
      ...linkOf(of, { to: 'party' }),
    });
  }
}

async function partyAccounts(tx: Tx, of: Case, today: string): Promise<string[]> {
  const own = of.subjectId === null ? [] : await accountsFor(tx, of.subjectId, today);
  const agents = of.agents.filter(({ until }) => until === null || until >= today).map(({ account }) => account);
  return [...new Set([...own, ...agents])];
}

async function accountsOf(tx: Tx, kernel: Kernel, of: Case, { to }: Reminder): Promise<string[]> {
  if (to === 'party') return partyAccounts(tx, of, kernel.clock.today().toString());
  const { organ, roles, account, excluded } = to;
  // '' is nobody yet: the leader has the case on the list until it is assigned.
  const found = account === null ? await officialsOf(tx, organ, roles) : account === '' ? [] : [account];
  const all = [...found, ...(await substitutesOf(tx, kernel, found))];
  return [...new Set(all)].filter((each) => !excluded.includes(each));
}

function linkOf(of: Case, { to }: Pick<Reminder, 'to'>): { link: string; subjectId?: string } {
  const subject = of.subjectId === null ? {} : { subjectId: of.subjectId };
  if (to !== 'party') return { link: `/workbench/cases/${of.caseId}`, ...subject };
  const firm = of.party?.code ?? null;
  return { link: firm === null ? '/centre' : `/centre/${firm}/notices/${of.caseId}`, ...subject };
}
