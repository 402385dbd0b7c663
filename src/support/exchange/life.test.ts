import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { isStuck, lifeOf, type LifeFacts, type SendingFacts, type Stage } from './index.ts';
import { wanted } from './rules.ts';

const clean: LifeFacts = {
  today: '2026-11-24', receivedOn: '2026-11-20', held: [], releasedOn: '2026-11-20', endedOn: null, endedKind: null, display: 'shown',
  wanted: 'put', dueOn: null, sending: null, receiptDue: null, mendDue: null,
}; // prettier-ignore
const sending: SendingFacts = {
  revision: 1, action: 'put', file: '20261120-0001-penalty', row: 7, publishedOn: '2026-11-20', outcome: null, code: null, receivedOn: null,
}; // prettier-ignore

function states(facts: Partial<LifeFacts>): Record<Stage, string> {
  const steps = lifeOf({ ...clean, ...facts });
  return Object.fromEntries(steps.map((step) => [step.stage, step.state])) as Record<Stage, string>;
}

describe(item(24, 'a row’s life, read off facts'), () => {
  test.each([
    ['fresh', { dueOn: '2026-11-20' }, 'done done done waiting waiting done'],
    ['held', { held: ['PHONE_IN_TEXT'], releasedOn: null, display: 'held', wanted: { wait: 'held' } }, 'done waiting waiting waiting waiting waiting'],
    ['held and taken out', { held: ['X'], releasedOn: null, endedOn: '2026-11-21', endedKind: 'withdrawn', display: 'withdrawn', wanted: { wait: 'never_sent' } }, 'done done failed not_needed not_needed not_needed'],
    ['from above', { wanted: { wait: 'from_above' } }, 'done done done not_needed not_needed done'],
    ['not displayable', { display: 'not_displayable', sending: { ...sending, outcome: 'accepted', receivedOn: '2026-11-21' } }, 'done done done done done not_needed'],
    ['made, not out', { sending: { ...sending, publishedOn: null } }, 'done done done waiting waiting done'],
    ['out', { sending }, 'done done done done waiting done'],
    ['duplicate', { sending: { ...sending, outcome: 'duplicate', receivedOn: '2026-11-21' } }, 'done done done done done done'],
    ['returned', { sending: { ...sending, outcome: 'returned', receivedOn: '2026-11-21' } }, 'done done done done failed done'],
    ['changed since', { sending: { ...sending, outcome: 'accepted', receivedOn: '2026-11-21' }, dueOn: '2026-11-24' }, 'done done done waiting done done'],
  ] as [string, Partial<LifeFacts>, string][])('%s', (_, facts, expected) => {
    expect(Object.values(states(facts)).join(' ')).toBe(expected);
  }); // prettier-ignore

  test('late is after the day, not on it', () => {
    const waiting = { ...clean, sending, receiptDue: '2026-11-24' };
    expect(isStuck(lifeOf(waiting))).toBe(false);
    expect(isStuck(lifeOf({ ...waiting, today: '2026-11-25' }))).toBe(true);
    const returned = {
      ...clean,
      sending: { ...sending, outcome: 'returned', receivedOn: '2026-11-20' } as const,
      mendDue: '2026-11-24',
    };
    expect(isStuck(lifeOf(returned))).toBe(false);
    expect(isStuck(lifeOf({ ...returned, today: '2026-11-25' }))).toBe(true);
  });
});

describe(item(24, 'which rows may go up'), () => {
  const facts = { kind: 'penalty', source: 'demo-amr', held: [], released_on: '2026-11-20', shared: true, validity: 'in_force', ended_on: null, ended_kind: null } as const; // prettier-ignore
  test.each([
    ['clean', {}, false, 'put'],
    ['held', { held: ['SECRET_WORD'], released_on: null }, false, { wait: 'held' }],
    ['held once, released', { held: ['SECRET_WORD'] }, false, 'put'],
    ['from above', { source: 'up' }, false, { wait: 'from_above' }],
    ['from above, but sent by us before', { source: 'up' }, true, 'put'],
    ['use stopped', { shared: false }, false, { wait: 'not_shared' }],
    ['stayed', { validity: 'stayed' }, false, 'put'],
    ['ended before it was sent', { ended_on: '2026-11-21', ended_kind: 'recalled' }, false, { wait: 'never_sent' }],
    ['recalled', { ended_on: '2026-11-21', ended_kind: 'recalled' }, true, 'delete'],
    ['withdrawn', { ended_on: '2026-11-21', ended_kind: 'withdrawn' }, true, 'delete'],
    ['repaired', { ended_on: '2026-11-21', ended_kind: 'repaired' }, true, 'end'],
    ['removed', { ended_on: '2026-11-21', ended_kind: 'removed' }, true, 'end'],
    ['revoked', { validity: 'revoked' }, true, 'delete'],
    ['void', { validity: 'void' }, true, 'delete'],
    ['varied', { validity: 'varied' }, true, 'delete'],
    [
      'a permit revoked',
      { kind: 'permit', validity: 'revoked', ended_on: '2026-11-21', ended_kind: 'withdrawn' },
      true,
      'put',
    ],
    ['a permit sent in error', { kind: 'permit', ended_on: '2026-11-21', ended_kind: 'withdrawn' }, true, 'delete'],
    ['a permit recalled', { kind: 'permit', ended_on: '2026-11-21', ended_kind: 'recalled' }, true, 'delete'],
  ] as const)('%s', (_, more, everPut, expected) => {
    expect(wanted({ ...facts, ...more, held: [...('held' in more ? more.held : [])] }, everPut, 'up')).toEqual(
      expected,
    );
  });
});
