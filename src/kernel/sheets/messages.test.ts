import { describe, expect, test } from 'vitest';
import { sheetMessages } from './index.ts';

describe('texts', () => {
  const params = new Proxy({}, { get: (_, name) => (name === 'rows' ? 2 : `‹${String(name)}›`) }) as Record<string, string>;

  test.each(Object.keys(sheetMessages.zh) as (keyof typeof sheetMessages.zh)[])('%s says the same values in both languages', (key) => {
    const values = (text: string): string[] => [...new Set(text.match(/‹\w+›/gu) ?? [])].sort();
    expect(values(sheetMessages.zh[key](params))).toEqual(values(sheetMessages.en[key](params)));
    // Chinese quotation marks where there is no word.
    expect(sheetMessages.zh[key](params)).toMatch(/[\p{Script=Han}“]/u);
    expect(sheetMessages.en[key](params)).not.toMatch(/\p{Script=Han}/u);
  });
});
