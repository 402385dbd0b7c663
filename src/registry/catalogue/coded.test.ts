import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import {
  checkPolicy,
  POLICY_DIRECTORY,
  type ActTemplateContent,
  type PolicyDocument,
  type PolicyStore,
} from '../../kernel/policy/index.ts';
import { codesOfKinds, titleOfCode, titleOfSelected } from './code-words.ts';
import { codeWords, fieldsOfKind } from './coded.ts';
import { kindsOf, type Policy } from './editions.ts';
import { VOCABULARY } from './vocabulary.ts';

type Template = PolicyDocument<ActTemplateContent>;
const TODAY = '2026-11-24';
const policyOf = (documents: readonly PolicyDocument[]): Policy => ({
  all: ((kind) => documents.filter((each) => each.kind === kind)) as PolicyStore['all'],
});

let shipped: Policy;
beforeAll(async () => {
  const { documents } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en');
  shipped = policyOf(documents.map(({ document }) => document));
});

describe(item(7, 'the codes of records are called as the act templates say'), () => {
  test('every code of every list that a field uses has its words, of the latest template of its kind', () => {
    const words = codeWords(shipped, TODAY);
    const found = (kind: string, field: string, key: string) => titleOfCode(words, { kind, field, key });
    expect(found('inspection', 'result', 'nothing_found')).toEqual({ zh: '未发现问题', en: 'nothing found' });
    expect(found('contract', 'result', 'performed')?.zh).toBe('已履行');
    expect(found('levy', 'category', 'fund')?.zh).toBe('政府性基金');
    expect(found('penalty', 'procedure', 'simple')?.en).toBe('simple procedure');
    // The template of 2016 calls it 正常; the one of 2018 is later.
    expect(found('permit', 'state', 'valid')?.zh).toBe('有效');
    for (const { content } of shipped.all<ActTemplateContent>('act-template'))
      for (const { field, codeList } of content.fields)
        for (const { key } of codeList === undefined ? [] : content.codeLists[codeList]!)
          expect(found(content.act, field, key)?.zh, `${content.act} ${field} ${key}`).toBeTruthy();
  });

  test('each once, by kind', () => {
    const words = codeWords(shipped, TODAY);
    const at = words.map(({ kind, field, key }) => `${kind} ${field} ${key}`);
    expect(new Set(at).size).toBe(at.length);
    const kinds = words.map(({ kind }) => kind);
    expect(kinds).toEqual(kinds.toSorted());
  });

  test('a kind that is named speaks alone; without one the first that has the code does', () => {
    const words = codeWords(shipped, TODAY);
    const other = { field: 'category', key: 'other' };
    expect(titleOfCode(words, { ...other, kind: 'inspection' })?.zh).toBe('其他检查');
    expect(titleOfCode(words, { ...other, kind: 'levy' })?.zh).toBe('其他征收');
    expect(titleOfCode(words, { ...other, kind: 'honour' })).toBeUndefined();
    expect(titleOfCode(words, other)?.zh).toBe('其他行政强制');
  });
});

describe('of several templates of a kind', () => {
  const template = (id: string, inForceFrom: string, inForceTo: string | null, names: Record<string, string>) =>
    ({
      kind: 'act-template',
      id,
      edition: '1',
      inForceFrom,
      inForceTo,
      content: {
        act: 'levy',
        scope: 'local',
        fields: [{ field: 'category', name: { zh: id, en: id }, codeList: 'categories' }],
        codeLists: {
          categories: Object.entries(names).map(([key, zh]) => ({ key, name: { zh, en: zh }, words: [] })),
        },
      },
    }) as unknown as Template;
  const policy = policyOf([
    template('old', '2016-01-01', '2017-12-31', { fee: '费', gone: '已取消' }),
    template('now', '2018-01-01', null, { fee: '收费' }),
    template('next', '2027-01-01', null, { fee: '将来的收费', more: '将来的' }),
  ]);
  const on = (day: string) => codeWords(policy, day).map(({ key, title }) => `${key} ${title.zh}`);

  test('the latest in force says the words, and an ended one those of codes that nobody else has', () => {
    expect(on('2017-06-01')).toEqual(['fee 费', 'gone 已取消']);
    expect(on('2026-11-24')).toEqual(['fee 收费', 'gone 已取消']);
    expect(on('2027-01-01')).toEqual(['fee 将来的收费', 'more 将来的', 'gone 已取消']);
    expect(fieldsOfKind(policy, 'levy', '2026-11-24').map(({ name }) => name.zh)).toEqual(['now']);
  });
});

describe('what a model selects by', () => {
  test('is called as the templates of the selected items call it', () => {
    const words = codeWords(shipped, TODAY);
    const zh = (items: string[], part: 'code' | 'value', code: string) => titleOfSelected(words, kindsOf(shipped, items), part, code)?.zh;
    expect(zh(['inspection'], 'value', 'nothing_found')).toBe('未发现问题');
    // Of an inspection its matter is read: a category would select nothing.
    expect(zh(['inspection'], 'code', 'random')).toBeUndefined();
    expect(zh(['compulsion'], 'code', 'seal')).toBe(titleOfCode(words, { kind: 'compulsion', field: 'category', key: 'seal' })?.zh);
    expect(zh(['inspection'], 'value', 'other')).toBe('其他结果');
    expect(zh(['penalty'], 'code', 'fine+warning')).toBe('罚款＋警告');
    expect(zh(['contract', 'commitment'], 'value', 'partly')).toBe('部分履行');
    expect(zh(['contract'], 'value', 'A+')).toBeUndefined();
    expect(zh(['contract'], 'value', 'nothing_found')).toBeUndefined();
    expect(titleOfSelected(words, null, 'value', 'nothing_found')?.en).toBe('nothing found');
  });

  test('the codes of several kinds stand together, each once', () => {
    const keys = codesOfKinds(codeWords(shipped, TODAY), ['compulsion', 'levy', 'inspection'], 'code').map(({ key }) => key);
    expect(keys).toEqual([
      'seal',
      'seize',
      'freeze',
      'surcharge',
      'transfer',
      'auction',
      'restore',
      'substitute',
      'other',
      'tax',
      'fee',
      'fund',
      'property',
    ]);
    const [other] = codesOfKinds(codeWords(shipped, TODAY), ['compulsion', 'levy'], 'code').filter(({ key }) => key === 'other');
    expect(other?.title).toEqual({ zh: '其他行政强制／其他征收', en: 'other compulsion / other levy' });
  });
});
