import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { ActContent, Severity } from '../records/types.ts';
import { addMonths, displayClass, displayState, visible, wasShown } from './rules.ts';
import type { DisplayFacts, DisplayTerm } from './types.ts';

const term = (over: Partial<DisplayTerm>): DisplayTerm => ({
  rule_set: 'first',
  line: 'ndrc',
  in_force_from: '2019-01-01',
  in_force_to: null,
  display_class: 'penalty_general',
  displayed: true,
  counts_from: 'document',
  max_months: 12,
  min_months: null,
  basis: 'test',
  verified: 'computed',
  ...over,
});

const facts = (over: Partial<DisplayFacts> = {}): DisplayFacts => ({
  line: 'ndrc',
  decided: '2024-01-31',
  display_class: 'penalty_general',
  validity: 'in_force',
  held: [],
  released_on: '2024-02-05',
  shielded: false,
  shield: null,
  ended_on: null,
  ended_kind: null,
  statedDisplayEnd: null,
  byService: false,
  ...over,
});

const content = (over: Partial<ActContent>): ActContent => ({ title: '示例', ...over });

describe('the class of an act', () => {
  test.each<[string, Partial<ActContent>, Severity | null, string]>([
    ['severity as the organ gave it', { penaltyKinds: ['fine'] }, 'minor', 'penalty_minor'],
    ['general', { penaltyKinds: ['fine'] }, 'general', 'penalty_general'],
    ['serious', { penaltyKinds: ['licence_revoked'] }, 'serious', 'penalty_serious'],
    ['severity missing: the shortest period of the set', { penaltyKinds: ['fine'] }, null, 'penalty_unstated'],
    ['procedure missing counts as ordinary', { procedure: 'ordinary' }, 'general', 'penalty_general'],
    ['simple procedure', { procedure: 'simple' }, 'general', 'penalty_simple'],
    ['only a warning', { penaltyKinds: ['warning'] }, 'minor', 'penalty_warning'],
    ['only warning and criticism', { penaltyKinds: ['warning', 'criticism'] }, null, 'penalty_warning'],
    ['a warning beside a fine is no mere warning', { penaltyKinds: ['warning', 'fine'] }, 'general', 'penalty_general'],
    ['kinds not given', { penaltyKinds: [] }, 'general', 'penalty_general'],
    ['no social impact comes before all (行政处罚法 §48)', { socialImpact: false, procedure: 'simple' }, 'serious', 'penalty_no_impact'],
    ['impact given', { socialImpact: true }, 'serious', 'penalty_serious'],
  ])('%s', (_, over, severity, expected) => {
    expect(displayClass('penalty', content(over), severity)).toBe(expected);
  });

  test('acts that are no penalty', () => {
    expect(displayClass('permit', content({}), null)).toBe('permit');
    expect(displayClass('honour', content({}), null)).toBe('honour');
    expect(displayClass('abnormal_listing', content({}), null)).toBe('abnormal_listing');
    expect(displayClass('inspection', content({}), null)).toBe('neutral_act');
  });
});

test('calendar months end on the corresponding day, else on the month’s last (民法典 §202)', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
});

