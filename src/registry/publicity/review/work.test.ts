import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { TestKernel } from '../../../../test/support/kernel.ts';
import { planOf } from '../../../../test/support/plan.ts';
import { director, elsewhere, reviewDesk, reviewer, type Desk } from '../../../../test/support/publicity/desk.ts';
import { workCounts, workOf } from '../../../kernel/procedures/index.ts';
import type { Caller } from '../../../kernel/access/index.ts';
import { release } from './release.ts';
import { heldOf, heldWork } from './work.ts';

const HELD = { held: ['PHONE_IN_TEXT'], released_on: null };
let desk: Desk;
let kernel: TestKernel;
beforeAll(async () => {
  desk = await reviewDesk();
  ({ kernel } = desk);
});
const work = async (caller: Caller) => (await workOf(kernel, caller, 'zh-CN', {}, [heldWork(kernel)])).items;

describe(item(25, 'held rows in work lists'), () => {
  test('wait for the reviewer of the deciding organ by last day, until one has decided', async () => {
    const [later] = await desk.plant({ ...HELD, document_no: '示后1号', report_due: '2026-12-20' });
    const [sooner] = await desk.plant({ ...HELD, document_no: '示先1号', report_due: '2026-11-20' });
    await desk.plant({ document_no: '示放1号' });
    const items = await work(reviewer);
    expect(items.map(({ object, due, standing, must }) => [object.number, due, standing, must])).toEqual([
      ['示先1号', '2026-11-20', 'late', true],
      ['示后1号', '2026-12-20', 'in time', true],
    ]);
    expect(items[0]).toMatchObject({
      link: `/workbench/publicity/held/${sooner!.record_id}`,
      subjectId: sooner!.subject_id,
      came: '本机关作出的，按《公示前留审用词》扣下，由审核员看过再公示。',
    });
    // The head of the same organ may look; of another organ, or over the whole city, it is nobody's own work.
    expect((await work({ ...director, organ: 'demo-a-amr' })).map(({ must }) => must)).toEqual([false, false]);
    for (const other of [elsewhere, director, { ...reviewer, role: 'clerk' as const }]) expect(await work(other)).toEqual([]);
    await release(kernel, later!.record_id, '与决定书一致', reviewer);
    expect((await work(reviewer)).map(({ object }) => object.number)).toEqual(['示先1号']);
    expect(await workCounts(kernel, reviewer, 'zh-CN', [heldWork(kernel)])).toEqual({ all: 1, late: 1, soon: 0 });
  });

  test('of a large city are found by the organ, without walking all records', async () => {
    await sql`
      insert into records (subject_id, record_id, version, act_id, item, edition, kind, organ, reporting_organ, source, line, document_no, decided, content,
        nature, display_class, validity, held, released_on, received_on, report_due, report_due_provisional, source_hash, salt, seq)
      select gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), r.item, r.edition, r.kind, 'organ-' || (n % 300), r.reporting_organ, r.source,
        r.line, 'n' || n, r.decided, r.content, r.nature, r.display_class, r.validity, case when n % 10 = 0 then '{PHONE_IN_TEXT}'::text[] else '{}' end,
        null, r.received_on, '2026-11-01'::date + n % 60, false, r.source_hash, r.salt, n
      from generate_series(1, 20000) n, (select * from records order by record_id limit 1) r`.execute(kernel.db.kysely);
    await sql`analyze records`.execute(kernel.db.kysely);
    const plan = await planOf(kernel, heldOf('organ-10'));
    expect(plan).toContain('records_held_organ');
    expect(plan).not.toMatch(/Seq Scan on records/u);
  });
});
