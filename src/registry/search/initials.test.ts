import { describe, expect, test } from 'vitest';
import { indexOfInitials, initialsOf, lettersOf, trigramsOf, typeable } from './initials.ts';

const answers = (name: string, typed: string) => indexOfInitials(lettersOf(initialsOf(name)), typed);

describe('first letters of a name', () => {
  test.each([
    ['重庆示例商贸有限公司', 'cqsl', 0],
    ['重庆示例商贸有限公司', 'zqsl', 0],
    ['重庆示例商贸有限公司', 'slsm', 2],
    ['重庆（示例）商贸', 'cqslsm', 0],
    ['长安示例', 'casl', 0],
    ['示例长兴', 'slzx', 0],
    ['示例长兴', 'slcx', 0],
    ['安示例', 'asl', 0],
    ['TCL示例3号', 'tclsl3h', 0],
    ['示例', 'slx', -1],
    ['重庆示例', 'cqls', -1],
  ])('%s answers %s at %i', (name, typed, at) => expect(answers(name, typed)).toBe(at));

  test('a place for each character that is typed, also for one without a known reading', () => {
    for (const name of ['重庆（示例）·商贸', '𠀀𠀁示例', '示例𪚥3号ABC', '々〇示例', 'ÄÖ示例', '()', '']) {
      expect(lettersOf(initialsOf(name))).toHaveLength(typeable(name).length);
    }
  });

  test('runs of three letters in all readings', () => {
    expect([...trigramsOf(lettersOf('[cz]qsl'))].toSorted()).toEqual(['cqs', 'qsl', 'zqs']);
    expect(trigramsOf(lettersOf('sl'))).toEqual(new Set());
  });
});
