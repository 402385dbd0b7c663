import type { Temporal } from 'temporal-polyfill';
import { DOCUMENT_WORD } from '../city/acts.ts';
import type { SentAct } from '../city/organs.ts';
import type { Random } from '../city/random.ts';
import { penaltyRow } from '../city/rows.ts';
import type { InventedSubject } from '../city/subjects.ts';

interface Days {
  from: Temporal.PlainDate;
  days: number;
}

/** Of which organ, how severe, and how long before its end it was decided. */
const KINDS: readonly { organ: string; severity: string; months: number }[] = [
  { organ: 'amr', severity: '一般', months: 12 },
  { organ: 'amr', severity: '轻微', months: 3 },
  { organ: 'eeb', severity: '严重', months: 36 },
  { organ: 'emergency', severity: '', months: 3 },
  { organ: 'housing', severity: '一般', months: 12 },
  // Shown for three years until a milder set comes into force: it ends on the eve of that day.
  { organ: 'commerce', severity: '一般', months: 20 },
];

/**
 * Penalties from before the first day, reported in the first days, which go off display within these days or soon after:
 * what chance decides on each day is shown longer than any run lasts. Which day is their last is not said here.
 */
export function olderActs(subjects: readonly InventedSubject[], { from, days }: Days, random: Random): SentAct[] {
  return KINDS.flatMap(({ organ, severity, months }, n): SentAct[] => {
    const bodies = subjects.filter(({ trade }) => trade.organ === organ);
    if (bodies.length === 0) return [];
    const subject = random.pick(bodies);
    const end = from.add({ days: random.int(8, Math.max(8, days - 3)) });
    const decided = end.subtract({ months });
    const documentNo = `${DOCUMENT_WORD[subject.trade.organ]}罚〔${decided.year}〕${900 + n}号`;
    const code = `demo-${organ}`;
    const row = { ...finedRow({ subject, organ: code, documentNo, decided }, random), severity };
    const soundOn = [from.add({ days: random.int(1, 3) }).toString()];
    return [{ organ: code, mapping: 'penalties-2018', documentNo, uscc: subject.uscc, row, spoilt: 'none', soundOn }];
  });
}

/** A mere warning is on display nowhere. */
function finedRow(act: Parameters<typeof penaltyRow>[0], random: Random): ReturnType<typeof penaltyRow> {
  for (;;) {
    const row = penaltyRow(act, random);
    if (row['fineFen'] !== '') return row;
  }
}
