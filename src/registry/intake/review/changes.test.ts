import { expect, test } from 'vitest';
import { changesOf, type FieldNames } from './changes.ts';

const names: FieldNames = {
  fields: new Map([['penaltyKinds', 'CF_CFLB']]),
  words: new Map([
    [
      'penaltyKinds',
      new Map([
        ['fine', '罚款'],
        ['warning', '警告'],
      ]),
    ],
    ['result', new Map([['nothing_found', '未发现问题']])],
  ]),
};

test('what changes is said in the words of the template, never as codes', () => {
  const held = { record: { content: { penaltyKinds: ['fine'], result: 'nothing_found', title: 'fine' }, severity: null } };
  const row = { content: { penaltyKinds: ['fine', 'warning'], result: 'a free word', title: 'other' }, severity: null };
  expect(changesOf(held as never, row as never, names)).toEqual([
    { field: 'penaltyKinds', name: 'CF_CFLB', from: '罚款', to: '罚款、警告' },
    { field: 'result', name: 'result', from: '未发现问题', to: 'a free word' },
    { field: 'title', name: 'title', from: 'fine', to: 'other' },
  ]);
});
