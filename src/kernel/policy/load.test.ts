import { beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { testDatabase } from '../../../test/support/database.ts';
import { on } from '../db/types.ts';
import { documentHash, loadShippedPolicy, POLICY_DIRECTORY, createPolicyStore, type PolicyTables } from './index.ts';
import { division, document, organ, rule, withPolicy, type Json } from './testing/planted.ts';

const NOW = Temporal.Instant.from('2026-11-24T04:00:00Z');
type Db = Awaited<ReturnType<typeof testDatabase>>;
const load = (db: Db, directory: string, jurisdictions = ['national']) =>
  db.tx((tx) => loadShippedPolicy(tx, directory, jurisdictions, NOW));
const rules = (edition: string, from: string, to: string | null): Json =>
  document(
    'display-rules',
    'ndrc',
    {
      ruleSet: `R${edition}`,
      line: 'ndrc',
      rules: [rule('permit', { verified: 'official', basis: '示例（2020-01-01文本）', countsFromVerified: 'unsure' })],
      transition: { rule: 'first-set', verified: 'local-default', note: { zh: '示例', en: 'example' } },
    },
    { edition, inForceFrom: from, inForceTo: to },
  );

describe('loading', () => {
  const files = {
    'national/a.json': rules('1', '2020-01-01', '2023-12-31'),
    'national/b.json': rules('2', '2024-01-01', null),
  };

  test('every edition is stored once; a second load adds nothing', async () => {
    const db = await testDatabase();
    await withPolicy(files, async (directory) => {
      expect(await load(db, directory)).toEqual({ added: ['display-rules/ndrc@1', 'display-rules/ndrc@2'], files: 2 });
      expect(await load(db, directory)).toEqual({ added: [], files: 2 });
    });
    const rows = await on<PolicyTables>(db.kysely)
      .selectFrom('policy_documents')
      .select(['edition', 'status', 'origin'])
      .orderBy('edition')
      .execute();
    expect(rows).toEqual([
      { edition: '1', status: 'superseded', origin: 'shipped' },
      { edition: '2', status: 'in_force', origin: 'shipped' },
    ]);
  });

  test('the order of keys and spaces in a file change nothing; a changed word refuses and names both', async () => {
    const db = await testDatabase();
    const first = rules('1', '2020-01-01', null);
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(first).reverse()), null, 7);
    await withPolicy({ 'national/a.json': first }, (directory) => load(db, directory));
    await withPolicy({ 'national/other-name.json': reordered }, async (directory) => expect((await load(db, directory)).added).toEqual([]));
    const changed = { ...first, title: { zh: '改过', en: 'changed' } };
    await withPolicy({ 'national/a.json': changed }, async (directory) => {
      await expect(load(db, directory)).rejects.toMatchObject({
        code: 'POLICY_HASH_CHANGED',
        params: {
          id: 'display-rules/ndrc@1',
          file: 'national/a.json',
          stored: documentHash(first),
          shipped: documentHash(changed),
        },
      });
    });
    // Refused as a whole: the stored edition stands.
    const store = await createPolicyStore(db);
    expect(store.get('display-rules', 'ndrc').title.zh).toBe('示例');
  });

  test('the same edition twice with different content in one load refuses as well', async () => {
    const db = await testDatabase();
    const twice = {
      'national/a.json': rules('1', '2020-01-01', null),
      'national/b.json': rules('1', '2021-01-01', null),
    };
    await withPolicy(twice, (directory) => expect(load(db, directory)).rejects.toMatchObject({ code: 'POLICY_HASH_CHANGED' }));
  });

  test('a file against its schema refuses with every fault and loads nothing', async () => {
    const db = await testDatabase();
    const wrong = {
      'national/a.json': { ...rules('1', '2020-01-01', null), sources: [] },
      'national/b.json': rules('2', '2024-01-01', null),
    };
    await withPolicy(wrong, (directory) =>
      expect(load(db, directory)).rejects.toMatchObject({
        code: 'POLICY_INVALID',
        errors: [{ file: 'national/a.json', path: '/sources', line: expect.any(Number), code: 'VALUE_WRONG' }],
      }),
    );
    expect((await createPolicyStore(db)).all('display-rules')).toEqual([]);
  });

  test('a folder that is not there is POLICY_INVALID', async () => {
    const db = await testDatabase();
    await withPolicy(files, (directory) =>
      expect(load(db, directory, ['national', 'atlantis'])).rejects.toMatchObject({ code: 'POLICY_INVALID' }),
    );
  });
});

