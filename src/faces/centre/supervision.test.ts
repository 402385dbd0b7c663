import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { personIn, type Person } from '../../../test/support/centre/person.ts';
import { tellReaders } from '../../../test/support/tell-readers.ts';
import { evaluationCapability } from '../../during/evaluation/capability.ts';
import { supervisionCapability } from '../../during/supervision/capability.ts';

let office: Office;
let owner: Person;
const page = (prefix = '') => owner.open(`${prefix}/centre/${FIRM.uscc}/supervision`);
const run = async (): Promise<void> => {
  const { kernel } = office;
  const works = [evaluationCapability, supervisionCapability].flatMap((room) => room.daily!(kernel));
  for (const work of works) await work.run(kernel.clock.today());
};
beforeAll(async () => {
  office = await testOffice(await testKernel());
  owner = await personIn(office, 'owner');
  await tellReaders(office.kernel);
});

/** Without what the frame says on every page. */
const main = (body: string): string => body.slice(body.indexOf('<main'), body.indexOf('</main>'));

describe(item(13, 'a firm reads how it is supervised'), () => {
  test('without a grade: the ordinary way, and that it is no bad grade', async () => {
    const { statusCode, body } = await page();
    expect(statusCode).toBe(200);
    expect(main(body)).toContain('data-reason="none"');
    expect(main(body)).toContain('没有等级不是等级差');
    expect(main(body)).toContain('data-message="nothing.todo"');
  });

  test('with one: what it means, why, what leaves by itself and when, where to object, what it was before', async () => {
    await run();
    const { rows } = await sql<{ grade: string; renew: string }>`
      select grade, to_char(renew_on, 'YYYY"年"FMMM"月"FMDD"日"') as renew from evaluation_standing
      where model = 'example-supervision' and subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    const [standing] = rows;
    const body = main((await page()).body);
    expect(body).toContain('data-reason="graded"');
    expect(body).toContain(`<strong>${standing!.grade}</strong>`);
    expect(body).toContain(standing!.renew);
    for (const said of ['why.graded', 'means.ratio', 'means.local', 'change.renew', 'wrong.record', 'wrong.grade', 'limits'])
      expect(body, said).toContain(`data-message="${said}"`);
    expect(body).toContain(`href="/centre/${FIRM.uscc}/file"`);
    // First what happens if one does nothing.
    expect(/data-message="([^"]+)"/.exec(body)?.[1]).toBe('nothing.todo');
    const english = main((await page('/en')).body);
    expect(english).toContain('data-reason="graded"');
    expect(english).toContain('You need not do anything.');
  });

  test('a class that its issuer keeps internal is not told, nor whether there is one', async () => {
    const { kernel } = office;
    const body = main((await page()).body);
    expect(body).not.toContain('data-plan="risk-class-example"');
    await sql`update subjects set district = '509901' where subject_id = ${FIRM.subjectId}`.execute(kernel.db.kysely);
    const told = main((await page()).body);
    expect(told).toContain('data-message="internal"');
    expect(told).not.toContain('data-plan="risk-class-example"');
  });

  test('an individual business is told why there is none', async () => {
    const { kernel } = office;
    await sql`update subjects set kind = 'individual_business' where subject_id = ${FIRM.subjectId}`.execute(kernel.db.kysely);
    const body = main((await page()).body);
    expect(body).toContain('个体工商户不评级');
    expect(body).not.toContain('data-plan=');
  });

  test('nobody else reads it', async () => {
    const other = await personIn(office, 'other-owner');
    expect((await other.open(`/centre/${FIRM.uscc}/supervision`)).statusCode).toBe(404);
    expect((await other.open(`/centre/${OTHER_FIRM.uscc}/supervision`)).statusCode).toBe(200);
  });
});
