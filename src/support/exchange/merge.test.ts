import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { recordMover } from '../../registry/records/index.ts';
import { mergeBodies, undoMerge } from '../../registry/subjects/index.ts';
import { exampleCode, penalty } from '../../registry/intake/testing/files.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { send } from './exchange.ts';
import { exchangeMover } from './mover.ts';
import { openExchange } from './testing/setup.ts';
import type { FolderUpper } from './testing/upper.ts';

let kernel: TestKernel;
let upper: FolderUpper;
beforeAll(async () => {
  kernel = await testKernel();
  ({ upper } = await openExchange(kernel));
});

async function subjectOf(n: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select subject_id as id from subjects where uscc = ${exampleCode(n)}`.execute(
    kernel.db.kysely,
  );
  return rows[0]!.id;
}

test(item(24, 'after a merger of codes the upper platform has each act once, under the code that stays'), async () => {
  await register(kernel, 1, 2);
  // One act that only the loser has, and one of both, word for word.
  const both = { CF_WSH: '示市监罚〔2026〕9号' };
  await punish(kernel, 1, penalty(1, both), penalty(2, both));
  await send(kernel, { caller: OPERATOR });
  await upper.take();
  const [loser, survivor] = [await subjectOf(1), await subjectOf(2)];
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover, exchangeMover], at));

  await send(kernel, { caller: OPERATOR });
  const [changes, penalties] = await upper.take();
  expect(changes!.rows.map((row) => [row['处理方式'], row['统一社会信用代码'], row['决定文书号']]).sort()).toEqual([
    ['撤回', exampleCode(1), '示市监罚〔2026〕1号'],
    ['撤回', exampleCode(1), '示市监罚〔2026〕9号'],
  ]);
  expect(penalties!.rows.map((row) => [row['CF_XDR_SHXYM'], row['CF_WSH']])).toEqual([[exampleCode(2), '示市监罚〔2026〕1号']]);
  // Its sendings went along: the same row of the file, now of the survivor.
  const { rows } = await sql<{ subject: string; revisions: number[] }>`
    select s.subject_id as subject, array_agg(s.revision order by s.revision) as revisions from exchange_sendings s
    where s.head->>'documentNo' = '示市监罚〔2026〕1号' group by s.subject_id`.execute(kernel.db.kysely);
  expect(rows).toEqual([{ subject: survivor, revisions: [1, 2, 3] }]);
  expect((await send(kernel, { caller: OPERATOR })).made).toEqual([]);

  // Undone: what was sent of each goes back with its record, and each act stands above under its own code again.
  await kernel.db.tx((tx) => undoMerge(tx, kernel, loser, {}, [recordMover, exchangeMover], at));
  const owners = await sql<{ stray: number; moved: number }>`
    select count(*) filter (where r.record_id is null)::int as stray, count(*) filter (where r.subject_id = ${loser})::int as moved
    from exchange_sendings s left join records r on r.subject_id = s.subject_id and r.record_id = s.record_id`.execute(kernel.db.kysely);
  expect(owners.rows).toEqual([{ stray: 0, moved: 5 }]);
  await send(kernel, { caller: OPERATOR });
  const back = await upper.take();
  const put = back.flatMap((file) => file.rows.map((row) => [row['CF_XDR_SHXYM'], row['CF_WSH']]).filter(([code]) => code));
  expect(put.sort()).toEqual([
    [exampleCode(1), '示市监罚〔2026〕1号'],
    [exampleCode(1), '示市监罚〔2026〕9号'],
  ]);
  expect((await send(kernel, { caller: OPERATOR })).made).toEqual([]);
});
