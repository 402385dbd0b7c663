import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { publish, publisher, sign } from '../../../test/support/publish.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { verifyJournal } from '../../kernel/journal/index.ts';
import { exportedPolicy, loadShippedPolicy, watchPolicy } from '../../kernel/policy/index.ts';
import { withPolicy, type Json } from '../../kernel/policy/testing/planted.ts';
import { csv, PENALTY_HEADING, penalty } from '../intake/testing/files.ts';
import { take } from '../intake/testing/take.ts';
import { differences } from './differences.ts';
import { assignmentOf, findEdition, itemFor, predecessor } from './editions.ts';
import { discardDraft, draftPolicy, draftsOfPolicy } from './publication/drafts.ts';
import { proposePolicy } from './publication/propose.ts';
import { catalogueCapability } from './capability.ts';

const editor: Caller = { ...ANONYMOUS, account: 'policy', role: 'policy', organ: 'demo-drc' };
const ofDistrictA: Caller = { ...editor, account: 'policy-a', organ: 'demo-a-gov', district: '509901' };

let kernel: TestKernel;
/** Reading alone leaves a kernel as it was. */
beforeAll(async () => {
  kernel = await testKernel({ rooms: [catalogueCapability] });
});
const fresh = () =>
  beforeEach(async () => {
    kernel = await testKernel({ rooms: [catalogueCapability] });
  });

/** The shipped edition under a new name and day, changed by `change`. */
function next(edition: string, name: string, change: (content: Json) => void, from = '2026-12-01'): Json {
  const file = structuredClone(exportedPolicy(findEdition(kernel.policy, edition)!)) as unknown as Json;
  change(file.content as Json);
  return { ...file, edition: name, inForceFrom: from };
}
const items = (content: Json) => content.items as Json[];
const draft = (value: unknown, by = editor) => draftPolicy(kernel, value, by, 'en');
const SUBSET = 'catalogue-subset/shili-a@shili-a-2026-2';
const propose = () => proposePolicy(kernel, { name: SUBSET, reason: '调整分工' }, editor, 'zh-CN');
/** Through both hands. */
async function published(): Promise<void> {
  const proposed = await propose();
  await sign(kernel, proposed);
  await publish(kernel, proposed);
  await kernel.policy.reload();
}
const faultsOf = async (value: unknown): Promise<string[]> =>
  draft(value).then(
    () => [],
    (error: { code: string; errors: { path: string; code: string }[] }) => {
      expect(error.code).toBe('POLICY_INVALID');
      return error.errors.map((each) => `${each.path} ${each.code}`);
    },
  );

describe(item(7, 'the city’s edition: national base and supplement'), () => {
  test('is off until its regulation is recorded, then adds its item; the base stays what it was', () => {
    const on = (day: string, wanted?: string) => itemFor(kernel.policy, 'honour', day, wanted)?.edition;
    expect(on('2025-06-01', 'shili-honest-shop')).toBeUndefined();
    expect(on('2026-02-28', 'shili-honest-shop')).toBeUndefined();
    expect(on('2026-03-01', 'shili-honest-shop')).toBe('shili-2026-1');
    expect(on('2026-03-01', 'honour')).toBe('2024');
    expect(on('2026-03-01')).toBe('2024');
  });

  test('may not rewrite an item of its base, nor stand where nothing stands', async () => {
    const value = next('shili-2026-1', 'shili-2026-2', (content) => {
      items(content)[0]!.id = 'penalty';
      items(content)[0]!.category = 'nowhere';
      content.issuedBy = 'nobody';
    });
    expect(await faultsOf(value)).toEqual([
      '/content/issuedBy DANGLING',
      '/content/items/0/id ITEM_IN_BASE',
      '/content/items/0/category DANGLING',
      '/content/lists/3/item DANGLING',
    ]);
    expect(await faultsOf({ ...value, edition: 'other' })).toContain('/edition EDITION_NAME');
  });
});