test('the store answers by day, newest first, without drafts, and anew after reload', async () => {
  const db = await testDatabase();
  await withPolicy(
    { 'national/a.json': rules('1', '2020-01-01', '2023-12-31'), 'national/b.json': rules('2', '2024-01-01', null) },
    (directory) => load(db, directory),
  );
  const store = await createPolicyStore(db);
  expect(store.all('display-rules').map((each) => each.edition)).toEqual(['2', '1']);
  expect(store.all('display-rules')).toBe(store.all('display-rules'));
  expect(store.find('display-rules', 'ndrc', '2023-12-31')?.edition).toBe('1');
  expect(store.find('display-rules', 'ndrc')?.edition).toBe('2');
  expect(store.find('display-rules', 'ndrc', '2019-12-31')).toBeUndefined();
  expect(() => store.get('display-rules', 'samr')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  await on<PolicyTables>(db.kysely).updateTable('policy_documents').set({ status: 'draft' }).where('edition', '=', '2').execute();
  expect(store.find('display-rules', 'ndrc')?.edition).toBe('2');
  await store.reload();
  expect(store.find('display-rules', 'ndrc')?.edition).toBe('1');
});

test('reference tables are made anew from the newest edition, and marks are as weak as the weakest', async () => {
  const db = await testDatabase();
  const organs = (edition: string, from: string, to: string | null, list: Json[]) =>
    document('organs', 'organs', { demo: true, organs: list }, { edition, inForceFrom: from, inForceTo: to });
  const divisions = document('divisions', 'divisions', {
    divisions: [division('509901', { validTo: '2020-01-01', successors: ['509902'] }), division('509902')],
  });
  const first = {
    'national/o.json': organs('1', '2020-01-01', '2024-12-31', [organ('a'), organ('gone')]),
    'national/d.json': divisions,
    'national/r.json': rules('1', '2020-01-01', null),
  };
  await withPolicy(first, (directory) => load(db, directory));
  const second = {
    ...first,
    'national/o2.json': organs('2', '2025-01-01', null, [
      organ('a', { shortName: '新名', aliases: [{ name: '旧名', verified: 'unsure' }] }),
    ]),
  };
  await withPolicy(second, (directory) => load(db, directory));
  const tables = on<PolicyTables>(db.kysely);
  expect(await tables.selectFrom('organs').select(['code', 'short_name', 'aliases', 'demo']).execute()).toEqual([
    { code: 'a', short_name: '新名', aliases: ['旧名'], demo: true },
  ]);
  expect(await tables.selectFrom('divisions').select(['code', 'valid_to', 'successors']).orderBy('code').execute()).toEqual([
    { code: '509901', valid_to: '2020-01-01', successors: ['509902'] },
    { code: '509902', valid_to: null, successors: [] },
  ]);
  expect(await tables.selectFrom('display_terms').select(['rule_set', 'display_class', 'max_months', 'verified']).execute()).toEqual([
    { rule_set: 'R1', display_class: 'permit', max_months: 12, verified: 'unsure' },
  ]);
});

describe.each(['demo', 'chongqing'])('the shipped policy of %s', (jurisdiction) => {
  let db: Db;
  beforeAll(async () => {
    db = await testDatabase();
    await load(db, POLICY_DIRECTORY, ['national', jurisdiction]);
  });

  test('loads, and its tables are filled', async () => {
    const tables = on<PolicyTables>(db.kysely);
    const real = await tables
      .selectFrom('organs')
      .select('code')
      .where('code', 'like', jurisdiction === 'demo' ? 'cq-%' : 'demo-%')
      .execute();
    expect(real).toEqual([]);
    const sets = await tables.selectFrom('display_terms').select(['rule_set', 'line']).distinct().execute();
    expect(sets).toHaveLength(6);
  });
});
