import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { toProblem } from '../errors/messages.ts';
import type { XinhengError } from '../errors/index.ts';
import { countersign, POLICY_KINDS } from '../policy/index.ts';
import { consequencesOf, openCase, type NewCase } from './index.ts';
import { CASE, effectsTable, furnish, MATTER, openTest, PEOPLE, plant } from './testing/house.ts';
import { adverse } from './testing/procedures.ts';

const { officer } = PEOPLE;
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
});

/** The same city, but its bodies are real. */
const real = () => ({ ...kernel, settings: { ...kernel.settings, demo: false } });
const openReal = (over: Partial<NewCase> = {}) => kernel.db.tx((tx) => openCase(tx, real(), { ...CASE, ...over }, officer));

describe(item(28, 'procedures: nothing adverse on a real body without official, countersigned rules'), () => {
  test('each document is named with what it lacks; in the demonstration the gate is open', async () => {
    const error = (await openReal().catch((thrown: unknown) => thrown)) as XinhengError;
    const { code, errors } = toProblem(error, 'zh-CN');
    expect(code).toBe('POLICY_NOT_OFFICIAL');
    expect(errors!.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'test-adverse：没有与官方文本核对一致。',
        'test-adverse：法制机构没有审签。',
        'test-notice：法制机构没有审签。',
      ]),
    );
    expect((await openTest(kernel)).state).toBe('drafted');
  });

  test('an internal matter is not bound by it', async () => {
    expect((await openReal({ ...MATTER, objectId: 'gate' })).state).toBe('proposed');
  });

  test('official throughout and signed as they stand, it opens; another text under the name is not signed', async () => {
    const official = JSON.parse(JSON.stringify(adverse()).replaceAll('"local-default"', '"official"')) as object;
    await plant(kernel, 'procedure', 'test-official', official);
    await sql`update policy_documents set verified = 'official',
      content = replace(content::text, '"local-default"', '"official"')::jsonb
      where id in ('test-official', 'test-notice', 'test-decision') or kind in ('service-rules', 'remedy-rules')`.execute(kernel.db.kysely);
    await sql`update policy_documents set content = regexp_replace(content::text, '"(secondary|own-knowledge|computed|unsure)"', '"official"', 'g')::jsonb
      where kind in ('service-rules', 'remedy-rules')`.execute(kernel.db.kysely);
    await kernel.policy.reload();
    await expect(openReal({ procedure: 'test-official' })).rejects.toMatchObject({ code: 'POLICY_NOT_OFFICIAL' });
    const signature = { by: 'legal', name: '李某', on: '2026-11-24' };
    await kernel.db.tx(async (tx) => {
      for (const kind of POLICY_KINDS) for (const each of kernel.policy.all(kind)) await countersign(tx, each, signature);
    });
    expect((await openReal({ procedure: 'test-official' })).state).toBe('drafted');
    await sql`update policy_documents set hash = 'another' where id = 'test-notice'`.execute(kernel.db.kysely);
    await expect(openReal({ procedure: 'test-official' })).rejects.toMatchObject({ code: 'POLICY_NOT_OFFICIAL' });
  });
});

describe(item(28, 'procedures: what one is told'), () => {
  test('fields against what the procedure asks for, each fault by its name', async () => {
    const { caseId } = await openTest(kernel);
    const confirm = consequencesOf(kernel, caseId, 'notify', { facts: ' ', result: 'banned', colour: 'red' }, officer, 'zh-CN');
    const { errors } = toProblem((await confirm.catch((thrown: unknown) => thrown)) as XinhengError, 'zh-CN');
    expect(errors!.map(({ path, code }) => [path, code])).toEqual([
      ['/fields/colour', 'UNKNOWN'],
      ['/fields/facts', 'MISSING'],
      ['/fields/result', 'CHOICE'],
    ]);
  });

  test('what will follow, with numbers, before one confirms; and nothing has', async () => {
    const { caseId, version } = await openTest(kernel);
    const fields = { facts: '某日', result: 'warned' };
    expect(await consequencesOf(kernel, caseId, 'notify', fields, officer, 'zh-CN')).toEqual([
      '案件由“立案”进入“已告知”。',
      '制作1份文书：告知书，编号后不能收回编号。',
      '其中1份应当送达当事人。',
      '“window”自送达之日起计算，共5个工作日。',
    ]);
    const { rows } = await sql<{ version: number }>`select version from cases where case_id = ${caseId}`.execute(kernel.db.kysely);
    expect(rows[0]!.version).toBe(version);
  });

  test('a procedure that needs an organ or a party is not opened without', async () => {
    await expect(openTest(kernel, { party: null })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(openTest(kernel, { organs: { ...CASE.organs, deciding: 'nobody' } })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