describe(item(7, 'a district’s edition: a subset that assigns organs'), () => {
  test('has no words for an item, a list or a measure of its own: the schema refuses them', async () => {
    const refused = async (change: (content: Json) => void) => faultsOf(next('shili-a-2026-1', 'shili-a-2026-2', change));
    const own = { id: 'a-own', category: 'honour', title: { zh: '示例', en: 'example' } };
    expect(await refused((content) => items(content).push(own))).toEqual(expect.arrayContaining(['/content/items/14 SUBSET_ADDS']));
    expect(await refused((content) => (content.measures = []))).toEqual(['/content SUBSET_ADDS']);
    expect(await refused((content) => (content.lists = []))).toEqual(['/content SUBSET_ADDS']);
    expect(await refused((content) => items(content).push({ item: 'unheard-of', organs: ['demo-b-amr', 'nobody'] }))).toEqual([
      '/content/items/14/item DANGLING',
      '/content/items/14/organs/0 ORGAN_ELSEWHERE',
      '/content/items/14/organs/1 DANGLING',
    ]);
  });

  test('says on each day which of its organs report an item; where there is none, all do', () => {
    const organ = { code: 'demo-a-eeb', district: '509901' };
    expect(assignmentOf(kernel.policy, 'abnormal-listing', organ, '2026-11-24')).toEqual({
      edition: 'shili-a-2026-1',
      assigned: false,
    });
    expect(assignmentOf(kernel.policy, 'penalty', organ, '2025-12-01')).toEqual({
      edition: 'shili-a-2025-1',
      assigned: true,
    });
    expect(assignmentOf(kernel.policy, 'penalty', organ, '2025-05-31')).toBeNull();
    expect(assignmentOf(kernel.policy, 'penalty', { code: 'demo-b-eeb', district: '509902' }, '2026-11-24')).toBeNull();
    expect(assignmentOf(kernel.policy, 'penalty', { code: 'demo-amr', district: null }, '2026-11-24')).toBeNull();
  });
});

