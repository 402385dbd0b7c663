import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { Candidate } from '../../subjects/index.ts';
import { joinAddressee } from './join.ts';

const body = (subjectId: string, ...names: string[]): Candidate => ({
  subjectId,
  name: names[0]!,
  disputed: false,
  names: names.map((norm) => ({ norm, from: null, to: null })),
});
const one = body('1', '示例一号化工有限公司', '示例化工厂');
const two = body('2', '虚构印染有限公司');
const join = (name: string, candidates: Candidate[], named: Candidate[]): string => {
  const joined = joinAddressee({ name, nameNorm: name }, { candidates, named });
  return 'subjectId' in joined ? joined.subjectId : `${joined.fate} ${joined.finding.code}`;
};

describe(item(25, 'rows joined by a number and name of their source'), () => {
  test.each([
    ['number and name agree', '示例一号化工有限公司', [one], [one], '1'],
    ['a former name is its name too', '示例化工厂', [one], [], '1'],
    ['the name of a site, which only the register knows', '示例三车间', [one], [one], '1'],
    ['spelt otherwise', '示例一号化工有限责任公司', [one], [], '1'],
    ['another name', '虚构印染有限公司', [one], [], 'returned JOIN_NAME'],
    ['number and name mean different bodies', '虚构印染有限公司', [one], [two], 'waiting JOIN_AMBIGUOUS'],
    ['the name also means another', '示例一号化工有限公司', [one], [one, two], 'waiting JOIN_AMBIGUOUS'],
    ['several by the number, one by the name', '虚构印染有限公司', [one, two], [two], '2'],
    ['several by the number, none by the name', '示例三号有限公司', [one, two], [], 'waiting JOIN_AMBIGUOUS'],
    ['no number, one by the name', '虚构印染有限公司', [], [two], '2'],
    ['no number, two by the name', '示例', [], [one, two], 'waiting JOIN_AMBIGUOUS'],
    ['neither', '示例', [], [], 'waiting JOIN_NONE'],
  ] as [string, string, Candidate[], Candidate[], string][])('%s', (_, name, candidates, named, expected) =>
    expect(join(name, candidates, named)).toBe(expected),
  );
});
