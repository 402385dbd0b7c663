import { describe, expect, test } from 'vitest';
import { ERROR_CODES, XinhengError, type ErrorCode } from './index.ts';
import { errorText, toProblem } from './messages.ts';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('the text of an error', () => {
  test.each(codes)('%s says what happened and what to do, with and without what the thrower named', (code) => {
    for (const params of [{}, { what: '甲', code: '甲', organ: '甲', date: '2026-11-24', reason: '甲', seconds: 5, reference: '甲' }]) {
      for (const language of ['zh-CN', 'en'] as const) {
        for (const part of Object.values(errorText(language, { code, params }))) {
          expect(part).not.toMatch(/undefined|\bnull\b(?! char)|（）|\(\)|^$/);
        }
      }
    }
  });

  test('puts our own words into the reader’s language, and leaves others alone', () => {
    expect(errorText('zh-CN', { code: 'NOT_FOUND', params: { what: 'subject' } }).what).toContain('（主体）');
    expect(errorText('en', { code: 'NOT_FOUND', params: { what: 'subject' } }).what).toContain('(subject)');
    expect(errorText('zh-CN', { code: 'NOT_FOUND', params: { what: 'toString' } }).what).toContain('（toString）');
  });
});

test('a problem carries neither cause nor stack, and its faults only when there are some', () => {
  const cause = new Error('row (510202199001011234)');
  expect(toProblem(new XinhengError('CONFLICT', {}, { cause }), 'en')).toEqual({
    type: '/developers/errors/CONFLICT',
    title: expect.any(String),
    status: 409,
    code: 'CONFLICT',
    detail: expect.any(String),
  });
  const errors = [{ path: '/name', code: 'TYPE', message: 'x' }];
  expect(toProblem(new XinhengError('BAD_INPUT', {}, { errors }), 'zh-CN')).toMatchObject({ errors });
});
