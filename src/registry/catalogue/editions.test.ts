import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { CatalogueContent, PolicyDocument, PolicyStore } from '../../kernel/policy/index.ts';
import { catalogueEditions, editionOn, itemFor } from './editions.ts';

function edition(name: string, from: string, to: string | null, kinds: string[], id = 'public-credit'): PolicyDocument<CatalogueContent> {
  const text = { zh: '示例', en: 'example' };
  return {
    kind: 'catalogue',
    id,
    edition: name,
    title: text,
    inForceFrom: from,
    inForceTo: to,
    verified: 'secondary',
    sources: [{ title: '示例' }],
    hash: '',
    content: {
      categories: [],
      items: kinds.map((kind) => ({
        id: kind,
        category: 'a',
        title: text,
        nature: 'neutral',
        kind,
        template: 'permit',
        sourceOrgan: text,
        legalBasis: [],
        level: 'PUBLIC',
        updateCycle: text,
        retention: text,
        facets: [],
        verified: 'secondary',
      })),
    },
  };
}
function policyOf(...documents: PolicyDocument<CatalogueContent>[]): Pick<PolicyStore, 'all'> {
  return { all: <C>() => documents as unknown as readonly PolicyDocument<C>[] };
}

describe('the edition of the act’s day', () => {
  const policy = policyOf(
    edition('2024', '2024-02-01', null, ['permit', 'honour']),
    edition('2021', '2021-12-16', '2022-12-27', ['permit']),
    edition('2022', '2022-12-28', '2024-01-31', ['permit']),
    edition('town', '2000-01-01', null, ['penalty'], 'other'),
  );

  test(item(7, 'is the one in force on that day, first and last day included'), () => {
    expect(catalogueEditions(policy).map((each) => each.edition)).toEqual(['2024', '2022', '2021']);
    for (const [day, name] of [
      ['2021-12-16', '2021'],
      ['2022-12-27', '2021'],
      ['2022-12-28', '2022'],
      ['2024-01-31', '2022'],
      ['2024-02-01', '2024'],
      ['2026-11-24', '2024'],
    ] as const) {
      expect(editionOn(policy, day)).toMatchObject({ document: { edition: name }, beforeFirst: false });
    }
  });

  test('before the first edition the earliest answers, and says so', () => {
    expect(itemFor(policy, 'permit', '2018-07-25')).toMatchObject({ edition: '2021', beforeFirst: true });
  });

  test('an edition without the record type answers nothing: it may not be recorded', () => {
    expect(itemFor(policy, 'honour', '2023-01-01')).toBeUndefined();
    expect(itemFor(policy, 'honour', '2024-02-01')?.item.id).toBe('honour');
    expect(itemFor(policyOf(), 'permit', '2024-02-01')).toBeUndefined();
  });

  test('in a gap, or after the last edition ended, there is none', () => {
    expect(editionOn(policyOf(edition('2021', '2021-01-01', '2021-12-31', [])), '2022-01-01')).toBeUndefined();
  });
});
