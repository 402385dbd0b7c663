import { describe, expect, test } from 'vitest';
import { mayClear, patchOf, type Corrected } from './corrections.ts';

let key = 0;
const of = (field: string, value = '', clear = false): Corrected => ({ key: (key += 1), field, value, clear });

describe('a correction of several fields', () => {
  test('is one patch: texts, amounts in 分, days, what is taken out, and the severity beside the content', () => {
    const corrected = [
      of('facts', ' 新的事实 '),
      of('fineFen', '1,000.5'),
      of('validTo', '2027-01-02'),
      of('remark', '', true),
      of('severity', 'minor'),
    ];
    expect(patchOf(corrected, ' 示更〔2026〕1号 ')).toEqual({
      patch: {
        content: { facts: '新的事实', fineFen: 100_050, validTo: '2027-01-02', remark: null },
        severity: 'minor',
        document: '示更〔2026〕1号',
      },
    });
    expect(patchOf([of('severity', '', true)], '')).toEqual({ patch: { severity: null } });
  });

  test('says at which field something is to be mended', () => {
    const right = of('facts', '新的事实');
    expect(patchOf([right, of('', 'x')], '')).toEqual({ at: 1, fault: 'none' });
    expect(patchOf([right, of('text', '  ')], '')).toEqual({ at: 1, fault: 'none' });
    expect(patchOf([right, of('facts', '又一个')], '')).toEqual({ at: 1, fault: 'twice' });
    expect(patchOf([of('fineFen', '两千')], '')).toEqual({ at: 0, fault: 'money' });
    expect(patchOf([right, of('validFrom', '2026-02-30')], '')).toEqual({ at: 1, fault: 'day' });
    // A field that the API would take, but this form doesn't offer, is none; the title stays.
    expect(patchOf([of('idNumber', 'x')], '')).toEqual({ at: 0, fault: 'none' });
    expect(mayClear('title')).toBe(false);
    expect(patchOf([of('title', '', true)], '')).toEqual({ at: 0, fault: 'none' });
  });
});