describe(item(25, 'display by the rule of the day'), () => {
  const one = [term({})];
  const at = (f: DisplayFacts, terms: readonly DisplayTerm[], today: string) => displayState(f, terms, today).state;

  test('until is the last day shown; a holiday does not move it', () => {
    const act = facts({ decided: '2024-10-01', released_on: '2024-10-10' });
    expect(displayState(act, one, '2025-10-01')).toEqual({ state: 'shown', until: '2025-10-01', ruleSet: 'first' }); // 国庆
    expect(at(act, one, '2025-10-02')).toBe('ended');
  });

  test('no set, or only sets that were out of force before the decision: not shown', () => {
    expect(at(facts(), [], '2024-03-01')).toBe('not_displayable');
    expect(at(facts(), [term({ in_force_to: '2024-01-30' })], '2024-03-01')).toBe('not_displayable');
    expect(at(facts(), [term({ in_force_to: '2024-01-31' })], '2024-03-01')).toBe('shown');
    expect(at(facts(), [term({ line: 'samr' })], '2024-03-01')).toBe('not_displayable');
  });

  test('without a set on the day of decision the first later one decides, once it is in force', () => {
    const later = [term({ in_force_from: '2024-06-01' })];
    expect(at(facts(), later, '2024-05-31')).toBe('not_displayable');
    expect(at(facts(), later, '2024-06-01')).toBe('shown');
    expect(displayState(facts(), later, '2024-06-01').until).toBe('2025-01-31');
  });

  test('a later set can only shorten: the earlier end and the milder answer', () => {
    const shorter = term({ rule_set: 'second', in_force_from: '2024-04-01', max_months: 3 });
    const longer = term({ rule_set: 'second', in_force_from: '2024-04-01', max_months: 36 });
    const none = term({ rule_set: 'second', in_force_from: '2024-04-01', displayed: false, max_months: null });
    expect(displayState(facts(), [term({}), shorter], '2024-03-31')).toEqual({
      state: 'shown',
      until: '2025-01-31',
      ruleSet: 'first',
    });
    expect(displayState(facts(), [term({}), shorter], '2024-04-01')).toEqual({
      state: 'shown',
      until: '2024-04-30',
      ruleSet: 'second',
    });
    expect(displayState(facts(), [term({}), longer], '2025-01-31').until).toBe('2025-01-31');
    expect(at(facts(), [term({}), longer], '2025-02-01')).toBe('ended');
    expect(displayState(facts(), [term({}), none], '2024-04-01')).toEqual({
      state: 'ended',
      until: '2024-03-31',
      ruleSet: 'second',
    });
    expect(at(facts({ released_on: '2024-05-01' }), [term({}), none], '2024-06-01')).toBe('not_displayable');
    expect(at(facts(), [term({ displayed: false }), term({ rule_set: 'second', in_force_from: '2024-04-01' })], '2024-06-01')).toBe(
      'not_displayable',
    );
  });

  test('a set whose period was over before it came does not rewrite what was shown', () => {
    const second = term({ rule_set: 'second', in_force_from: '2024-08-01', max_months: 3 });
    expect(displayState(facts(), [term({}), second], '2024-08-01')).toEqual({
      state: 'ended',
      until: '2024-07-31',
      ruleSet: 'second',
    });
    expect(wasShown(facts(), [term({}), second], '2024-08-01')).toBe(true);
  });

  test('counted from display where the set says so', () => {
    const set = [term({ counts_from: 'display', max_months: 3 })];
    expect(displayState(facts(), set, '2024-03-01').until).toBe('2024-05-05');
    expect(displayState(facts({ released_on: null }), set, '2024-03-01')).toEqual({
      state: 'pending',
      until: null,
      ruleSet: 'first',
    });
  });

  test('a date stated by the organ may shorten, never lengthen', () => {
    expect(displayState(facts({ statedDisplayEnd: '2024-05-01' }), one, '2024-03-01').until).toBe('2024-05-01');
    expect(at(facts({ statedDisplayEnd: '2024-05-01' }), one, '2024-05-02')).toBe('ended');
    expect(displayState(facts({ statedDisplayEnd: '2030-01-01' }), one, '2024-03-01').until).toBe('2025-01-31');
    const open = [term({ max_months: null })];
    expect(displayState(facts({ statedDisplayEnd: '2024-05-01' }), open, '2024-03-01')).toEqual({
      state: 'shown',
      until: '2024-05-01',
      ruleSet: 'first',
    });
  });

  test('the abnormal list has no term: it is shown until the removal decision', () => {
    const set = [term({ display_class: 'abnormal_listing', max_months: null })];
    const listed = facts({ display_class: 'abnormal_listing' });
    expect(displayState(listed, set, '2040-01-01')).toEqual({ state: 'shown', until: null, ruleSet: 'first' });
    const removed = { ...listed, ended_on: '2025-03-01', ended_kind: 'removed' as const };
    expect(at(removed, set, '2025-02-28')).toBe('shown');
    expect(at(removed, set, '2025-03-01')).toBe('ended');
  });

  test('held, pending, shielded', () => {
    expect(at(facts({ held: ['PHONE_IN_TEXT'], released_on: null }), one, '2024-03-01')).toBe('held');
    expect(at(facts({ released_on: null }), one, '2024-03-01')).toBe('pending');
    expect(at(facts({ released_on: '2024-03-02' }), one, '2024-03-01')).toBe('pending');
    expect(at(facts({ shielded: true }), one, '2024-03-01')).toBe('shielded');
    expect(at(facts({ held: ['PHONE_IN_TEXT'] }), one, '2024-03-01')).toBe('shown'); // released by a reviewer
  });

  test('validity: stayed is shown (with its mark), varied, revoked and void are not', () => {
    expect(visible(facts({ validity: 'stayed' }), one, '2024-03-01')).toBe(true);
    for (const validity of ['varied', 'revoked', 'void'] as const) {
      expect(at(facts({ validity }), one, '2024-03-01')).toBe('withdrawn');
    }
  });

  test('ended: from that day on; what kind is said to officials only', () => {
    expect(at(facts({ ended_on: '2024-06-01', ended_kind: 'repaired' }), one, '2024-05-31')).toBe('shown');
    expect(at(facts({ ended_on: '2024-06-01', ended_kind: 'repaired' }), one, '2024-06-01')).toBe('ended');
    expect(at(facts({ ended_on: '2024-06-01', ended_kind: 'withdrawn' }), one, '2024-06-01')).toBe('withdrawn');
    expect(at(facts({ ended_on: '2024-06-01', ended_kind: 'recalled' }), one, '2024-06-01')).toBe('withdrawn');
  });

  test('never on display: released after its end, ended before its release, or not released', () => {
    expect(wasShown(facts({ released_on: null }), one, '2024-03-01')).toBe(false);
    expect(wasShown(facts({ released_on: '2025-06-01' }), one, '2025-07-01')).toBe(false);
    expect(wasShown(facts({ ended_on: '2024-02-04', ended_kind: 'recalled' }), one, '2024-03-01')).toBe(false);
    expect(wasShown(facts(), [], '2024-03-01')).toBe(false);
    // Released and taken back on one day: some hours in public are public.
    expect(wasShown(facts({ ended_on: '2024-02-05', ended_kind: 'withdrawn' }), one, '2024-03-01')).toBe(true);
  });
});
