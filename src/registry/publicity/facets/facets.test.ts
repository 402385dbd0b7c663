import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { TestKernel } from '../../../../test/support/kernel.ts';
import { reviewDesk, reviewer, second, elsewhere, type Desk } from '../../../../test/support/publicity/desk.ts';
import { agree } from '../../../../test/support/publicity/agree.ts';
import { confirm } from '../../../kernel/proposals/index.ts';
import { factsOf, findTerms } from '../facts.ts';
import { displayState, lastDayShown, stayed, wasShown } from '../rules.ts';
import { withdraw } from '../review/index.ts';
import { proposeLift, proposeShield, proposeStay } from './propose.ts';

const STAY = { by: 'court', organ: '示例法院', document: '示行初〔2026〕3号', reason: '法院裁定停止执行' } as const;
const SHIELD = { organ: '示例法院', basis: '企业破产法第八十六条', reason: '重整计划执行期间' };

let desk: Desk;
let kernel: TestKernel;
beforeAll(async () => {
  desk = await reviewDesk();
  ({ kernel } = desk);
});

async function agreed({ proposal }: { proposal: string }): Promise<void> {
  await confirm(kernel, proposal, second);
}
const shownOn = async (row: { record_id: string }, day: string) =>
  displayState(factsOf(await desk.stored(row as never)), await findTerms(kernel.db), day).state;

describe(item(25, 'a decision whose enforcement is stayed'), () => {
  test('stays on display with its mark, for its days, by two people', async () => {
    const [row] = await desk.plant();
    const proposed = await proposeStay(kernel, row!.record_id, { ...STAY, until: '2026-12-10' }, reviewer);
    await expect(confirm(kernel, proposed.proposal, reviewer)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    expect(await desk.stored(row!)).toMatchObject({ validity: 'in_force', stay: null });
    await agreed(proposed);
    const now = await desk.stored(row!);
    expect(now).toMatchObject({
      validity: 'stayed',
      stay: { by: 'court', organ: '示例法院', document: '示行初〔2026〕3号', from: '2026-11-24', until: '2026-12-10' },
    });
    expect(await desk.status(row!)).toBe('shown');
    expect(['2026-11-23', '2026-11-24', '2026-12-10', '2026-12-11'].map((day) => stayed(now, day))).toEqual([false, true, true, false]);
    await expect(proposeStay(kernel, row!.record_id, STAY, reviewer)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    await agreed(await proposeLift(kernel, row!.record_id, 'unstay', '裁定期满', reviewer));
    expect(await desk.stored(row!)).toMatchObject({ validity: 'in_force', stay: null });
    expect((await desk.events(row!)).slice(-2)).toEqual(['record.stayed', 'record.unstayed']);
  });

  test('an act is stayed for all its addressees, by its own organ alone', async () => {
    const rows = await desk.plant({}, {});
    const act = rows[0]!.act_id;
    await expect(proposeStay(kernel, act, STAY, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await agreed(await proposeStay(kernel, act, STAY, reviewer));
    for (const row of rows) expect((await desk.stored(row)).validity).toBe('stayed');
  });

  test.each([
    ['until before from', { from: '2026-11-20', until: '2026-11-19' }, 'until'],
    ['a day that is none', { from: '2026-02-30' }, 'from'],
    ['no document', { document: ' ' }, 'document'],
  ])('refused: %s', async (_, more, what) => {
    const [row] = await desk.plant();
    await expect(proposeStay(kernel, row!.record_id, { ...STAY, ...more }, reviewer)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      params: { what },
    });
  });
});

describe(item(22, 'a shielded record'), () => {
  test('is not shown until its last day, leaves no trace, and is shown again by itself', async () => {
    const [row] = await desk.plant();
    await agreed(await proposeShield(kernel, row!.record_id, { ...SHIELD, until: '2026-12-10' }, reviewer));
    expect(await desk.stored(row!)).toMatchObject({
      shielded: true,
      shield: { organ: '示例法院', basis: '企业破产法第八十六条', from: '2026-11-24', until: '2026-12-10', ends: null },
    });
    expect(await shownOn(row!, '2026-12-10')).toBe('shielded');
    expect(await shownOn(row!, '2026-12-11')).toBe('shown');
  });

  test('has an end: a day, or what ends it; lifted it is for the display rules again', async () => {
    const [row] = await desk.plant();
    await expect(proposeShield(kernel, row!.record_id, SHIELD, reviewer)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await agreed(await proposeShield(kernel, row!.record_id, { ...SHIELD, ends: '裁定确认执行完毕' }, reviewer));
    expect(await shownOn(row!, '2026-12-31')).toBe('shielded');
    await agreed(await proposeLift(kernel, row!.record_id, 'unshield', '计划未获执行', reviewer));
    expect(await shownOn(row!, '2026-11-24')).toBe('shown');
  });

  test('what was shielded before it would have been shown leaves no trace: 404, not 410', async () => {
    const shield = { organ: '示例法院', basis: '示例', from: '2026-11-20', until: null, ends: '裁定' };
    const [before, after] = await desk.plant(
      { shielded: true, shield, released_on: '2026-11-21' },
      { shielded: true, shield: { ...shield, from: '2026-11-23' }, released_on: '2026-11-21' },
    );
    const terms = await findTerms(kernel.db);
    expect([before, after].map((row) => wasShown(factsOf(row!), terms, '2026-11-24'))).toEqual([false, true]);
    expect(lastDayShown(factsOf(after!), terms, '2026-11-24')).toBe('2026-11-22');
  });

  test('begins when it is confirmed, never before, and needs no lifting once its term is over', async () => {
    const [row] = await desk.plant();
    const early = { ...SHIELD, from: '2026-11-01', until: '2026-11-25' };
    await agreed(await proposeShield(kernel, row!.record_id, early, reviewer));
    expect((await desk.stored(row!)).shield).toMatchObject({ from: '2026-11-24' });
    await expect(proposeShield(kernel, row!.record_id, early, reviewer)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    kernel.clock.set('2026-11-26T04:00:00Z');
    await agreed(await proposeShield(kernel, row!.record_id, { ...SHIELD, until: '2026-12-10' }, reviewer));
    expect((await desk.stored(row!)).shield).toMatchObject({ from: '2026-11-26', until: '2026-12-10' });
    kernel.clock.set('2026-11-24T04:00:00Z');
  });

  test('what changed since it was proposed is not shielded blindly', async () => {
    const [row] = await desk.plant();
    const proposed = await proposeShield(kernel, row!.record_id, { ...SHIELD, until: '2026-12-10' }, reviewer);
    await agree(kernel, await withdraw(kernel, row!.record_id, { reason: '复议撤销' }, reviewer), second);
    await expect(confirm(kernel, proposed.proposal, second)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
