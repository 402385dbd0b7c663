import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { csv, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration } from './testing/files.ts';
import { take } from './testing/take.ts';

let kernel: TestKernel;

const documents = async (): Promise<{ display_class: string; kinds: string[] }[]> =>
  (
    await sql<{ display_class: string; kinds: string[] }>`
    select display_class, content->'penaltyKinds' as kinds from records order by document_no`.execute(kernel.db.kysely)
  ).rows;

beforeAll(async () => {
  kernel = await testKernel();
  await take(
    kernel,
    'registrations',
    csv(
      REGISTRATION_HEADING,
      [1, 2, 3, 4].map((n) => registration(n)),
    ),
    { chunkRows: 2 },
  );
});

test(item(25, 'a file that breaks off further down is refused whole: not one of its rows is taken'), async () => {
  const good = csv(PENALTY_HEADING, [penalty(1), penalty(2), penalty(3)]);
  await expect(take(kernel, 'penalties-2018', `${good}"示例4号商贸有限公司,法人\r\n`, { chunkRows: 2 })).rejects.toMatchObject({
    code: 'FILE_REFUSED',
    errors: [{ code: 'CSV_BROKEN' }],
  });
  const { rows } = await sql`
    select (select count(*)::int from records) as records,
      (select count(*)::int from intake_batches where mapping = 'penalties-2018') as batches`.execute(kernel.db.kysely);
  expect(rows).toEqual([{ records: 0, batches: 0 }]);
});

test(item(25, 'kinds of penalty without a mark between them are told apart: a fine never passes for a mere warning'), async () => {
  const kinds = (n: number, text: string) => penalty(n, { CF_CFLB: text });
  await take(
    kernel,
    'penalties-2018',
    csv(PENALTY_HEADING, [
      kinds(1, '警告罚款'),
      kinds(2, '没收违法所得并处罚款'),
      kinds(3, '法律、行政法规规定的其他行政处罚'),
      kinds(4, '警告'),
    ]),
    { chunkRows: 2 },
  );
  expect(await documents()).toEqual([
    { display_class: 'penalty_unstated', kinds: ['warning', 'fine'] },
    { display_class: 'penalty_unstated', kinds: ['confiscation_of_gains', 'fine'] },
    { display_class: 'penalty_unstated', kinds: ['other'] },
    { display_class: 'penalty_warning', kinds: ['warning'] },
  ]);
});
