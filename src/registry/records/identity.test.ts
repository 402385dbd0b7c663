import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { documentKey, normaliseDocumentNo } from './identity.ts';

const base = { organ: 'demo-amr', kind: 'penalty', documentNo: '示市监罚〔2026〕12号', code: '', title: '' } as const;

describe('the identity of an act', () => {
  test.each(['示市监罚[2026]12号', '示市监罚（2026）１２号', ' 示市监罚【2026】 12号\u3000', '示市监罚(2026)12号'])(
    item(25, 'the number %s is the number 示市监罚〔2026〕12号'),
    (documentNo) => {
      expect(normaliseDocumentNo(documentNo)).toBe('示市监罚〔2026〕12号');
      expect(documentKey({ ...base, documentNo })).toBe(documentKey(base));
    },
  );

  test('another number, organ or kind is another document', () => {
    const keys = [
      documentKey(base),
      documentKey({ ...base, documentNo: '示市监罚〔2026〕13号' }),
      documentKey({ ...base, organ: 'demo-eeb' }),
      documentKey({ ...base, kind: 'permit' }),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  test('without a number the addressee and the title decide', () => {
    const none = { ...base, documentNo: '' };
    expect(documentKey({ ...none, code: 'A', title: 'T' })).not.toBe(documentKey({ ...none, code: 'B', title: 'T' }));
    expect(documentKey({ ...none, code: 'A', title: 'Ｔ' })).toBe(documentKey({ ...none, code: 'A', title: 'T' }));
    // With a number the addressee does not: one act has several addressees.
    expect(documentKey({ ...base, code: 'A' })).toBe(documentKey({ ...base, code: 'B' }));
  });
});
