import { beforeAll, describe, expect, test } from 'vitest';

import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import { settle } from '../../../kernel/journal/index.ts';
import { confirm } from '../../../kernel/proposals/index.ts';
import { lateActs, timeliness } from '../../publicity/index.ts';
import { attachReader } from './attach.ts';
import { reportClock } from '../writing/deadline.ts';
import { proposeRecall } from '../batches/recall.ts';
import { CLERK } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty } from '../testing/files.ts';
import { register, take } from '../testing/take.ts';
import { intakeCapability } from '../capability.ts';

const REVIEWER: Caller = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr' };
const READER: Caller = { ...REVIEWER, purpose: '核对及时率' };
const PERIOD = { from: '2026-10-01', to: '2026-12-31' };
let kernel: TestKernel;

const figures = async () => {
  const { total, organs } = await timeliness(kernel, PERIOD, '2026-11-24');
  const own = organs.find((organ) => organ.organ === 'demo-amr');
  return { acts: total.acts, late: total.late, silent: own?.silentMonths ?? [] };
};

const late = async () => (await lateActs(kernel, PERIOD, READER)).items.map((row) => [row.documentNo, row.recordId === null, row.daysLate]);

beforeAll(async () => {
  kernel = await testKernel({ rooms: [intakeCapability] });
  await register(kernel, 1, 2);
});

describe('an act that waits for its code', () => {
  test(item(25, 'counts in clock A from the day it came, once, before and after it attaches'), async () => {
    expect(await figures()).toEqual({ acts: 0, late: 0, silent: ['2026-10'] });
    await take(
      kernel,
      'penalties-2018',
      csv(PENALTY_HEADING, [
        penalty(900, { CF_JDRQ: '2026-10-12' }), // due 2026-10-21
        penalty(901, { CF_JDRQ: '2026-11-20' }), // due 2026-12-01
        // One document, two addressees: one is held, the other waits.
        penalty(1, { CF_WSH: '示市监罚〔2026〕77号', CF_JDRQ: '2026-11-19' }),
        penalty(902, { CF_WSH: '示市监罚〔2026〕77号', CF_JDRQ: '2026-11-19' }),
      ]),
    );
    expect(await figures()).toEqual({ acts: 3, late: 1, silent: [] });
    expect(await late()).toEqual([['示市监罚〔2026〕900号', true, 24]]);

    kernel.clock.set('2026-12-20T04:00:00Z');
    await register(kernel, 900, 901);
    await settle(kernel, [attachReader(kernel)]);
    kernel.clock.set('2026-11-24T04:00:00Z');
    expect(await figures()).toEqual({ acts: 3, late: 1, silent: [] });
    expect(await late()).toEqual([['示市监罚〔2026〕900号', false, 24]]);
  });
});

describe('what was sent in error', () => {
  test(item(25, 'was no act: in no rate, in no late list, and no answer for a silent month'), async () => {
    kernel = await testKernel({ rooms: [intakeCapability] });
    await register(kernel, 1, 2);
    const { batch } = await take(
      kernel,
      'penalties-2018',
      csv(PENALTY_HEADING, [
        penalty(1, { CF_JDRQ: '2026-10-12' }), // on display
        penalty(2, { CF_JDRQ: '2026-10-12', CF_SY: '负责人王小明在场。' }), // held
        penalty(900, { CF_JDRQ: '2026-10-12' }), // waits
      ]),
    );
    expect(await figures()).toEqual({ acts: 3, late: 3, silent: [] });
    const { proposal } = await proposeRecall(kernel, { batch: batch!, reason: '整批报错了单位', caller: CLERK });
    await confirm(kernel, proposal, REVIEWER);
    expect(await figures()).toEqual({ acts: 0, late: 0, silent: ['2026-10'] });
    expect(await late()).toEqual([]);
  });
});

test(item(25, 'a report on a day off after its due day is one begun working day late'), () => {
  const daysLate = (receivedOn: string) => reportClock(kernel.calendar, receivedOn)('2026-10-28').daysLate; // due Friday 2026-11-06
  expect(['2026-11-06', '2026-11-07', '2026-11-08', '2026-11-09', '2026-11-10'].map(daysLate)).toEqual([0, 1, 1, 1, 2]);
});
