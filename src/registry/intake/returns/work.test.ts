import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { planOf } from '../../../../test/support/plan.ts';
import type { Caller } from '../../../kernel/access/index.ts';
import { confirm } from '../../../kernel/proposals/index.ts';
import { proposalWork } from '../../../kernel/proposals/work.ts';
import { workOf } from '../../../kernel/procedures/index.ts';
import type { IntakeResult } from '../batches/run.ts';
import { CLERK, OPERATOR } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration } from '../testing/files.ts';
import { take } from '../testing/take.ts';
import { closeReturn } from './list.ts';
import { returnedOf, returnedWork } from './work.ts';
import { intakeCapability } from '../capability.ts';

const CLERK_HERE: Caller = { ...CLERK, purpose: '报送' };
const REVIEWER: Caller = { ...CLERK, account: 'reviewer', role: 'reviewer', purpose: '审核报送' };
let kernel: TestKernel;
const work = async (caller: Caller) => (await workOf(kernel, caller, 'zh-CN', {}, [returnedWork(kernel)])).items;

async function send(rows: string[][], more: { mapping?: string; review?: boolean; caller?: Caller } = {}): Promise<IntakeResult> {
  const { mapping = 'penalties-2018', review = false, caller = OPERATOR } = more;
  const heading = mapping === 'registrations' ? REGISTRATION_HEADING : PENALTY_HEADING;
  return take(kernel, mapping, csv(heading, rows), { caller, review });
}

beforeAll(async () => {
  kernel = await testKernel({ rooms: [intakeCapability] });
  await send(
    [1, 2, 3].map((n) => registration(n)),
    { mapping: 'registrations' },
  );
});

describe(item(25, 'what intake asks of people'), () => {
  test('a clerk mends a batch as one, by the first day on which a row is to come again', async () => {
    const sent = await send([penalty(1, { CF_JDRQ: '' }), penalty(2, { CF_XDR_MC: '虚构有限公司' }), penalty(3)]);
    const items = await work(CLERK_HERE);
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'returned',
        what: `改好${sent.number}批退回的2行，再报一次`,
        object: { kind: 'batch', id: sent.batch, number: sent.number },
        due: '2026-12-01',
        standing: 'in time',
        must: true,
        came: '本单位报送的，按《报送文件的核对和退回》退回，5个工作日内改好。',
        link: `/workbench/intake/batches/${sent.batch}`,
      }),
    ]);
    expect(await work({ ...CLERK_HERE, organ: 'demo-eeb' })).toEqual([]);
    expect(await work(REVIEWER)).toEqual([]);
    for (const row of [2, 3]) await closeReturn(kernel, { batch: sent.number!, row, reason: '该文书已撤销' }, CLERK);
    expect(await work(CLERK_HERE)).toEqual([]);
  });

  test('a batch that waits leads the second person of its organ to its changes, others to the proposal', async () => {
    const sent = await send([penalty(2, { CF_WSH: '示待1号' })], { review: true, caller: CLERK });
    const waits = async (caller: Caller) => (await workOf(kernel, caller, 'zh-CN', {}, [proposalWork(kernel)])).items;
    const [mine] = await waits(REVIEWER);
    expect(mine).toMatchObject({ link: `/workbench/intake/batches/${sent.batch}/review`, due: null });
    const [above] = await waits({ ...REVIEWER, account: 'head', role: 'director', organ: 'demo-drc' });
    expect(above!.link).toBe(`/workbench/proposals/${mine!.object.number}`);
    expect(await waits({ ...REVIEWER, account: 'clerk' })).toEqual([]);
    await confirm(kernel, mine!.object.number, REVIEWER);
    expect(await waits(REVIEWER)).toEqual([]);
  });

  test('of a large city is found by the organ', async () => {
    const many = sql`select gen_random_uuid() as id, n, 'organ-' || (n % 300) as organ from generate_series(1, 20000) n`;
    await sql`
      with made as (${many}), batches as (
        insert into intake_batches (batch_id, number, mapping, organ, reported_by, file_name, file_hash, file_bytes, state, received_at)
        select id, 'x' || n, 'penalties-2018', organ, 'x', 'x', '\\x00', 1, 'done', '2026-11-01' from made)
      insert into intake_returns (batch_id, row_no, organ, fate, code, returned_on, due, due_provisional)
      select id, 2, organ, 'rejected', 'MISSING_FIELD', '2026-11-01', '2026-11-10', false from made`.execute(kernel.db.kysely);
    await sql`analyze intake_batches, intake_returns`.execute(kernel.db.kysely);
    const plan = await planOf(kernel, returnedOf('organ-7'));
    expect(plan).toContain('intake_returns_open');
    expect(plan).not.toMatch(/Seq Scan on intake_/u);
  });
});
