import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../kernel/calendar/types.ts';
import { composeUscc } from '../registry/uscc/index.ts';
import { DOCUMENT_WORD, PENALTIES } from './acts.ts';
import { inventedName, TRADES, type Trade } from './names.ts';
import { seeded, type Random } from './random.ts';
import { addressee, penaltyRow, permitRow, type Row } from './rows.ts';

/** One file: who sends it, on which day, by which mapping. */
export interface Sending {
  organ: string;
  mapping: 'registrations' | 'permits-2018' | 'penalties-2018' | 'honours';
  receivedOn: string;
  rows: Row[];
}

export interface InventedSubject {
  uscc: string;
  name: string;
  trade: Trade;
  district: string;
  founded: Temporal.PlainDate;
}

const DISTRICTS = ['示例甲区', '示例乙区', '示例丙县'];
/** A region that is not assigned: no real body can carry such a code. */
const REGION = '509900';
const BODY = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export function inventSubjects(count: number, random: Random, today: Temporal.PlainDate): InventedSubject[] {
  return Array.from({ length: count }, (_, n) => {
    const trade = TRADES[n % TRADES.length] as Trade;
    const body = `MA${Array.from({ length: 6 }, () => BODY[random.int(0, BODY.length - 1)]).join('')}`;
    return {
      uscc: composeUscc({ department: '9', category: '1', region: REGION, body }),
      name: inventedName(n, trade, random),
      trade,
      district: random.pick(DISTRICTS),
      founded: today.subtract({ days: random.int(500, 6000) }),
    };
  });
}

/** How many working days an organ took: mostly in time, now and then late. */
function delay(random: Random): number {
  return random.chance(0.06) ? random.int(8, 20) : random.int(0, 6);
}

/** The day on which it is sent; an act decided lately may lie past `today` and is then not sent yet. */
function sentOn(decided: Temporal.PlainDate, random: Random, calendar: Calendar): Temporal.PlainDate {
  const days = delay(random);
  return days === 0 ? decided : calendar.addWorkingDays(decided, days).due;
}

/** An office that registers equipment, with its habit of sending. */
interface Office {
  code: string;
  word: string;
  sends: (decided: Temporal.PlainDate, random: Random, calendar: Calendar) => Temporal.PlainDate;
}

/** On the last working day of the week, or on the next one. */
function weekly(decided: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  return workingDay(decided.add({ days: (12 - decided.dayOfWeek) % 7 }), calendar);
}

/** Only every other week: what was decided early in the fortnight comes too late. */
function fortnightly(decided: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  const odd = decided.weekOfYear !== undefined && decided.weekOfYear % 2 === 1;
  return weekly(odd ? decided.add({ weeks: 1 }) : decided, calendar);
}

/** Different habits, so that the figures have something to tell: always in time, now and then a week missed, too seldom. */
const MUNICIPAL: Office = { code: 'demo-amr', word: '示市监', sends: (day, _, calendar) => weekly(day, calendar) };
const DISTRICT_OFFICES: Readonly<Record<string, Office>> = {
  示例甲区: {
    code: 'demo-a-amr',
    word: '示甲市监',
    sends: (day, random, calendar) => weekly(random.chance(0.04) ? day.add({ weeks: 1 }) : day, calendar),
  },
  示例乙区: {
    code: 'demo-b-amr',
    word: '示乙市监',
    sends: (day, random, calendar) => weekly(random.chance(0.2) ? day.add({ weeks: 1 }) : day, calendar),
  },
  示例丙县: { code: 'demo-c-amr', word: '示丙市监', sends: (day, _, calendar) => fortnightly(day, calendar) },
};

function workingDay(day: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1).due;
}

class Sendings {
  private readonly byFile = new Map<string, Sending>();

  add(organ: string, mapping: Sending['mapping'], receivedOn: string, row: Row): void {
    const key = `${receivedOn}|${organ}|${mapping}`;
    const file = this.byFile.get(key) ?? { organ, mapping, receivedOn, rows: [] };
    file.rows.push(row);
    this.byFile.set(key, file);
  }

  inOrder(until: string): Sending[] {
    return [...this.byFile.entries()]
      .filter(([, file]) => file.receivedOn <= until)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, file]) => file);
  }
}

export function registrationRow(subject: InventedSubject): Row {
  return {
    subjectName: subject.name,
    uscc: subject.uscc,
    founded: subject.founded.toString(),
    subjectType: '有限责任公司',
    district: subject.district,
    address: `示例市${subject.district}示例路${subject.uscc.charCodeAt(12)}号`,
    scope: `（示例）${subject.trade.name}`,
    industry: subject.trade.industry,
    state: '存续（在营、开业、在册）',
  };
}

