import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../../../test/support/item.ts';
import { differences } from './differences.ts';
import {
  changed,
  constantsOf,
  draftOf,
  nextEdition,
  pairsOf,
  pairsText,
  restText,
  withRest,
  wordsOf,
  type MappingFile,
} from './mapping.ts';

const shipped = (name: string): MappingFile => JSON.parse(readFileSync(`policy/national/mapping/${name}.json`, 'utf8')) as MappingFile;
const penalties = shipped('penalties-2018');

describe(item(25, 'a form in the editor'), () => {
  test('a further edition says the same and is called the next', () => {
    const draft = draftOf(penalties, '2026-12-01');
    expect(differences(penalties, draft).map(({ part }) => part)).toEqual(['edition', 'inForceFrom']);
    expect(['1', '2024-1', '2024.9', 'a'].map(nextEdition)).toEqual(['2', '2024-2', '2024.10', 'a-2']);
  });

  test('what the editor has no place for is carried through', () => {
    const { content } = penalties;
    expect(withRest(content, restText(content))).toEqual(content);
    expect(withRest(content, '[]')).toBeNull();
    expect(withRest(content, '{"columns": []}')?.columns).toEqual(content.columns);
  });

  test('each change of a column is one difference, and none is none', () => {
    const at = fc.nat({ max: penalties.content.columns.length - 1 });
    fc.assert(
      fc.property(at, fc.constantFrom('names', 'required', 'missing'), (index, part) => {
        const value = { names: ['虚构的列名'], required: 'other', missing: ['虚构'] }[part];
        const columns = penalties.content.columns.map((each, n) => (n === index ? changed(each, { [part]: value }) : each));
        const after = { ...penalties, content: { ...penalties.content, columns } };
        expect(differences(penalties, after)).toMatchObject([{ kind: 'column', part }]);
        expect(differences(after, after)).toEqual([]);
      }),
    );
  });

  test('columns that come and go are named', () => {
    const [first, ...rest] = penalties.content.columns;
    const added = { field: 'note', names: ['虚构备注'], codes: [] };
    const after = { ...penalties, content: { ...penalties.content, columns: [...rest, added] } };
    expect(differences(penalties, after)).toEqual([
      { kind: 'column-gone', column: first?.names[0], part: '', from: first?.field, to: '' },
      { kind: 'column-added', column: '虚构备注', part: '', from: '', to: 'note' },
    ]);
  });

  test('pairs and words survive being written as text', () => {
    const word = fc.stringMatching(/^[a-z甲乙丙]{1,6}$/u);
    fc.assert(
      fc.property(fc.dictionary(word, word), (pairs) => {
        expect(pairsOf(pairsText(pairs))).toEqual({ ...pairs });
      }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(wordsOf(words.join('、'))).toEqual(words);
      }),
    );
    expect(pairsOf('甲')).toBeNull();
    expect(pairsOf('甲=1\n甲=2')).toBeNull();
    expect(constantsOf({ adverse: 'true', kind: 'x' })).toEqual({ adverse: true, kind: 'x' });
  });
});
