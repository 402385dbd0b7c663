import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localOperator } from '../kernel/access/index.ts';
import { fixedClock } from '../kernel/clock/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { runIntake } from '../registry/intake/index.ts';
import { composeUscc } from '../registry/uscc/index.ts';
import { makeAccounts } from './accounts.ts';
import { csvOf } from './file.ts';
import { inventCases } from './cases.ts';
import { inventLists } from './figures.ts';
import { applyFixtures } from './fixtures.ts';
import { FIXED, fixedRegistration, fixedSendings, NAMESAKES } from './fixed.ts';
import { declareNil } from './nil.ts';
import { inventYear, registrationRow, type Sending } from './generate.ts';
import type { Row } from './rows.ts';

export { demoAccounts } from './accounts.ts';

const SEED = 118; // 渝府办发〔2019〕118号
const SUBJECTS = 200;

/** Every file of the demonstration in the order of its arrival: registrations before all acts. */
export function demoSendings(kernel: Pick<Kernel, 'clock' | 'calendar'>): Sending[] {
  const today = kernel.clock.today();
  const year = inventYear({ seed: SEED, subjects: SUBJECTS, today, calendar: kernel.calendar });
  const registered: Row[] = [
    ...Object.values(FIXED).map((subject) => fixedRegistration(subject)),
    ...NAMESAKES.map(({ body, district, founded }) =>
      fixedRegistration(
        { name: FIXED.ambiguous.name, uscc: composeUscc({ department: '9', category: '1', region: '509900', body }) },
        { district, founded },
      ),
    ),
    ...year.subjects.map(registrationRow),
  ];
  const first: Sending = {
    organ: 'demo-amr',
    mapping: 'registrations',
    receivedOn: today.subtract({ days: 420 }).toString(),
    rows: registered,
  };
  const acts = [...year.sendings, ...fixedSendings(today)];
  return [first, ...acts.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0))];
}

/** Puts the invented city through the same intake as users, each file on its own day. */
export async function loadDemo(kernel: Kernel): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'xinheng-demo-'));
  try {
    const sendings = demoSendings(kernel);
    for (const [n, sending] of sendings.entries()) {
      const mapping = kernel.policy.get<Parameters<typeof csvOf>[0]>('mapping', sending.mapping).content;
      const path = join(directory, `${n}.csv`);
      await writeFile(path, csvOf(mapping, sending.rows));
      const day: Kernel = { ...kernel, clock: fixedClock(`${sending.receivedOn}T10:00:00+08:00`) };
      await runIntake(day, {
        path,
        fileName: `${sending.organ}-${sending.mapping}-${sending.receivedOn}.csv`,
        mapping: sending.mapping,
        organ: sending.organ,
        caller: await localOperator(kernel),
      });
    }
    await declareNil(kernel);
    await inventLists(kernel);
    await applyFixtures(kernel);
    await makeAccounts(kernel);
    await inventCases(kernel);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
