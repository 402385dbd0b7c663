import { describe, expect, test } from 'vitest';
import { RULES } from '../../api/rules.ts';
import { bodyOf, faultsOf, type Rules } from './rules.ts';

const rules: Rules = {
  name: { kind: 'text', required: true, minLength: 2, maxLength: 10 },
  reason: { kind: 'text', required: true },
  role: { kind: 'choice', required: true },
  day: { kind: 'day' },
  count: { kind: 'integer', minimum: 1, maximum: 9 },
  month: { kind: 'text', pattern: '^\\d{4}-\\d{2}$' },
  shared: { kind: 'boolean' },
};

describe('what the API asks of a form', () => {
  test('is found before it is sent: what is missing, each in its words', () => {
    expect(faultsOf(rules, { name: ' ', reason: '', role: '', day: '', count: '' }, 'zh-CN')).toEqual({
      name: '请填写',
      reason: '请写明理由',
      role: '请选择一项',
    });
  });
  test('is found before it is sent: what does not hold', () => {
    const wrong = { name: 'a', reason: 'x', role: 'clerk', day: '2026-02-31', count: '10', month: 'May' };
    expect(faultsOf(rules, wrong, 'en')).toEqual({
      name: 'is too short: at least 2 characters',
      day: 'There is no such day; write it in the form 2026-11-24',
      count: 'is too large: at most 9',
      month: 'has the wrong format',
    });
    expect(faultsOf(rules, { count: '1.5' }, 'en')).toEqual({ count: 'must be of type integer' });
    expect(faultsOf(rules, { count: '0' }, 'en')).toEqual({ count: 'is too small: at least 1' });
  });
  test('is sent as it is typed there: without blanks around it, without what was left empty, and nothing it does not know', () => {
    const given = { name: ' 甲 ', day: '', count: ' 7 ', shared: false, template: '1' };
    expect(bodyOf(rules, given)).toEqual({ name: '甲', count: 7, shared: false });
  });
  test('comes from its own description', () => {
    expect(RULES['post /api/v1/keys']).toMatchObject({
      organ: { kind: 'text', required: true, maxLength: 64 },
      dailyQuota: { kind: 'integer', minimum: 1, maximum: 100_000_000 },
      until: { kind: 'day' },
    });
    expect(RULES['post /api/v1/publicity/{id}/stay']?.['by']).toEqual({ kind: 'choice', required: true });
  });
});
