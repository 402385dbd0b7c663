import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { isStuck, lifeOf, type LifeFacts, type SendingFacts, type Stage } from './index.ts';
import { nextLook, wanted } from './rules.ts';

const clean: LifeFacts = {
  today: '2026-11-24',
  receivedOn: '2026-11-20',
  held: [],
  releasedOn: '2026-11-20',
  endedOn: null,
  endedKind: null,
  display: 'shown',
  wanted: 'put',
  dueOn: null,
  sending: null,
  receiptDue: null,
  mendDue: null,
};
const sending: SendingFacts = {
  revision: 1,
  action: 'put',
  file: '20261120-0001-penalty',
  row: 7,
  publishedOn: '2026-11-20',
  outcome: null,
  code: null,
  receivedOn: null,
};

function states(facts: Partial<LifeFacts>): Record<Stage, string> {
  const steps = lifeOf({ ...clean, ...facts });
  return Object.fromEntries(steps.map((step) => [step.stage, step.state])) as Record<Stage, string>;
}

describe(item(24, 'a row’s life, read off facts'), () => {
  test.each([
    ['fresh', { dueOn: '2026-11-20' }, 'done done done waiting waiting done'],
    [
      'held',
      { held: ['PHONE_IN_TEXT'], releasedOn: null, display: 'held', wanted: { wait: 'held' } },
      'done waiting waiting waiting waiting waiting',
    ],
    [
      'held and taken out',
      {
        held: ['X'],
        releasedOn: null,
        endedOn: '2026-11-21',
        endedKind: 'withdrawn',
        display: 'withdrawn',
        wanted: { wait: 'never_sent' },
      },
      'done done failed not_needed not_needed not_needed',
    ],
    ['from above', { wanted: { wait: 'from_above' } }, 'done done done not_needed not_needed done'],
    [
      'not displayable',
      { display: 'not_displayable', sending: { ...sending, outcome: 'accepted', receivedOn: '2026-11-21' } },
      'done done done done done not_needed',
    ],
    ['made, not out', { sending: { ...sending, publishedOn: null } }, 'done done done waiting waiting done'],
    ['out', { sending }, 'done done done done waiting done'],
    ['duplicate', { sending: { ...sending, outcome: 'duplicate', receivedOn: '2026-11-21' } }, 'done done done done done done'],
    ['returned', { sending: { ...sending, outcome: 'returned', receivedOn: '2026-11-21' } }, 'done done done done failed done'],
    [
      'changed since',
      { sending: { ...sending, outcome: 'accepted', receivedOn: '2026-11-21' }, dueOn: '2026-11-24' },
      'done done done waiting done done',
    ],
  ] as [string, Partial<LifeFacts>, string][])('%s', (_, facts, expected) => {
    expect(Object.values(states(facts)).join(' ')).toBe(expected);
  });

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

const shieldOf = (from: string, until: string | null) => ({ from, until, organ: 'x', basis: 'x', ends: null });
const stayOf = (from: string, until: string | null) => ({ from, until, by: 'court', organ: 'x', document: 'x' }) as const;

describe(item(24, 'which rows may go up'), () => {
  const facts = {
    kind: 'penalty',
    source: 'demo-amr',
    held: [],
    released_on: '2026-11-20',
    shared: true,
    validity: 'in_force',
    ended_on: null,
    ended_kind: null,
    shielded: false,
    shield: null,
    stay: null,
  } as const;
  test.each([
    ['clean', {}, false, 'put'],
    ['held', { held: ['SECRET_WORD'], released_on: null }, false, { wait: 'held' }],
    ['held once, released', { held: ['SECRET_WORD'] }, false, 'put'],
    ['from above', { source: 'up' }, false, { wait: 'from_above' }],
    ['from above, but sent by us before', { source: 'up' }, true, 'put'],
    ['use stopped', { shared: false }, false, { wait: 'not_shared' }],
    ['stayed', { validity: 'stayed' }, false, 'put'],
    ['shielded', { shielded: true, shield: null }, false, { wait: 'shielded' }],
    ['shielded, and above', { shielded: true, shield: shieldOf('2026-11-01', null) }, true, 'end'],
    ['shielded from tomorrow', { shielded: true, shield: shieldOf('2026-11-25', null) }, true, 'put'],
    ['shielded to yesterday', { shielded: true, shield: shieldOf('2026-11-01', '2026-11-23') }, true, 'put'],
    ['shielded to today', { shielded: true, shield: shieldOf('2026-11-01', '2026-11-24') }, true, 'end'],
    ['shielded, then withdrawn', { shielded: true, shield: null, ended_on: '2026-11-21', ended_kind: 'withdrawn' }, true, 'delete'],
    ['held and shielded', { held: ['SECRET_WORD'], released_on: null, shielded: true, shield: null }, false, { wait: 'held' }],
    ['a permit revoked and shielded', { kind: 'permit', validity: 'revoked', shielded: true, shield: null }, true, 'end'],
    ['ended before it was sent', { ended_on: '2026-11-21', ended_kind: 'recalled' }, false, { wait: 'never_sent' }],
    ['recalled', { ended_on: '2026-11-21', ended_kind: 'recalled' }, true, 'delete'],
    ['withdrawn', { ended_on: '2026-11-21', ended_kind: 'withdrawn' }, true, 'delete'],
    ['repaired', { ended_on: '2026-11-21', ended_kind: 'repaired' }, true, 'end'],
    ['removed', { ended_on: '2026-11-21', ended_kind: 'removed' }, true, 'end'],
    ['revoked', { validity: 'revoked' }, true, 'delete'],
    ['void', { validity: 'void' }, true, 'delete'],
    ['varied', { validity: 'varied' }, true, 'delete'],
    ['a permit revoked', { kind: 'permit', validity: 'revoked', ended_on: '2026-11-21', ended_kind: 'withdrawn' }, true, 'put'],
    ['a permit sent in error', { kind: 'permit', ended_on: '2026-11-21', ended_kind: 'withdrawn' }, true, 'delete'],
    ['a permit recalled', { kind: 'permit', ended_on: '2026-11-21', ended_kind: 'recalled' }, true, 'delete'],
  ] as const)('%s', (_, more, everPut, expected) => {
    expect(wanted({ ...facts, ...more, held: [...('held' in more ? more.held : [])] }, everPut, 'up', '2026-11-24')).toEqual(expected);
  });
});

describe(item(24, 'the day on which a record is looked at again by itself'), () => {
  const facts = {
    kind: 'penalty',
    source: 'demo-amr',
    held: [],
    released_on: null,
    shared: true,
    validity: 'in_force',
    ended_on: null,
    ended_kind: null,
    shielded: false,
    shield: null,
    stay: null,
  } as const;
  test.each([
    ['neither', {}, null],
    ['a shield without end', { shielded: true, shield: shieldOf('2026-11-01', null) }, null],
    ['a shield that begins', { shielded: true, shield: shieldOf('2026-11-26', '2026-12-31') }, '2026-11-26'],
    ['a shield that is over on its last day', { shielded: true, shield: shieldOf('2026-11-01', '2026-11-30') }, '2026-12-01'],
    ['a shield to today', { shielded: true, shield: shieldOf('2026-11-01', '2026-11-24') }, '2026-11-25'],
    ['a shield lifted before its day', { shielded: false, shield: shieldOf('2026-11-01', '2026-11-30') }, null],
    [
      'a stay and a shield, the nearer',
      { validity: 'stayed', stay: stayOf('2026-11-01', '2026-11-27'), shielded: true, shield: shieldOf('2026-11-01', '2026-11-30') },
      '2026-11-28',
    ],
    ['a stay that was lifted', { validity: 'in_force', stay: stayOf('2026-11-01', '2026-11-27') }, null],
  ] as const)('%s', (_, more, day) => {
    expect(nextLook({ ...facts, ...more } as never, '2026-11-24')).toBe(day);
  });
});
