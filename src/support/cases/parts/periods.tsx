import type { ReactElement } from 'react';
import { toDate } from '../../../kernel/calendar/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { CaseFile, RunningPeriod } from '../../../kernel/procedures/index.ts';
import { nameOf } from '../../../kernel/procedures/index.ts';
import { Foreign, formatDate, passedOf, Steelyard, type Period } from '../../../kernel/ui/index.ts';
import type { Desk } from '../../../kernel/faces/centre.tsx';
import { caseMessages } from '../messages/common.ts';

type Looking = Pick<Desk, 'kernel' | 'language' | 'today'>;

/** A term as the product's one instrument, with its sentence. */
export function PeriodBeam(props: { desk: Looking; file: CaseFile; running: RunningPeriod }): ReactElement {
  const { desk, file, running } = props;
  const sentence = <Foreign text={periodSentence(desk, file, running)} language={desk.language} />;
  const drawn = beamOf(desk, file, running);
  if (drawn === null) return <span>{sentence}</span>;
  const kind = file.procedure.periods.find(({ id }) => id === running.period)?.kind;
  // A duty of the organ's is a clock; a term of the party's that has passed is not its fault.
  return <Steelyard period={drawn} sentence={sentence} clock={kind === 'deadline'} />;
}

/** Null where nothing can be drawn: time stands still, or the edition does not name the term. */
export function beamOf({ kernel, today }: Looking, file: CaseFile, running: RunningPeriod): Period | null {
  const period = file.procedure.periods.find(({ id }) => id === running.period);
  if (running.due === null || period === undefined) return null;
  // Only a duty can be late: another period that has run out is over, and nothing is drawn behind its end.
  const late = period.kind === 'deadline' || today < running.due;
  const upTo = running.closedOn ?? (late ? today : running.due);
  return period.unit === 'working'
    ? {
        kind: 'days',
        day: Math.max(0, kernel.calendar.workingDaysBetween(toDate(running.started), toDate(upTo))),
        of: running.length,
      }
    : { kind: 'span', passed: passedOf(running.started, running.due, upTo) };
}

export function periodSentence(desk: Looking, file: CaseFile, running: RunningPeriod): string {
  const { kernel, language, today } = desk;
  const say = t(language, caseMessages);
  const name = nameOf(language, file.procedure, running.period);
  if (running.closedOn !== null) return say['period.ended']({ name, day: formatDate(running.closedOn, language) });
  if (running.due === null) return say['period.still']({ name });
  const day = formatDate(running.due, language);
  if (running.provisional) return say['period.provisional']({ name, day });
  const period = file.procedure.periods.find(({ id }) => id === running.period);
  const left = kernel.calendar.workingDaysBetween(toDate(today), toDate(running.due));
  if (running.due < today) {
    return period?.kind === 'deadline' ? say['period.over']({ name, day, n: Math.max(1, -left) }) : say['period.ended']({ name, day });
  }
  if (running.due === today) return say['period.last']({ name, day });
  return period?.kind === 'term' ? say['period.until']({ name, day }) : say['period.left']({ name, day, n: left });
}
