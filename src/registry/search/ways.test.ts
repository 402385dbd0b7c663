import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantPortal } from '../../../test/support/portal-fixture.ts';
import { looksLikeIdentityNumber } from '../uscc/index.ts';
import { indexSubjects } from './reader.ts';
import { searchSubjects } from './index.ts';
import { bodyId, plantBodies } from './testing/bodies.ts';

let kernel: TestKernel;
const FIRM = bodyId(2);
const SHOP = bodyId(3);
// Invented: region 509900 was never assigned, so that this is nobody's number; its check is right.
const PERSON = Array.from('0123456789X', (c) => `50990019900307001${c}`).find(looksLikeIdentityNumber)!;

beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  await plantPortal(kernel, { many: 45 });
  const db = kernel.db.kysely;
  const plain = { kind: 'enterprise', state: 'active', district: '509901' } as const;
  await plantBodies(db, [
    { ...plain, id: bodyId(801), name: '长安示例ABC电子厂' },
    { ...plain, id: bodyId(802), name: '示例长兴合作社', kind: 'cooperative', state: 'revoked' },
    { ...plain, id: bodyId(803), name: '空' },
  ]);
  await kernel.db.tx((tx) => indexSubjects(tx, [bodyId(801), bodyId(802), bodyId(803)]));
  await sql`insert into subject_keys (kind, key, subject_id) values
    ('org', 'MATE5T02-5', ${FIRM}), ('tax', '509901MATE5T025', ${FIRM}), ('social', 'SHI-509-0001', ${FIRM}),
    ('tax', ${`${PERSON}01`}, ${SHOP}), ('tax', '509902900307001', ${SHOP})`.execute(db);
});
const find = (text: string, options = {}) => searchSubjects(kernel.db.kysely, text, options);

describe('first letters in pinyin', () => {
  test('find by the beginning, then by any part, and say which part', async () => {
    const { items } = await find('cqsltm');
    expect(items.map((hit) => [hit.why, hit.fit, hit.part])).toEqual(
      Array.from({ length: 3 }, () => ['initials', 'prefix', '重庆示例同名']),
    );
    const [first] = (await find('slcx')).items;
    expect(first).toMatchObject({ why: 'initials', fit: 'prefix', part: '示例长兴', matched: '示例长兴合作社' });
    expect((await find('zxhzs')).items).toMatchObject([{ fit: 'contains', part: '长兴合作社' }]);
    expect((await find('SLZXHZS')).items).toMatchObject([{ fit: 'exact' }]);
  });

  test('a former name too', async () => {
    expect((await find('sljmsp')).items).toMatchObject([{ why: 'old_initials', matched: '重庆示例旧名食品有限公司' }]);
  });

  test('letters that a name holds come first; two letters are looked for only so', async () => {
    expect((await find('abc')).items).toMatchObject([{ why: 'name', fit: 'contains', part: 'ABC' }]);
    expect((await find('cq')).items).toEqual([]);
  });
});

describe('old numbers', () => {
  test.each([
    ['MATE5T025', 'organisation_code'],
    ['mate5t02-5', 'organisation_code'],
    ['组织机构代码：ＭＡＴＥ５Ｔ０２－５。', 'organisation_code'],
    ['509901MATE5T025', 'tax_number'],
    ['SHI-509-0001', 'social_number'],
  ])('%s', async (text, why) => {
    expect((await find(text)).items).toMatchObject([{ subjectId: FIRM, why, fit: 'exact' }]);
  });

  test('an ended number finds nothing', async () => {
    await sql`update subject_keys set state = 'ended' where kind = 'social'`.execute(kernel.db.kysely);
    expect((await find('SHI-509-0001')).items).toEqual([]);
  });
});

describe('the operator of an individual business is never found', () => {
  test('by a number that is the operator’s own with something added, old or new', async () => {
    expect(await find(`${PERSON}01`)).toMatchObject({ problem: 'person', text: '', items: [] });
    expect((await find('509902900307001')).items).toEqual([]);
  });

  test('by name, though a source sent it', async () => {
    await sql`update registrations set content = ${{ operator: '示例经营者某某' }}::jsonb where subject_id = ${SHOP}`.execute(
      kernel.db.kysely,
    );
    await kernel.db.tx((tx) => indexSubjects(tx, [SHOP]));
    const { items, suggestions } = await find('示例经营者某某');
    expect([...items, ...suggestions].map((hit) => hit.subjectId)).not.toContain(SHOP);
    const { rows } = await sql<{ text: string }>`
      select e::text as text from search_entries e where subject_id = ${SHOP}`.execute(kernel.db.kysely);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).not.toContain('经营者');
  });
});

describe('filters', () => {
  test('by kind and state, alone and together with a district', async () => {
    expect((await find('示例', { kind: 'cooperative' })).items.map((hit) => hit.subjectId)).toEqual([bodyId(802)]);
    expect((await find('示例', { kind: 'individual_business', district: '509900' })).items).toHaveLength(1);
    expect((await find('示例', { kind: 'individual_business', district: '509901' })).items).toEqual([]);
    expect((await find('示例', { state: 'cancelled' })).items).toMatchObject([{ state: 'cancelled' }]);
    expect((await find('slcx', { state: 'active' })).items).toEqual([]);
  });

  test('suggestions keep to them', async () => {
    expect((await find('重庆示例丙商占', { kind: 'individual_business' })).suggestions).toMatchObject([
      { subjectId: SHOP, fit: 'similar', part: '' },
    ]);
    expect((await find('重庆示例丙商占', { kind: 'institution' })).suggestions).toEqual([]);
  });

  test('a code is found whatever the filter says: it must not look as if it were not registered', async () => {
    expect((await find('91509900MATE5T025F', { district: '500103', kind: 'other' })).items).toHaveLength(1);
  });
});

describe('what is to be forgotten', () => {
  const shown = async (text: string) => {
    const { items, suggestions } = await find(text);
    return [...items, ...suggestions].map((hit) => hit.matched);
  };

  test('a former name that the register no longer holds is gone at once, and from the index when that is read', async () => {
    const db = kernel.db.kysely;
    const name = '重庆示例旧名食品有限公司';
    expect(await shown(name)).toContain(name);
    await sql`delete from subject_names where subject_id = ${FIRM} and valid_to is not null`.execute(db);
    expect(await shown(name)).not.toContain(name);
    expect(await shown('重庆示例旧名食品')).not.toContain(name);
    await kernel.db.tx((tx) => indexSubjects(tx, [FIRM]));
    const left = await sql`select 1 from search_entries where name_norm = ${name}
      union all select 1 from search_postings where gram in ('例旧', '旧名', '名食')`.execute(db);
    expect(left.rows).toEqual([]);
  });

  test('a body that is gone', async () => {
    const db = kernel.db.kysely;
    await sql`delete from subjects where subject_id = ${bodyId(802)}`.execute(db);
    expect(await shown('示例长兴合作社')).not.toContain('示例长兴合作社');
    await kernel.db.tx((tx) => indexSubjects(tx, [bodyId(802)]));
    expect((await sql`select 1 from search_entries where subject_id = ${bodyId(802)}`.execute(db)).rows).toEqual([]);
  });
});

test('a name of one character is found by a longer text only where it is that name', async () => {
  expect((await find('空')).problem).toBe('too_short');
});
