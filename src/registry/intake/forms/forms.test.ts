import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { confirm, refuse } from '../../../kernel/proposals/index.ts';
import type { IntakeRequest } from '../batches/run.ts';
import { CLERK, OPERATOR } from '../testing/caller.ts';
import { csv, exampleCode, exampleName, PENALTY_HEADING, penalty } from '../testing/files.ts';
import { take } from '../testing/take.ts';
import { formOnTrial, listForms, proposeForm, showForm } from './service.ts';
import { proposedForms } from './proposed.ts';
import { intakeCapability } from '../capability.ts';

const REVIEWER = { ...CLERK, account: 'reviewer', role: 'reviewer' as const };
const FORM = {
  kind: 'mapping',
  id: 'demo-honours',
  edition: '1',
  title: { zh: '示例荣誉表', en: 'Example of honours' },
  inForceFrom: '2026-11-01',
  inForceTo: null,
  verified: 'local-default',
  sources: [{ title: '示例市市场监督管理局的表' }],
  content: {
    act: 'honour',
    item: 'honour',
    template: 'honour',
    columns: [
      { field: 'subjectName', names: ['单位'], codes: [], required: true },
      { field: 'uscc', names: ['信用代码'], codes: [], transform: 'uscc' },
      { field: 'title', names: ['称号'], codes: [], required: true },
      { field: 'decided', names: ['授予日'], codes: [], required: true, transform: 'date' },
    ],
    constants: { organ: 'demo-amr' },
    derive: [],
    keys: ['uscc'],
    sourceKey: ['uscc', 'decided'],
  },
};
const HEADING = ['单位', '信用代码', '称号', '授予日'];
const ROWS = [[exampleName(1), exampleCode(1), '示例称号', '2026-11-20']];

let kernel: TestKernel;
const send = (heading: string[], rows: string[][], more: Partial<IntakeRequest> = {}) =>
  take(kernel, undefined, csv(heading, rows), { fileName: 'h.csv', caller: CLERK, ...more });
beforeAll(async () => {
  kernel = await testKernel({ rooms: [intakeCapability] });
});

describe(item(25, 'forms that an operator makes'), () => {
  test('tried without effect, proposed, put in force by another, exported as the same file', async () => {
    await expect(send(HEADING, ROWS)).rejects.toMatchObject({ errors: [{ code: 'FORM_NONE' }] });
    const trial = formOnTrial(kernel, FORM, 'zh-CN');
    const tried = await send(HEADING, ROWS, { trial, first: 1_000, dryRun: true });
    expect(tried).toMatchObject({ batch: null, counts: { read: 1, waiting: 1 } });

    const { proposal } = await proposeForm(kernel, { form: FORM, reason: '新表' }, CLERK, 'zh-CN');
    await kernel.policy.reload();
    expect(listForms(kernel, CLERK).map((each) => each.id)).not.toContain('demo-honours');
    await expect(confirm(kernel, proposal, { ...REVIEWER, account: 'clerk' })).rejects.toMatchObject({
      code: 'SAME_PERSON',
    });
    await confirm(kernel, proposal, REVIEWER);
    await kernel.policy.reload();
    expect(showForm(kernel, 'demo-honours', CLERK)).toEqual(FORM);
    await expect(proposeForm(kernel, { form: FORM, reason: '再来' }, CLERK, 'zh-CN')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await send(HEADING, ROWS, { mapping: 'demo-honours' })).counts).toMatchObject({ waiting: 1 });
  });

  test('a further edition follows the first; one that was refused leaves nothing', async () => {
    const second = { ...FORM, edition: '2', inForceFrom: '2026-11-24', title: { zh: '示例荣誉表（新）', en: 'New' } };
    const first = await proposeForm(kernel, { form: second, reason: '改标题' }, CLERK, 'zh-CN');
    // Whoever confirms reads the whole edition.
    expect(await proposedForms(kernel, REVIEWER)).toMatchObject([{ proposal: first.proposal, by: 'clerk', form: second }]);
    await refuse(kernel, first.proposal, REVIEWER, '暂不改');
    expect(await proposedForms(kernel, REVIEWER)).toEqual([]);
    const again = await proposeForm(kernel, { form: second, reason: '改标题' }, CLERK, 'zh-CN');
    await confirm(kernel, again.proposal, REVIEWER);
    await kernel.policy.reload();
    expect(showForm(kernel, 'demo-honours', CLERK).edition).toBe('2');
  });

  test('a form with faults is refused with each of them', async () => {
    const wrong = structuredClone(FORM);
    wrong.edition = '3';
    wrong.content.columns[0]!.field = 'nobody';
    await expect(proposeForm(kernel, { form: wrong, reason: '错' }, CLERK, 'zh-CN')).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      errors: expect.arrayContaining([expect.objectContaining({ path: '/content/columns/0/field', code: 'FIELD_NOT_IN_TEMPLATE' })]),
    });
    const joined = {
      ...FORM,
      edition: '3',
      content: { ...FORM.content, act: 'penalty', template: 'penalty', item: 'penalty', keys: ['subjectName'], register: 'demo-amr' },
    };
    await expect(proposeForm(kernel, { form: joined, reason: '错' }, CLERK, 'zh-CN')).rejects.toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ code: 'JOIN_ADVERSE' })]),
    });
  });
});

describe(item(25, 'a table whose form nobody names'), () => {
  test('is asked about once, and known by the headings of the last batch from then on', async () => {
    await expect(send(PENALTY_HEADING, [penalty(1)])).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      errors: [{ code: 'FORM_UNSURE', message: expect.stringMatching(/行政处罚.*penalties-2018.*--form=/u) }],
    });
    await send(PENALTY_HEADING, [penalty(1)], { mapping: 'penalties-2018' });
    const next = await send(PENALTY_HEADING, [penalty(1, { CF_WSH: '示市监罚〔2026〕77号' })]);
    expect(next).toMatchObject({ form: 'penalties-2018', counts: { waiting: 1 } });
    // Another organ is asked for itself.
    const other = { organ: 'demo-eeb', caller: OPERATOR };
    await expect(send(PENALTY_HEADING, [penalty(2)], other)).rejects.toMatchObject({
      errors: [{ code: 'FORM_UNSURE' }],
    });
  });
});