describe(item(7, 'draft, differences, second person, published with its day'), () => {
  fresh();
  const withoutEeb = () =>
    next('shili-a-2026-1', 'shili-a-2026-2', (content) => {
      const penalties = items(content).find((each) => each.item === 'penalty')!;
      penalties.organs = ['demo-a-amr'];
      content.items = items(content).filter((each) => each.item !== 'shili-honest-shop');
    });

  test('a draft moves nothing; its author may not publish it; the second person does, and intake follows from its day', async () => {
    const made = await draft(withoutEeb());
    expect(made).toMatchObject({ edition: 'shili-a-2026-2', against: 'shili-a-2026-1', draftedBy: 'policy' });
    expect(made.items!.removed.map((each) => each.id)).toEqual(['shili-honest-shop']);
    expect(made.items!.added).toEqual([]);
    expect(made.items!.changed.map(({ id, fields }) => ({ id, fields }))).toEqual([{ id: 'penalty', fields: ['organs'] }]);
    expect((await draftsOfPolicy(kernel, editor)).map((each) => each.edition)).toEqual(['shili-a-2026-2']);
    await kernel.policy.reload();
    expect(findEdition(kernel.policy, 'shili-a-2026-2')).toBeUndefined();

    const proposed = await propose();
    expect(proposed).toMatchObject({ next: 'countersign', inForceFrom: '2026-12-01' });
    await expect(publish(kernel, proposed)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    await sign(kernel, proposed);
    await expect(publish(kernel, proposed, { ...publisher, account: 'policy' })).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(publish(kernel, proposed, { ...publisher, account: 'legal' })).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(publish(kernel, proposed, { ...publisher, role: 'reviewer' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await publish(kernel, proposed);
    await kernel.policy.reload();
    const edition = findEdition(kernel.policy, 'shili-a-2026-2')!;
    expect(edition).toMatchObject({ inForceFrom: '2026-12-01', hash: made.hash });
    expect(predecessor(kernel.policy, edition)?.edition).toBe('shili-a-2026-1');
    expect(differences(kernel.policy, findEdition(kernel.policy, 'shili-a-2026-1')!, edition)).toEqual(made.items);
    expect(await verifyJournal(kernel.db, [])).toMatchObject({ valid: true });

    const organ = { code: 'demo-a-eeb', district: '509901' };
    const may = (day: string) => assignmentOf(kernel.policy, 'penalty', organ, day)?.assigned;
    expect([may('2026-11-30'), may('2026-12-01')]).toEqual([true, false]);
  });

  test('its author may neither sign nor publish it, whoever proposed it or stored the same text again', async () => {
    await draft(withoutEeb(), { ...editor, account: 'author' });
    await draft(withoutEeb());
    const proposed = await propose();
    const author = { ...editor, account: 'author' };
    await expect(sign(kernel, proposed, { ...author, role: 'legal' })).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await sign(kernel, proposed);
    await expect(publish(kernel, proposed, author)).rejects.toMatchObject({ code: 'SAME_PERSON' });
  });

  test('what was written again since, or whose day is over, is not published', async () => {
    await draft(withoutEeb());
    const proposed = await propose();
    await sign(kernel, proposed);
    await draft({ ...withoutEeb(), verified: 'unsure' });
    await expect(publish(kernel, proposed)).rejects.toMatchObject({ code: 'CONFLICT' });
    await draft(withoutEeb());
    kernel.clock.set('2026-12-02T04:00:00Z');
    await expect(publish(kernel, proposed)).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      errors: [{ path: '/inForceFrom', code: 'DAY_TOO_EARLY' }],
    });
    await discardDraft(kernel, SUBSET, editor);
    await expect(publish(kernel, proposed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('begins tomorrow at the earliest: rows of this morning were taken by the edition of today', async () => {
    const today = next('shili-a-2026-1', 'shili-a-2026-2', () => undefined, '2026-11-24');
    await draft(today);
    await expect(propose()).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      errors: [{ code: 'DAY_TOO_EARLY', message: expect.stringContaining('最早从2026-11-25起施行') }],
    });
    await draft({ ...today, inForceFrom: '2026-11-25' });
    const proposed = await propose();
    await sign(kernel, proposed);
    // Published on the day itself it would be too late.
    kernel.clock.set('2026-11-25T01:00:00Z');
    await expect(publish(kernel, proposed)).rejects.toMatchObject({ errors: [{ code: 'DAY_TOO_EARLY' }] });
  });

  test('published editions never change, and a district’s editor writes the own district’s alone', async () => {
    const shipped = exportedPolicy(findEdition(kernel.policy, 'shili-a-2026-1')!);
    await expect(draft(shipped)).rejects.toMatchObject({ code: 'CONFLICT' });
    const city = next('shili-2026-1', 'shili-2026-2', () => undefined);
    await expect(draft(city, ofDistrictA)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(draft(withoutEeb(), { ...ofDistrictA, district: '509902' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await draft(withoutEeb(), ofDistrictA);
    await expect(draft(city, { ...editor, role: 'clerk' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await faultsOf({ ...withoutEeb(), inForceFrom: '2026-05-01' })).toEqual(['/inForceFrom EDITIONS_OVERLAP']);
  });

  test('an exported edition is a file that loads as the same edition; one validator for both', async () => {
    await draft(withoutEeb());
    await published();
    const file = exportedPolicy(findEdition(kernel.policy, 'shili-a-2026-2')!) as unknown as Json;
    const load = (json: Json) =>
      withPolicy({ 'national/a.json': json }, (directory) =>
        kernel.db.tx((tx) => loadShippedPolicy(tx, directory, ['national'], kernel.clock.now())),
      );
    expect(await load(file)).toEqual({ added: [], files: 1 });
    await expect(load({ ...file, verified: 'unsure' })).rejects.toMatchObject({ code: 'POLICY_HASH_CHANGED' });
  });

  test('a file that ships the name of a draft takes its place', async () => {
    await draft(withoutEeb());
    const shipped = { ...withoutEeb(), verified: 'unsure' };
    const added = await withPolicy({ 'national/a.json': shipped }, (directory) =>
      kernel.db.tx((tx) => loadShippedPolicy(tx, directory, ['national'], kernel.clock.now())),
    );
    expect(added.added).toEqual(['catalogue-subset/shili-a@shili-a-2026-2']);
  });

  test('a running server reads an edition that another process has published', async () => {
    const watch = watchPolicy(kernel, { every: 20 });
    await sql`insert into policy_documents
      select kind, id, 'shili-a-2026-9', title_zh, title_en, '2027-01-01', null, status, verified, sources, note, content, hash, origin,
        now() from policy_documents where edition = 'shili-a-2026-1'`.execute(kernel.db.kysely);
    await expect.poll(() => findEdition(kernel.policy, 'shili-a-2026-9')?.inForceFrom).toBe('2027-01-01');
    await watch.stop();
  });
});

describe(item(7, 'intake validates by the edition in force on the act’s date'), () => {
  fresh();
  const send = async (organ: string, mapping: string, heading: readonly string[], rows: string[][]) => {
    return (await take(kernel, mapping, csv([...heading], rows), { organ })).counts;
  };

  test('an item of the city is taken from the day of its regulation on', async () => {
    const heading = ['企业名称', '统一社会信用代码', '荣誉名称', '认定文书号', '认定日期'];
    const row = (no: number, day: string) => [
      '重庆示例空白商贸有限公司',
      '91509900MATE5T017L',
      '诚信经营示范店',
      `示例商〔2026〕${no}号`,
      day,
    ];
    const answer = await send('demo-commerce', 'honest-shops', heading, [row(1, '2026-02-27'), row(2, '2026-03-02')]);
    expect(answer).toMatchObject({ read: 2, rejected: 1, reasons: { NOT_IN_CATALOGUE: 1 } });
  });

  test('an organ that the district’s edition of that day does not assign is told so, and by whom it is mended', async () => {
    await draft(
      next(
        'shili-a-2026-1',
        'shili-a-2026-2',
        (content) => {
          items(content).find((each) => each.item === 'penalty')!.organs = ['demo-a-amr'];
        },
        '2026-11-25',
      ),
    );
    await published();
    kernel.clock.set('2026-11-26T04:00:00Z');
    const rows = ['2026-11-24', '2026-11-25'].map((decided, n) => penalty(n + 1, { CF_JDRQ: decided }));
    const answer = await send('demo-a-eeb', 'penalties-2018', PENALTY_HEADING, rows);
    expect(answer).toMatchObject({ read: 2, rejected: 1, reasons: { ITEM_NOT_ASSIGNED: 1 } });
  });
});
