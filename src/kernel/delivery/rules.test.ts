import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { servedOn } from './rules.ts';
import { attempt, consent, outcome, PAPER, RULES } from './testing/files.ts';
import type { Attempt, ConsentStep } from './types.ts';

const day = (attempts: Attempt[], consents: ConsentStep[] = []) => servedOn(PAPER, attempts, () => RULES, consents);
const delivered = (on: string, n = 1, recordedOn = on) => outcome({ outcome: 'delivered', on, n, recordedOn });

describe(item(28, 'on which day a paper counts as served'), () => {
  test('the day on which it was received; nothing sent, refused or returned counts', () => {
    expect(day([])).toBeNull();
    expect(day([attempt({})])).toBeNull();
    expect(day([attempt({ outcomes: [outcome({ outcome: 'refused', on: '2026-03-02' })] })])).toBeNull();
    expect(day([attempt({ method: 'post', outcomes: [outcome({ outcome: 'returned', on: '2026-03-09' })] })])).toBeNull();
    expect(day([attempt({ outcomes: [delivered('2026-03-03')] })])).toBe('2026-03-03');
    expect(day([attempt({ documents: ['another'], outcomes: [delivered('2026-03-03')] })])).toBeNull();
  });

  test('served twice: the first counts, the second neither starts anew nor brings it forward', () => {
    const twice = (second: string, recordedOn: string) => [
      attempt({ outcomes: [delivered('2026-03-10')] }),
      attempt({ deliveryId: '2', method: 'post', outcomes: [delivered(second, 2, recordedOn)] }),
    ];
    expect(day(twice('2026-03-20', '2026-03-20'))).toBe('2026-03-10');
    // A slip that came late and says an earlier day: the party has been told of the tenth.
    expect(day(twice('2026-03-04', '2026-03-20'))).toBe('2026-03-10');
  });

  test('a record that was wrong: the next valid service counts, never earlier than what was told', () => {
    const wrong = [delivered('2026-03-10'), outcome({ outcome: 'void', on: '2026-03-10', n: 2, recordedOn: '2026-03-12' })];
    expect(day([attempt({ outcomes: wrong })])).toBeNull();
    const corrected = [...wrong, delivered('2026-03-09', 3, '2026-03-13')];
    expect(day([attempt({ outcomes: corrected })])).toBe('2026-03-10');
    expect(day([attempt({ outcomes: [...wrong, delivered('2026-03-12', 3)] })])).toBe('2026-03-12');
  });

  test('left only after a refusal in person (留置)', () => {
    const left = attempt({
      deliveryId: '2',
      method: 'left',
      sentOn: '2026-03-05',
      outcomes: [delivered('2026-03-05', 2)],
    });
    expect(day([left])).toBeNull();
    const refused = (method: 'in-person' | 'post') => attempt({ method, outcomes: [outcome({ outcome: 'refused', on: '2026-03-05' })] });
    expect(day([refused('post'), left])).toBeNull();
    expect(day([refused('in-person'), left])).toBe('2026-03-05');
  });

  test('public notice only after something came back, thirty days after it; a receipt before that day comes first', () => {
    const notice = attempt({
      deliveryId: '2',
      method: 'public-notice',
      outcomes: [outcome({ outcome: 'published', on: '2026-03-20', n: 2 })],
    });
    expect(day([notice])).toBeNull();
    const returned = attempt({ method: 'post', outcomes: [outcome({ outcome: 'returned', on: '2026-03-09' })] });
    expect(day([returned, notice])).toBe('2026-04-19');
    const found = attempt({ deliveryId: '3', outcomes: [delivered('2026-04-01', 3)] });
    expect(day([returned, notice, found])).toBe('2026-04-01');
    const after = attempt({ deliveryId: '3', outcomes: [delivered('2026-04-01', 3, '2026-04-20')] });
    expect(day([returned, notice, after])).toBe('2026-04-19');
  });

  test('electronic only with a confirmation in force for this paper, to the address in it (行政处罚法 §61)', () => {
    const mail = (sentOn: string, on: string, address = 'a') => [
      attempt({ method: 'electronic', sentOn, address, outcomes: [delivered(on)] }),
    ];
    const signed = consent({ step: 'sign', on: '2026-03-05' });
    expect(day(mail('2026-03-06', '2026-03-06'))).toBeNull();
    expect(day(mail('2026-03-06', '2026-03-06'), [signed])).toBe('2026-03-06');
    expect(day(mail('2026-03-04', '2026-03-06'), [signed])).toBeNull();
    expect(day(mail('2026-03-06', '2026-03-06', 'b'), [signed])).toBeNull();
    expect(day(mail('2026-03-06', '2026-03-06'), [{ ...signed, papers: ['notice'] }])).toBeNull();
    const moved = [signed, consent({ step: 'change', on: '2026-03-06', n: 2, address: 'b' })];
    expect(day(mail('2026-03-06', '2026-03-06'), moved)).toBeNull();
    expect(day(mail('2026-03-06', '2026-03-06', 'b'), moved)).toBe('2026-03-06');
    const ended = [signed, consent({ step: 'withdraw', on: '2026-03-07', n: 2 })];
    expect(day(mail('2026-03-06', '2026-03-06'), ended)).toBe('2026-03-06');
    expect(day(mail('2026-03-06', '2026-03-07'), ended)).toBeNull();
  });
});
