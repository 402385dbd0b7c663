import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { plantPortal } from '../../../test/support/portal-fixture.ts';
import { runs } from '../../../test/support/runs.ts';
import { normaliseName } from '../subjects/index.ts';
import { searchSubjects } from './index.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
  await plantPortal(kernel, { many: 45 });
});
const find = (text: string, options = {}) => searchSubjects(kernel.db.kysely, text, options);

describe('searchSubjects', () => {
  test('says why and how surely, best first', async () => {
    const { items } = await find('重庆示例同名商贸有限公司');
    expect(items.map((hit) => [hit.name, hit.why, hit.fit])).toEqual([
      ['重庆示例同名商贸有限公司', 'name', 'exact'],
      ['重庆示例同名商贸有限公司', 'name', 'exact'],
    ]);
    expect((await find('重庆示例旧名食品有限公司')).items[0]).toMatchObject({
      why: 'old_name',
      matched: '重庆示例旧名食品有限公司',
      name: '重庆示例甲食品有限公司',
    });
    expect((await find('重庆示例同名(商贸)有限公司')).items[0]).toMatchObject({ fit: 'exact', state: 'cancelled' });
    expect((await find('旧注册号 500000000000005')).items[0]).toMatchObject({
      why: 'old_number',
      founded: '2021-01-01',
    });
  });

  test.each([
    ['91509900MATE5T025F', '91509900MATE5T025F'],
    ['  91509900mate5t025f', '91509900MATE5T025F'],
    ['９１５０９９００ＭＡＴＥ５Ｔ０２５Ｆ', '91509900MATE5T025F'],
    ['https://example.org/subjects/91509900MATE5T025F?x=1', '91509900MATE5T025F'],
    ['统一社会信用代码9150 9900 MATE 5T02 5F 名称 重庆示例甲食品有限公司', '91509900MATE5T025F'],
  ])('reads the code in %s', async (text, code) => {
    const { items, codes } = await find(text);
    expect(codes.map((each) => each.code)).toEqual([code]);
    expect(items).toMatchObject([{ why: 'code', fit: 'exact', uscc: code }]);
  });

  test('a merged body answers as its survivor and has no entry of its own', async () => {
    expect((await find('91509900MATE5T068W')).items).toMatchObject([{ uscc: '91509900MATE5T017L' }]);
    expect((await find('示例并入')).items).toEqual([]);
  });

  test('a wrong code is not mended; what is registered one position away is offered', async () => {
    const { codes, items } = await find('91509900MATE5T084K');
    expect(items).toEqual([]);
    expect(codes).toMatchObject([{ valid: false, findings: expect.arrayContaining(['CHECK18']), near: [{ uscc: '91509900MATE5T084J' }] }]);
  });

  test('filters by district, and a city takes in its districts', async () => {
    expect((await find('示例同名', { district: '509902' })).items).toHaveLength(1);
    expect((await find('示例同名', { district: '509900' })).items).toHaveLength(3);
    expect((await find('示例同名', { district: '50__' })).items).toHaveLength(0);
  });

  test('offers names that begin alike when nothing fits', async () => {
    const { items, suggestions } = await find('重庆示例甲食品店');
    expect(items).toEqual([]);
    expect(suggestions.map((hit) => hit.name)).toEqual(['重庆示例甲食品有限公司']);
  });

  test('one character, nothing, a person’s number', async () => {
    expect((await find('重')).problem).toBe('too_short');
    expect((await find(' \u0000 ')).problem).toBe('empty');
    expect(await find('11010519491231002X')).toMatchObject({ problem: 'person', text: '', items: [] });
  });

  test('a cursor that was not given out is refused', async () => {
    await expect(find('示例', { cursor: 'abc' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('pages of any size give each body once, in one order', async () => {
    const whole = (await find('重庆示例', { limit: 100 })).items.map((hit) => hit.subjectId);
    expect(whole.length).toBeGreaterThan(45);
    for (const limit of [1, 7, 20]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await find('重庆示例', { limit, cursor });
        seen.push(...page.items.map((hit) => hit.subjectId));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole);
    }
  });

  test('any part of any name finds just the bodies whose names hold it', async () => {
    const { rows } = await sql<{ subject_id: string; name: string }>`
      select n.subject_id, n.name from subject_names n join subjects s using (subject_id) where s.merged_into is null`.execute(
      kernel.db.kysely,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rows), fc.nat(), fc.integer({ min: 2, max: 8 }), async ({ name }, from, length) => {
        const start = from % Math.max(1, name.length - 1);
        const part = name.slice(start, start + length);
        fc.pre(normaliseName(part).length >= 2);
        // The oracle knows nothing of bigrams, tiers or SQL.
        const expected = new Set(rows.filter((row) => normaliseName(row.name).includes(normaliseName(part))).map((row) => row.subject_id));
        const { items } = await find(part, { limit: 100 });
        expect(new Set(items.map((hit) => hit.subjectId))).toEqual(expected);
      }),
      { numRuns: runs(60) },
    );
  });

  test('no text brings it down or gets out of its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("';--", '%', '%%', '__', '\\\\', '\\%', '重\u0000庆', '\ud800\ud800')),
        async (text) => {
          const answer = await find(text);
          // Judged by the text as it was understood: NUL and lone surrogates are not in any name.
          for (const hit of answer.items) expect(normaliseName(hit.matched)).toContain(normaliseName(answer.text));
        },
      ),
      { numRuns: runs(150) },
    );
    expect((await find('%示例%')).items).toEqual([]);
  });
});

describe('the reader "search"', () => {
  test('reading again changes nothing', async () => {
    const entries = () => sql`select * from search_entries order by subject_id, name_norm`.execute(kernel.db.kysely);
    const before = (await entries()).rows;
    expect(before.length).toBeGreaterThan(50);
    const { searchReader } = await import('./reader.ts');
    const ids = [...new Set(before.map((row) => (row as { subject_id: string }).subject_id))];
    const at = new Date(0);
    await kernel.db.tx((tx) =>
      searchReader.handle(
        tx,
        ids.map((id, i) => ({
          seq: i,
          type: 'registration.replaced',
          subjectId: id,
          object: id,
          version: 1,
          leaf: Buffer.alloc(32),
          at,
        })),
        { now: at, outbox: () => Promise.resolve() },
      ),
    );
    expect((await entries()).rows).toEqual(before);
  });
});
