import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../kernel/calendar/types.ts';
import { DOCUMENT_WORD } from './acts.ts';
import type { ActKind, Habits } from './habits.ts';
import { MUNICIPAL, officeOf, type Office } from './offices.ts';
import type { Random } from './random.ts';
import { equipmentRow, honourRow, penaltyRow, permitRow, type Row } from './rows.ts';
import type { InventedSubject } from './subjects.ts';

/** How a row was spoilt on its way, as real organs do it; its act is mended and sent again later, or never. */
const SPOILT = ['check-character', 'other-name', 'no-decision-day', 'future'] as const;
export type Spoilt = 'none' | 'not-registered' | (typeof SPOILT)[number];

/** One act of an invented organ, and what of it was sent when: the oracle of what the register must hold. */
export interface SentAct {
  organ: string;
  mapping: 'permits-2018' | 'penalties-2018' | 'honours' | 'grades';
  documentNo: string;
  uscc: string;
  row: Row;
  spoilt: Spoilt;
  /** Days on which a file holds its row as it should be. */
  soundOn: string[];
}

/** One file: who sends it, on which day, by which mapping. */
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
  habits: Habits;
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
  const { habits } = state;
  const acts: SentAct[] = [];
  const sendings: Sending[] = [];
  for (let n = random.int(0, habits.acts); n > 0; n -= 1) {
    const subject = random.pick(subjects);
    const kind = kindOf(random.next(), habits);
    const office = equipmentOffice(kind, subject);
    const act = inventAct(day, subject, kind, state, random);
    acts.push(act);
    if (office !== undefined) {
      const sent = office.sends(day, random, calendar);
      sendings.push(sendingOf(act, [act.row], sent, 'first'));
      act.soundOn.push(sent.toString());
      continue;
    }
    const sent = calendar.addWorkingDays(day, delay(random, habits)).due;
    sendings.push(sendingOf(act, [spoil(act, random)], sent, 'first'));
    if (act.spoilt === 'none' || act.spoilt === 'not-registered') act.soundOn.push(sent.toString());
    else if (random.chance(habits.mended)) {
      const mended = calendar.addWorkingDays(sent, random.int(1, 8)).due;
      sendings.push(sendingOf(act, [act.row], mended, 'mended'));
      act.soundOn.push(mended.toString());
    }
    // The same file once more, or the row in a new file together with another: nothing may be doubled.
    if (act.spoilt === 'none' && random.chance(habits.twice)) {
      const again = random.chance(0.5) ? sent : calendar.addWorkingDays(sent, random.int(1, 3)).due;
      sendings.push(sendingOf(act, [act.row], again, random.chance(0.5) ? 'first' : 'again'));
    }
  }
  return { acts, sendings };
}

function kindOf(at: number, { kinds }: Habits): ActKind {
  let upTo = 0;
  for (const [kind, part] of kinds) {
    upTo += part;
    if (at < upTo) return kind;
  }
  // Parts that add up to a hair less than one.
  return kinds.at(-1)![0];
}

function equipmentOffice(kind: ActKind, subject: InventedSubject): Office | undefined {
  if (kind === 'city-equipment') return MUNICIPAL;
  return kind === 'district-equipment' ? officeOf(subject.district) : undefined;
}

const NUMBERED: Record<ActKind, { mark: string; mapping: SentAct['mapping']; row: typeof permitRow }> = {
  penalty: { mark: '罚', mapping: 'penalties-2018', row: penaltyRow },
  permit: { mark: '许', mapping: 'permits-2018', row: permitRow },
  'city-equipment': { mark: '登', mapping: 'permits-2018', row: equipmentRow },
  'district-equipment': { mark: '登', mapping: 'permits-2018', row: equipmentRow },
  honour: { mark: '誉', mapping: 'honours', row: honourRow },
};

function inventAct(day: Temporal.PlainDate, subject: InventedSubject, kind: ActKind, state: OrgansState, random: Random): SentAct {
  const { mark, mapping, row: rowOf } = NUMBERED[kind];
  const { code: organ, word } = issuerOf(kind, subject);
  const counter = `${word}${mark}〔${day.year}〕`;
  const n = (state.numbers.get(counter) ?? 0) + 1;
  state.numbers.set(counter, n);
  const documentNo = `${counter}${n}号`;
  const row = rowOf({ subject, organ, documentNo, decided: day }, random);
  const spoilt = spoiltOf(kind, subject, state, random);
  return { organ, mapping, documentNo, uscc: subject.uscc, row, spoilt, soundOn: [] };
}

function issuerOf(kind: ActKind, subject: InventedSubject): Pick<Office, 'code' | 'word'> {
  if (kind === 'honour') return { code: 'demo-tax', word: '示税' };
  const { organ } = subject.trade;
  return equipmentOffice(kind, subject) ?? { code: `demo-${organ}`, word: DOCUMENT_WORD[organ] };
}

function spoiltOf(kind: ActKind, subject: InventedSubject, state: OrgansState, random: Random): Spoilt {
  if (state.unregistered.includes(subject)) return 'not-registered';
  // What a system writes is not mistyped.
  if (equipmentOffice(kind, subject) !== undefined) return 'none';
  return random.chance(state.habits.spoilt) ? random.pick(SPOILT) : 'none';
}

/** Mostly within the seven working days. */
function delay(random: Random, { late }: Habits): number {
  if (random.chance(late)) return random.int(8, 14);
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
