import type { Temporal } from 'temporal-polyfill';
import type { InventedSubject } from '../demo/generate.ts';
import { penaltyRow, permitRow, type Row } from '../demo/rows.ts';
import type { Random } from '../demo/random.ts';
import type { Calendar } from '../kernel/calendar/types.ts';

/** How a row was spoilt on its way, as real organs do it; its act is mended and sent again later, or never. */
export const SPOILT = ['none', 'check-character', 'other-name', 'no-decision-day', 'future', 'not-registered'] as const;
export type Spoilt = (typeof SPOILT)[number];

/** One act of an invented organ, and what of it was sent when. */
export interface SentAct {
  /** What tells it apart, as the register should: organ, kind, number. */
  key: string;
  organ: string;
  mapping: 'permits-2018' | 'penalties-2018';
  documentNo: string;
  uscc: string;
  row: Row;
  spoilt: Spoilt;
  /** Days on which a file holds its row as it should be. */
  soundOn: string[];
}

export interface Sending {
  organ: string;
  mapping: SentAct['mapping'] | 'registrations';
  on: string;
  rows: Row[];
  fileName: string;
}

/** Acts decided on `day`, and the files in which they leave: in time, late, twice, mixed, spoilt and mended. */
export interface DayOfOrgans {
  acts: SentAct[];
  sendings: Sending[];
}

export interface OrgansState {
  numbers: Map<string, number>;
  /** Subjects whose registration comes later than their first act. */
  unregistered: InventedSubject[];
}

/** Pure but for the chance and the numbers it is given. */
export function organsOf(
  day: Temporal.PlainDate,
  subjects: readonly InventedSubject[],
  state: OrgansState,
  random: Random,
  calendar: Calendar,
): DayOfOrgans {
  if (!calendar.isWorkingDay(day)) return { acts: [], sendings: [] };
  const acts: SentAct[] = [];
  const sendings: Sending[] = [];
  for (let n = random.int(0, 3); n > 0; n -= 1) {
    const act = inventAct(day, random.pick(subjects), state, random);
    const sent = calendar.addWorkingDays(day, delay(random)).due;
    sendings.push(sendingOf(act, [spoil(act, random)], sent, 'first'));
    if (act.spoilt === 'none' || act.spoilt === 'not-registered') act.soundOn.push(sent.toString());
    else if (random.chance(0.7)) {
      const mended = calendar.addWorkingDays(sent, random.int(1, 8)).due;
      sendings.push(sendingOf(act, [act.row], mended, 'mended'));
      act.soundOn.push(mended.toString());
    }
    // The same file once more, or the row in a new file together with another: nothing may be doubled.
    if (act.spoilt === 'none' && random.chance(0.25)) {
      const again = random.chance(0.5) ? sent : calendar.addWorkingDays(sent, random.int(1, 3)).due;
      sendings.push(sendingOf(act, [act.row], again, random.chance(0.5) ? 'first' : 'again'));
    }
    acts.push(act);
  }
  return { acts, sendings };
}

function inventAct(day: Temporal.PlainDate, subject: InventedSubject, state: OrgansState, random: Random): SentAct {
  const mapping = random.chance(0.5) ? 'penalties-2018' : 'permits-2018';
  const organ = `demo-${subject.trade.organ}`;
  const counter = `${organ}|${mapping}|${day.year}`;
  const n = (state.numbers.get(counter) ?? 0) + 1;
  state.numbers.set(counter, n);
  const documentNo = `示例模拟${mapping === 'permits-2018' ? '许' : '罚'}〔${day.year}〕${n}号`;
  const given = { subject, organ, documentNo, decided: day };
  const row = mapping === 'permits-2018' ? permitRow(given, random) : penaltyRow(given, random);
  const late = state.unregistered.includes(subject);
  const spoilt = late ? 'not-registered' : random.chance(0.25) ? random.pick(SPOILT.slice(1, 5)) : 'none';
  return {
    key: `${organ}|${mapping}|${documentNo}`,
    organ,
    mapping,
    documentNo,
    uscc: subject.uscc,
    row,
    spoilt,
    soundOn: [],
  };
}

/** Mostly within the seven working days. */
function delay(random: Random): number {
  if (random.chance(0.12)) return random.int(8, 14);
  return random.int(1, 7);
}

function spoil({ row, spoilt }: SentAct, random: Random): Row {
  switch (spoilt) {
    case 'check-character': {
      const code = row['uscc'] ?? '';
      const other = code.endsWith('0') ? '1' : '0';
      return { ...row, uscc: `${code.slice(0, -1)}${other}` };
    }
    case 'other-name':
      return { ...row, subjectName: `示例市示例无此${random.int(1, 999)}有限公司` };
    case 'no-decision-day':
      return { ...row, decided: '' };
    case 'future':
      return { ...row, decided: '2099-01-01' };
    case 'none':
    case 'not-registered':
      return row;
  }
}

function sendingOf(act: SentAct, rows: Row[], on: Temporal.PlainDate, which: string): Sending {
  const { organ, mapping } = act;
  const number = act.documentNo.replaceAll(/[^0-9一-龥]/gu, '-');
  return { organ, mapping, on: on.toString(), rows, fileName: `${organ}-${number}-${which}.csv` };
}
