import { expect, test } from 'vitest';
import { inWords } from './fault.ts';
import { validateDocument } from './validate.ts';

const DOCUMENT = {
  kind: 'calendar',
  id: 'Example',
  edition: '1',
  title: { zh: '', en: 'x' },
  inForceFrom: '2026-13-01',
  inForceTo: null,
  verified: 'official',
  sources: [],
  content: [],
};

test('what breaks a rule of the schema is said in words, in both languages', () => {
  const { faults } = validateDocument('x.json', DOCUMENT);
  const said = (language: 'zh-CN' | 'en') =>
    Object.fromEntries(
      inWords(faults, language, () => JSON.stringify(DOCUMENT))
        .filter(({ code }) => code === 'VALUE_WRONG')
        .map(({ path, message }) => [path, message]),
    );
  expect(said('zh-CN')).toMatchObject({
    '/title/zh': '不能空着',
    '/inForceFrom': '要写成日期，例如2026-11-24',
    '/sources': '至少要有1条',
    '/content': '要写成用花括号括起来的一组字段',
  });
  expect(said('en')).toMatchObject({ '/title/zh': 'must not be empty', '/sources': 'needs at least 1 of them' });
  expect(Object.values(said('en')).join()).not.toMatch(/must NOT|must match/u);
});
