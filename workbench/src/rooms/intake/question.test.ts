import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { questionOf } from './question.ts';

const last = (receivedOn: string) => ({ number: '2026-10-0001', receivedOn, rows: 3, file: 'a.xlsx' });
const guess = { form: 'penalties-2018', mends: null, last: null };

test.each([
  ['a file of no known form', { ...guess, form: null }, { kind: 'which' }],
  [
    'mended rows, whatever came last',
    { ...guess, mends: '2026-11-0002', last: last('2026-10-01') },
    { kind: 'mended', of: '2026-11-0002' },
  ],
  ['the first of its kind', guess, { kind: 'first' }],
  ['last month', { ...guess, last: last('2025-12-31') }, { kind: 'month' }],
  ['the same month', { ...guess, last: last('2026-01-02') }, { kind: 'before', on: '2026-01-02' }],
  ['the same month a year ago', { ...guess, last: last('2024-12-20') }, { kind: 'before', on: '2024-12-20' }],
] as const)(item(25, 'one question about a file: %s'), (_, recognised, question) => {
  expect(questionOf(recognised, '2026-01-26')).toEqual(question);
});
