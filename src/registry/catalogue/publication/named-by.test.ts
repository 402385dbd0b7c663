import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { PolicyDocument, PolicyKind } from '../../../kernel/policy/index.ts';
import { namedBy } from './named-by.ts';

const document = (kind: PolicyKind, id: string, edition: string, content: unknown): PolicyDocument => ({
  kind,
  id,
  edition,
  title: { zh: '示例', en: 'example' },
  inForceFrom: `20${edition}-01-01`,
  inForceTo: null,
  verified: 'local-default',
  sources: [],
  content,
  hash: '',
});
const documents = [
  document('catalogue', 'base', '24', { base: 'base' }),
  document('catalogue', 'base', '26', {}),
  document('catalogue-supplement', 'city', '25', { base: 'base', items: [{ title: 'baseline' }] }),
  document('procedure', 'listing', '25', { papers: [{ of: 'catalogue/base@24' }, { of: 'base@27' }, null, 3] }),
  document('procedure', 'other', '25', { papers: ['organ'] }),
];
const policy = { all: (kind: PolicyKind) => documents.filter((each) => each.kind === kind) };

describe(item(33, 'what rests on a document'), () => {
  test('are the others that name its id or one of its editions, with the places', () => {
    const found = namedBy(policy, { kind: 'catalogue', id: 'base' });
    expect(found.map(({ kind, id, places }) => [kind, id, places])).toEqual([
      ['catalogue-supplement', 'city', ['/content/base']],
      ['procedure', 'listing', ['/content/papers/0/of']],
    ]);
    expect(namedBy(policy, { kind: 'procedure', id: 'other' })).toEqual([]);
    expect(namedBy(policy, { kind: 'catalogue', id: 'nothing' })).toEqual([]);
  });

  test('says five places at most', () => {
    const many = [
      document(
        'calendar',
        'x',
        '25',
        Array.from({ length: 9 }, () => 'base'),
      ),
      ...documents,
    ];
    const [first] = namedBy({ all: (kind) => many.filter((each) => each.kind === kind) }, { kind: 'catalogue', id: 'base' });
    expect(first).toMatchObject({ kind: 'calendar', places: { length: 5 } });
  });
});
