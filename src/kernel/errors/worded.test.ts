import { describe, expect, test } from 'vitest';
import { XinhengError } from './index.ts';
import { errorText, toProblem } from './messages.ts';

describe('an error that a room words itself', () => {
  const error = XinhengError.worded('FILE_REFUSED', (language) => {
    const message = language === 'en' ? 'It is a PDF' : '这是PDF';
    return { params: { reason: message }, errors: [{ path: '', code: 'PDF', message }] };
  });

  test.each([
    ['zh-CN', '这是PDF', 'It is a PDF'],
    ['en', 'It is a PDF', '这是PDF'],
  ] as const)('speaks to a reader of %s in that language alone', (language, own, other) => {
    const problem = toProblem(error, language);
    expect(errorText(language, error).what).toContain(own);
    expect(problem.errors?.map((each) => each.message)).toEqual([own]);
    expect(JSON.stringify(problem)).not.toContain(other);
  });

  test('one that is not worded says the same in both', () => {
    const plain = new XinhengError('BAD_INPUT', {}, { errors: [{ path: '/a', code: 'X', message: 'm' }] });
    expect(toProblem(plain, 'en').errors).toEqual(toProblem(plain, 'zh-CN').errors);
  });
});
