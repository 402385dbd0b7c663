import type { ReactElement } from 'react';
import { gradeClass, supervisionMessages } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { formatCount, formatDay } from '../../parts/format.ts';
import { GradeMark } from '../../parts/grade.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Mixed } from '../../parts/text.tsx';
import { own } from '../../look/language.ts';
import { BAR, lengthOf, shareOf } from './bars.ts';
import { portfolioMessages } from './messages.ts';
import type { Figures } from './types.ts';

/** How many bodies stand under each grade: letters on the depth of one hue, numbers, and bars of one scale. */
export function GradeFigures({ figures }: { figures: Figures }): ReactElement {
  const say = useSay(portfolioMessages);
  const words = useSay(supervisionMessages);
  const { grades, bodies, waiting, scale, asOf } = figures;
  const longest = Math.max(waiting, ...grades.map((each) => each.bodies));
  const share = (n: number) => {
    const found = shareOf(n, bodies);
    return found === null ? null : say.percent({ n: found });
  };
  return (
    <section className="card" data-figures={bodies} data-as-of={asOf}>
      <h2>{say.figures()}</h2>
      <p className="meta">{say['figures.day']({ day: formatDay(asOf), n: formatCount(bodies) })}</p>
      <PlainTable
        label={say.figures()}
        figures={[1, 2]}
        heads={[say.grade(), say.bodies(), say.share(), say.drawn(), say.line(), say.ratio()]}
        rows={[
          ...grades.map(({ grade, title, bodies: n, ratio }) => [
            <GradeMark key="g" id={grade} scale={scale.grades} />,
            formatCount(n),
            share(n),
            <Bar key="b" length={lengthOf(n, longest)} of={gradeClass(grade, scale.grades)} />,
            <Mixed key="t">{own(title)}</Mixed>,
            words.ratio(ratio),
          ]),
          [
            <Waits key="g" />,
            formatCount(waiting),
            share(waiting),
            <Bar key="b" length={lengthOf(waiting, longest)} of={gradeClass(null, scale.grades)} />,
            words['reason.stale'](),
            null,
          ],
        ]}
      />
      <p className="meta">{say['figures.stale']()}</p>
    </section>
  );
}

/** A grade that waits for its renewal: neither its letter nor its depth is shown. */
export function Waits(): ReactElement {
  const words = useSay(supervisionMessages);
  return (
    <span className="grade grade-none" data-waits="">
      {words['grade.waits']()}
    </span>
  );
}

/** Beside its number in the same row, so that nobody needs to see it. */
function Bar({ length, of }: { length: number; of: string }): ReactElement {
  return (
    <svg className={`grade-bar ${of}`} viewBox={`0 0 ${BAR.width} ${BAR.height}`} width={BAR.width} height={BAR.height} aria-hidden="true">
      {length === 0 ? null : <rect x="0.5" y="0.5" width={length - 1} height={BAR.height - 1} />}
    </svg>
  );
}

/** What became another in the running month, and why: counts. */
export function Moves({ figures }: { figures: Figures }): ReactElement {
  const say = useSay(portfolioMessages);
  const words = useSay(supervisionMessages);
  const { moves, changedFrom, asOf, scale } = figures;
  return (
    <section className="card" data-moves={moves.length}>
      <h2>{say.moves()}</h2>
      <p className="meta">{say['moves.days']({ from: formatDay(changedFrom), to: formatDay(asOf) })}</p>
      {moves.length === 0 ? (
        <p data-empty="">{say['moves.none']()}</p>
      ) : (
        <PlainTable
          label={say.moves()}
          figures={[3]}
          heads={[say.from(), say.to(), say.cause(), say.times()]}
          rows={moves.map(({ from, to, cause, count }) => [
            <GradeMark key="f" id={from} scale={scale.grades} />,
            <GradeMark key="t" id={to} scale={scale.grades} />,
            words[`cause.${cause}`](),
            formatCount(count),
          ])}
        />
      )}
    </section>
  );
}
