import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { csv, exampleCode, exampleName, PENALTY_HEADING, penalty } from '../../intake/testing/files.ts';
import { register, take } from '../../intake/testing/take.ts';
import { mergeBodies, undoMerge } from '../../subjects/index.ts';
import { recordMover } from '../move.ts';
import type { RecordsTable } from '../types.ts';
import { recallLines, type ActComparisonsTable, type ActSourcesTable } from './index.ts';

const DISTRICT = '示例甲区市场监管局';

let kernel: TestKernel;
beforeEach(async () => {
  kernel = await testKernel();
  await register(kernel, 1, 2);
});

/** An act of the district's bureau: it comes by the district's government (块) and by the city's bureau (条). */
const act = (organ: string, more: Partial<Record<string, string>> = {}) =>
  take(kernel, 'penalties-2018', csv(PENALTY_HEADING, [penalty(1, { CF_CFJG: DISTRICT, ...more })]), { organ });
const all = async <T>(table: string): Promise<T[]> =>
  (await sql<T & object>`select * from ${sql.table(table)}`.execute(kernel.db.kysely)).rows;

describe(item(25, 'the same act by two lines is one act'), () => {
  test('the second line is noted with its day, and nothing is doubled', async () => {
    expect((await act('demo-amr')).counts).toMatchObject({ accepted: 1 });
    kernel.clock.set('2026-11-25T04:00:00Z');
    const other = await act('demo-a-gov', { CF_WSH: '示市监罚(2026)1号', BZ: '区局报送' });
    expect(other.counts).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(await all('records')).toMatchObject([{ reporting_organ: 'demo-amr', version: 1 }]);
    expect(await all('acts')).toHaveLength(1);
    expect(await all<ActSourcesTable>('act_sources')).toMatchObject([
      { reporting_organ: 'demo-a-gov', first_on: '2026-11-25', batch_id: other.batch, agrees: true },
    ]);
    expect(await all('act_comparisons')).toEqual([]);
  });

  test('where they differ the deciding organ is asked, once; where they agree again, no more', async () => {
    await act('demo-a-gov');
    const row = { CF_NR: '罚款3000元', CF_NR_FK: '0.3' };
    expect((await act('demo-amr', row)).counts).toMatchObject({ unchanged: 1, reasons: { DIFFERS_BY_LINE: 1 } });
    const [open, ...more] = await all<ActComparisonsTable>('act_comparisons');
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      organ: 'demo-a-amr',
      reporting_organ: 'demo-amr',
      state: 'open',
      fields: { fineFen: { held: 200_000, given: 300_000 }, text: { held: '罚款2000元', given: '罚款3000元' } },
    });
    // Sent again word for word nothing more is asked; sent as held, the question is no more.
    await act('demo-amr', { ...row, BZ: '' });
    expect(await all('act_comparisons')).toHaveLength(1);
    await act('demo-amr', { BZ: '再报' });
    expect(await all('act_comparisons')).toMatchObject([{ state: 'agreed' }]);
    expect(await all('records')).toMatchObject([{ version: 1, content: { fineFen: 200_000 } }]);
  });

  test('the deciding organ’s own word takes the place of another’s before display, whose line stays', async () => {
    await act('demo-amr', { CF_SY: '联系电话13800138000' });
    expect((await act('demo-a-amr', { CF_NR_FK: '0.3', CF_NR: '罚款3000元' })).counts).toMatchObject({ replaced: 1 });
    expect(await all('records')).toMatchObject([{ reporting_organ: 'demo-a-amr', content: { fineFen: 300_000 } }]);
    expect(await all('act_sources')).toMatchObject([{ reporting_organ: 'demo-amr', agrees: false }]);
    expect(await all('act_comparisons')).toEqual([]);
  });

  test('a batch that is taken back says nothing more', async () => {
    await act('demo-a-gov');
    const { batch } = await act('demo-amr', { CF_NR: '罚款3000元', CF_NR_FK: '0.3' });
    await kernel.db.tx((tx) => recallLines(tx, batch!, '2026-11-25'));
    expect(await all('act_sources')).toEqual([]);
    expect(await all('act_comparisons')).toMatchObject([{ state: 'recalled', closed_on: '2026-11-25' }]);
  });

  test('both move with their record in a merger, and back', async () => {
    await act('demo-a-gov');
    await act('demo-amr', { CF_NR: '罚款3000元', CF_NR_FK: '0.3' });
    const bodyOf = async (table: string) => (await all<{ subject_id: string }>(table)).map((row) => row.subject_id);
    const [loser] = await bodyOf('records');
    const survivor = (await bodyOf('subjects')).find((each) => each !== loser)!;
    const lines = [await all('act_sources'), await all('act_comparisons')];
    const at = new Date('2026-11-24');
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser: loser!, survivor }, [recordMover], at));
    expect([await bodyOf('act_sources'), await bodyOf('act_comparisons')]).toEqual([[survivor], [survivor]]);
    await kernel.db.tx((tx) => undoMerge(tx, kernel, loser!, {}, [recordMover], at));
    expect([await all('act_sources'), await all('act_comparisons')]).toEqual(lines);
  });

  test('several addressees each have content of their own under the one act', async () => {
    await act('demo-amr');
    const second = { CF_XDR_MC: exampleName(2), CF_XDR_SHXYM: exampleCode(2), CF_NR: '罚款5000元', CF_NR_FK: '0.5' };
    await act('demo-amr', second);
    const acts = await all<{ subject_ids: string[] }>('acts');
    expect(acts.map((each) => each.subject_ids.length)).toEqual([2]);
    const rows = await all<RecordsTable>('records');
    expect(rows.map((each) => each.content.fineFen).sort()).toEqual([200_000, 500_000]);
  });
});