/** A year of acts on invented subjects, in the order in which they arrive. Pure: the same seed, day and calendar, the same year. */
export function inventYear(options: {
  seed: number;
  subjects: number;
  today: Temporal.PlainDate;
  calendar: Calendar;
}): { subjects: InventedSubject[]; sendings: Sending[] } {
  const { today, calendar } = options;
  const random = seeded(options.seed);
  const subjects = inventSubjects(options.subjects, random, today);
  const files = new Sendings();
  const numbers = new Map<string, number>();
  const number = (word: string, kind: string, year: number) => {
    const key = `${word}${kind}${year}`;
    const next = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, next);
    return `${word}${kind}〔${year}〕${next}号`;
  };
  /** A day in the thirteen months before today, so that some displays have ended by now. */
  const someDay = () => workingDay(today.subtract({ days: random.int(1, 400) }), calendar);

  for (const subject of subjects) {
    const register = (office: Office) => {
      const decided = someDay();
      const received = office.sends(decided, random, calendar);
      files.add(office.code, 'permits-2018', received.toString(), {
        ...addressee(subject),
        documentName: '设备使用登记决定书',
        documentNo: number(office.word, '登', decided.year),
        category: '登记',
        certificate: '设备使用登记证',
        permitNo: `示例登${decided.year}${String(random.int(1, 99999)).padStart(5, '0')}`,
        text: '（示例）准予登记使用',
        decided: decided.toString(),
        validFrom: decided.toString(),
        validTo: '2099-12-31',
        organ: office.code,
        state: '1',
        dataSource: office.code,
      });
    };
    const { organ } = subject.trade;
    const code = `demo-${organ}`;
    const word = DOCUMENT_WORD[organ];
    for (let n = random.int(0, 2); n > 0; n -= 1) {
      const decided = someDay();
      const documentNo = number(word, '许', decided.year);
      const sent = sentOn(decided, random, calendar).toString();
      files.add(code, 'permits-2018', sent, permitRow({ subject, organ: code, documentNo, decided }, random));
    }
    for (let n = random.int(0, 7); n > 0; n -= 1) register(MUNICIPAL);
    for (let n = random.int(2, 12); n > 0; n -= 1) register(DISTRICT_OFFICES[subject.district] ?? MUNICIPAL);
    if (!random.chance(0.42)) continue;
    for (let n = random.int(1, 2); n > 0; n -= 1) {
      const decided = someDay();
      const documentNo = number(word, '罚', decided.year);
      // Drawn before the day of sending, as every seeded year had it.
      const row = penaltyRow({ subject, organ: code, documentNo, decided }, random);
      files.add(code, 'penalties-2018', sentOn(decided, random, calendar).toString(), row);
    }
  }

  for (const subject of subjects.filter(() => random.chance(0.12))) {
    const decided = someDay();
    files.add('demo-tax', 'honours', sentOn(decided, random, calendar).toString(), {
      ...addressee(subject),
      title: `${decided.year - 1}年度示例诚信单位`,
      documentNo: number('示税', '誉', decided.year),
      decided: decided.toString(),
      organ: 'demo-tax',
    });
  }
  const [first] = subjects;
  if (first !== undefined) addEndedYesterday(files, first, today, calendar);
  return { subjects, sendings: files.inOrder(today.toString()) };
}

/** One whose last day was yesterday: a year from the decision, by the milder rule set. */
function addEndedYesterday(
  files: Sendings,
  subject: InventedSubject,
  today: Temporal.PlainDate,
  calendar: Calendar,
): void {
  const decided = today.subtract({ years: 1, days: 1 });
  const [template] = PENALTIES.amr;
  if (template === undefined) return;
  files.add('demo-amr', 'penalties-2018', calendar.addWorkingDays(decided, 3).due.toString(), {
    ...addressee(subject),
    documentNo: `示市监罚〔${decided.year}〕900号`,
    violation: template.violation,
    facts: template.facts,
    basis: template.basis,
    penaltyKinds: template.kinds,
    text: template.text('5,000'),
    fineFen: '0.5',
    decided: decided.toString(),
    effectiveUntil: decided.add({ years: 1 }).toString(),
    organ: 'demo-amr',
    dataSource: 'demo-amr',
    severity: template.severity,
    procedure: '普通程序',
    socialImpact: '是',
  });
}
