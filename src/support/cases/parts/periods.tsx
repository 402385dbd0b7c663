import type { ReactElement } from 'react';
import { toDate } from '../../../kernel/calendar/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { CaseFile, RunningPeriod } from '../../../kernel/procedures/index.ts';
import { nameOf } from '../../../kernel/procedures/index.ts';
import { Foreign, formatDate, Stars } from '../../../kernel/ui/index.ts';
import type { Desk } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';

type Looking = Pick<Desk, 'kernel' | 'language' | 'today'>;

/** Beyond this many days a beam of stars says less than its sentence. */
const STARS = 15;

/** A term as the product's one instrument, with its sentence. */
export function PeriodBeam({
  desk,
  file,
  running,
}: {
  desk: Looking;
  file: CaseFile;
  running: RunningPeriod;
}): ReactElement {
  const { kernel, language, today } = desk;
  const period = file.procedure.periods.find(({ id }) => id === running.period);
  const sentence = <Foreign text={periodSentence(desk, file, running)} language={language} />;
  if (period?.unit !== 'working' || running.length > STARS || running.due === null) return <span>{sentence}</span>;
  const day = Math.max(
    0,
    kernel.calendar.workingDaysBetween(toDate(running.started), toDate(running.closedOn ?? today)),
  );
  return <Stars day={day} of={running.length} sentence={sentence} />;
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
    return period?.kind === 'deadline'
      ? say['period.over']({ name, day, n: Math.max(1, -left) })
      : say['period.ended']({ name, day });
  }
  if (running.due === today) return say['period.last']({ name, day });
  return period?.kind === 'term' ? say['period.until']({ name, day }) : say['period.left']({ name, day, n: left });
}
