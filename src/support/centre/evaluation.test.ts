import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { personIn, type Person } from '../../../test/support/centre/person.ts';
import { tellReaders } from '../../../test/support/tell-readers.ts';
import { runIntake } from '../../registry/intake/index.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { csv, tempFile } from '../../registry/intake/testing/files.ts';
import { settle } from '../../kernel/journal/index.ts';
import { evaluationCapability } from '../../during/evaluation/capability.ts';
import { findEvaluation, outcomeIn } from '../../during/evaluation/index.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';

let office: Office;
let owner: Person;
const page = async (prefix = '') => main((await owner.open(`${prefix}/centre/${FIRM.uscc}/evaluation`)).body);
/** Without what the frame says on every page. */
const main = (body: string): string => body.slice(body.indexOf('<main'), body.indexOf('</main>'));
const section = (body: string, model: string): string =>
  new RegExp(`<section[^>]*data-model="${model}".*?</section>`, 's').exec(body)?.[0] ?? '';

beforeAll(async () => {
  office = await testOffice(await testKernel());
  owner = await personIn(office, 'owner');
  await tellReaders(office.kernel);
});

describe(item(12, 'a firm reads its own evaluation'), () => {
  test('before it was evaluated: that no grade is no bad one, and first what happens if one does nothing', async () => {
    const body = await page();
    expect(section(body, 'example-supervision')).toContain('data-state="none"');
    expect(section(body, 'example-supervision')).toContain('没有等级不是等级差');
    expect(/data-message="([^"]+)"/.exec(body)?.[1]).toBe('nothing.todo');
  });

  test('each record with its last day, what a repair gives, and the way to object; days to come', async () => {
    for (const work of evaluationCapability.daily!(office.kernel)) await work.run(office.kernel.clock.today());
    const { rows } = await sql<{ grade: string; score: string }>`
      select grade, score from evaluation_standing
      where model = 'example-supervision' and subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    const found = section(await page(), 'example-supervision');
    expect(found).toContain('data-state="current"');
    expect(found).toContain(`<strong>${rows[0]!.grade}</strong>`);
    expect(found).toContain(`<strong>${rows[0]!.score}</strong>`);
    const { rows: records } = await sql<{ id: string }>`
      select record_id as id from v_records_current where subject_id = ${FIRM.subjectId} and nature = 'adverse'`.execute(office.kernel.db.kysely);
    const objected = records.filter(({ id }) => found.includes(`href="/centre/${FIRM.uscc}/file/${id}#doors"`));
    expect(objected.length).toBeGreaterThan(0);
    // The door is where the link leads.
    expect((await owner.open(`/centre/${FIRM.uscc}/file/${objected[0]!.id}`)).body).toContain('id="doors"');
    expect(Number(/data-ahead="(\d+)"/.exec(found)?.[1])).toBeGreaterThan(0);
    for (const said of ['example', 'withheld', 'records.lead', 'ahead.day', 'wrong.record', 'wrong.grade']) expect(found, said).toContain(`data-message="${said}"`);
    expect(found).toContain('href="/models/example-supervision"');
    // No code of a value in place of its word.
    expect(found).toContain('严重');
    expect(found.replaceAll(/<[^>]+>/g, '')).not.toMatch(/serious|general|minor|active|enterprise/);
    const english = section(await page('/en'), 'example-supervision');
    expect(english).toContain('data-state="current"');
    expect(english).toContain('None is an estimate.');
  }); // prettier-ignore

  test('a grade that its issuer keeps is not told, nor what it does', async () => {
    const { kernel } = office;
    const raw = async () => {
      const { rows } = await sql<{ id: string }>`
        select evaluation_id as id from evaluation_standing
        where model = 'example-supervision' and subject_id = ${FIRM.subjectId}`.execute(kernel.db.kysely);
      const stored = (await kernel.db.tx((tx) => findEvaluation(tx, FIRM.subjectId, rows[0]!.id)))!;
      const { indicators, vetoes } = outcomeIn(stored, kernel.policy.get<ModelContent>('model', 'example-supervision').content);
      return { raw: indicators.find(({ id }) => id === 'public-grade')!.raw, vetoes };
    };
    expect((await raw()).raw).toBeNull();
    const no = '示综评〔2026〕77号';
    const heading = ['名称', '行政相对人类别', '统一社会信用代码', '评价名称', '评价文书号', '评价日期', '评价机关', '评价结果', '评价说明'];
    const row = [FIRM.name, '法人', FIRM.uscc, '公共信用综合评价', no, '2026-11-01', '国家发展和改革委员会', 'D', ''];
    const path = await tempFile('grades.csv', csv(heading, [row]));
    const { counts } = await runIntake(kernel, { path, fileName: 'grades.csv', mapping: 'grades', organ: 'demo-drc', caller: OPERATOR });
    expect(counts).toMatchObject({ rejected: 0, returned: 0, held: 0 });
    const { rows } = await sql<{ id: string; internal: boolean }>`
      select record_id as id, display_class = 'internal' as internal from records where kind = 'grade' and subject_id = ${FIRM.subjectId}`.execute(kernel.db.kysely);
    expect(rows.map(({ internal }) => internal)).toEqual([true]);
    await settle(kernel, evaluationCapability.readers!(kernel));
    // It stands behind the grade, and caps it.
    const { raw: value, vetoes } = await raw();
    expect(value).toBe('D');
    expect(vetoes).toHaveLength(1);
    const { content } = kernel.policy.get<ModelContent>('model', 'example-supervision');
    const titles = [...content.indicators.filter(({ id }) => id === 'public-grade'), ...content.vetoes.filter(({ id }) => vetoes.includes(id))].map(({ title }) => title.zh);
    expect(titles).toHaveLength(2);
    const body = await page();
    expect(section(body, 'example-supervision')).toContain('data-state="current"');
    for (const told of [...titles, no, rows[0]!.id]) expect(body).not.toContain(told);
    // Nor in its file, where all else that is held stands; and its own page answers as if it were not there.
    const get = (path: string) => owner.open(`/centre/${FIRM.uscc}/${path}`);
    const file = await get('file');
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('/file/');
    for (const told of [no, rows[0]!.id]) expect(file.body).not.toContain(told);
    expect((await get(`file/${rows[0]!.id}`)).statusCode).toBe(404);
  }); // prettier-ignore

  test('an individual business is told why it has none', async () => {
    await sql`update subjects set kind = 'individual_business' where subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    const body = await page();
    expect(body).toContain('个体工商户不评级');
    expect(body).not.toContain('data-model=');
  }); // prettier-ignore

  test('nobody else reads it', async () => {
    const other = await personIn(office, 'other-owner');
    expect((await other.open(`/centre/${FIRM.uscc}/evaluation`)).statusCode).toBe(404);
    expect((await other.open(`/centre/${OTHER_FIRM.uscc}/evaluation`)).statusCode).toBe(200);
  });
});
