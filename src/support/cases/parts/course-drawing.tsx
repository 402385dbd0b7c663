import type { ReactElement } from 'react';
import { toDate } from '../../../kernel/calendar/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, type CaseFile, type RunningPeriod } from '../../../kernel/procedures/index.ts';
import type { Desk } from '../desk.tsx';
import { officialMessages } from '../messages/officials.ts';

const ROW = 46;
const HEAD = 34;

/**
 * The course of a case on one beam of days: a star for each day on which a step was taken, below it each term as a bar from
 * its start to its last day. In per cent across, without a viewBox, so that letters keep their size on a phone. It says
 * nothing that the tables beside it don't.
 */
export function CourseDrawing({
  desk,
  file,
  sentence,
}: {
  desk: Desk;
  file: CaseFile;
  sentence: string;
}): ReactElement {
  const { language, today } = desk;
  const { openedOn, steps, closedOn } = file.case;
  const periods = drawable(file);
  const last = [today, closedOn ?? today, ...periods.map(({ due }) => due ?? today)].toSorted().at(-1) ?? today;
  const at = scale(openedOn, last);
  const days = [...new Set(steps.map(({ on }) => on))];
  return (
    <figure className="chart course-drawing">
      <svg
        role="img"
        aria-label={`${sentence} ${t(language, officialMessages)['course.today']()}`}
        height={HEAD + periods.length * ROW}
        focusable="false"
      >
        <line className="star-beam" x1="2%" y1="14" x2="98%" y2="14" />
        {days.map((day) => (
          <circle key={day} className="star-on" cx={at(day)} cy="14" r="6" data-day={day} />
        ))}
        {periods.map((period, n) => (
          <Bar
            key={`${period.period} ${period.started}`}
            label={nameOf(language, file.procedure, period.period)}
            period={period}
            top={HEAD + n * ROW}
            at={at}
            today={today}
          />
        ))}
        <line className="axis today" x1={at(today)} y1="0" x2={at(today)} y2={HEAD + periods.length * ROW} />
      </svg>
    </figure>
  );
}

function Bar(props: {
  label: string;
  period: RunningPeriod;
  top: number;
  at: (day: string) => string;
  today: string;
}): ReactElement {
  const { period, top, at, today } = props;
  const due = period.due ?? today;
  const until = [due, period.closedOn ?? today].toSorted()[0] ?? today;
  const width = (from: string, to: string): string =>
    `${Math.max(0.5, Number.parseFloat(at(to)) - Number.parseFloat(at(from)))}%`;
  return (
    <g data-period={period.period}>
      <text x="2%" y={top + 16}>
        {props.label}
      </text>
      <rect className="track" x={at(period.started)} y={top + 24} width={width(period.started, due)} height="10" />
      <rect
        className="bar"
        x={at(period.started)}
        y={top + 24}
        width={width(period.started, until < period.started ? period.started : until)}
        height="10"
      />
    </g>
  );
}

/** A term of years would press all days of the procedure into one point: it stands in the table. */
function drawable({ case: of, procedure }: CaseFile): RunningPeriod[] {
  const isTerm = ({ period }: RunningPeriod): boolean =>
    procedure.periods.find(({ id }) => id === period)?.kind === 'term';
  return of.periods.filter((each) => !isTerm(each));
}

function scale(first: string, last: string): (day: string) => string {
  const span = Math.max(1, toDate(first).until(toDate(last)).total('days'));
  return (day) => {
    const share = toDate(first).until(toDate(day)).total('days') / span;
    return `${Number((2 + Math.min(1, Math.max(0, share)) * 96).toFixed(2))}%`;
  };
}
