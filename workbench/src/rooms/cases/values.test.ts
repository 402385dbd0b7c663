import { describe, expect, test } from 'vitest';
import type { Declared } from './api.ts';
import { emptyOf, typed, valueWords } from './values.ts';

const field = (id: string, type: Declared['type'], more: Partial<Declared> = {}): Declared => ({
  id,
  type,
  title: { zh: id, en: id },
  required: true,
  ...more,
});
const fields = [field('n', 'integer'), field('ok', 'yes'), field('text', 'text'), field('many', 'choices')];

describe('what a form of a procedure holds', () => {
  test('is sent as the procedure types it', () => {
    expect(typed(fields, { 'fields/n': ' 30 ', 'fields/ok': 'yes', 'fields/text': '事实', 'fields/many': ['a', 'b'] })).toEqual({
      n: 30,
      ok: true,
      text: '事实',
      many: ['a', 'b'],
    });
  });
  test('leaves out what is empty, and leaves to the API what is no number', () => {
    expect(typed(fields, { ...emptyOf(fields), 'fields/n': '3x' })).toEqual({ n: '3x' });
  });
  test('sends nothing that the step does not ask for', () => {
    expect(typed(fields, { 'fields/other': 'x' })).toEqual({});
  });
  test('is shown in the words of its choices', () => {
    const choice = field('outcome', 'choice', { choices: [{ id: 'listed', title: { zh: '列入', en: 'listed' } }] });
    expect(valueWords(choice, 'listed', 'zh')).toEqual(['列入']);
    expect(valueWords(choice, 'else', 'en')).toEqual(['else']);
    expect(valueWords(choice, undefined, 'en')).toEqual([]);
  });
});
