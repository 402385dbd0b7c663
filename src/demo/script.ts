import type { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../kernel/context.ts';
import { composeUscc } from '../registry/uscc/index.ts';
import { addressee, PENALTIES, type InventedSubject, type Script, type SentAct } from '../simulate/index.ts';
import { makeAccounts } from './accounts.ts';
import { inventedCases, OFFICER } from './cases.ts';
import { Events } from './events.ts';
import { lists } from './figures.ts';
import { FIXED, fixedRegistration, fixedSendings, NAMESAKES } from './fixed.ts';
import { fixtures } from './fixtures.ts';
import { gradeActs, gradeFiles } from './grades.ts';
import { nilReports } from './nil.ts';

/** What every demonstration holds, whatever chance makes of the rest; days are counted back from `today`. */
export function demoScript(
  kernel: Pick<Kernel, 'calendar'>,
  first: Temporal.PlainDate,
  today: Temporal.PlainDate,
  subjects: readonly InventedSubject[],
): Script {
  const cases = inventedCases(kernel, today);
  const events = new Events()
    .on(first, makeAccounts)
    .with(nilReports(today))
    .with(lists(today))
    .with(fixtures(today))
    .with(gradeFiles(today));
  for (const each of cases) events.with(each.events);
  const fixed = fixedSendings(today);
  // The last day of one was yesterday, of the other it is today: who passes a day sees it end.
  const ending = [1, 0].map((ago, n) => endsOn(subjects[n]!, today.subtract({ days: ago }), 900 + n));
  // In one file: each further file is a draw more for all that chance makes after it.
  const on = kernel.calendar.addWorkingDays(today.subtract({ years: 1, days: 1 }), 3).due.toString();
  const [{ organ, mapping }] = ending as [SentAct, SentAct];
  const ended = ending.map((act): SentAct => ({ ...act, soundOn: [on] }));
  const endedFile = { organ, mapping, on, rows: ended.map(({ row }) => row), fileName: `${organ}-${mapping}-900.csv` };
  return {
    registered: [
      ...Object.values(FIXED).map((subject) => fixedRegistration(subject)),
      ...NAMESAKES.map(({ body, district, founded }) =>
        fixedRegistration(
          { name: FIXED.ambiguous.name, uscc: composeUscc({ department: '9', category: '1', region: '509900', body }) },
          { district, founded },
        ),
      ),
    ],
    sendings: [...fixed.sendings, endedFile],
    acts: [...fixed.acts, ...ended, ...gradeActs(today)],
    events: (day) => events.of(day),
    merged: [FIXED.merged.uscc],
    cases: () => cases.flatMap(({ known }) => known),
    officer: OFFICER,
  };
}

/** One whose last day on display is `last`: a year from the decision, by the milder rule set. */
function endsOn(subject: InventedSubject, last: Temporal.PlainDate, number: number): SentAct {
  const decided = last.subtract({ years: 1 });
  const [template] = PENALTIES.amr;
  if (template === undefined) throw new TypeError('no penalty is invented');
  const organ = 'demo-amr';
  const documentNo = `示市监罚〔${decided.year}〕${number}号`;
  const row = {
    ...addressee(subject),
    documentNo,
    violation: template.violation,
    facts: template.facts,
    basis: template.basis,
    penaltyKinds: template.kinds,
    text: template.text('5,000'),
    fineFen: '0.5',
    decided: decided.toString(),
    effectiveUntil: decided.add({ years: 1 }).toString(),
    organ,
    dataSource: organ,
    severity: template.severity,
    procedure: '普通程序',
    socialImpact: '是',
  };
  return { organ, mapping: 'penalties-2018', documentNo, uscc: subject.uscc, row, spoilt: 'none', soundOn: [] };
}
