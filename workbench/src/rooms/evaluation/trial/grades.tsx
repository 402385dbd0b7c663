import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { formatCount } from '../../../parts/format.ts';
import { GradeMark } from '../../../parts/grade.tsx';
import { trialMessages } from './messages.ts';
import type { TrialResult } from './run-types.ts';
import { matrixRows, NONE, withNone } from './figures.ts';

type Scale = TrialResult['grades']['before'];
const gradeOf = (id: string): string | null => (id === NONE ? null : id);

/** Two bars for each grade, now and tried, with the numbers beside them. */
export function GradeBars({ result }: { result: TrialResult }): ReactElement {
  const say = useSay(trialMessages);
  const { before, after, grades, scale } = result;
  const most = Math.max(1, ...Object.values(before), ...Object.values(after));
  const width = (n: number): number => Math.round((n / most) * 1000);
  const title = (
    <figcaption>
      <h2>{say['grades.title']()}</h2>
    </figcaption>
  );
  // Of two scales the same letter is not the same grade: each model has its own list.
  if (scale === 'other') {
    return (
      <figure className="bars" data-part="grades">
        {title}
        <OneSide label={say.before()} scale={grades.before} counts={before} width={width} bar="bar-before" />
        <OneSide label={say.after()} scale={grades.after} counts={after} width={width} bar="bar-after" />
      </figure>
    );
  }
  const ids = withNone(grades.after);
  const scaleOf = (id: string): Scale => (grades.after.some((each) => each.id === id) ? grades.after : grades.before);
  return (
    <figure className="bars" data-part="grades">
      {title}
      <ul>
        {ids.map((id) => {
          const [was, is] = [before[id] ?? 0, after[id] ?? 0];
          return (
            <li key={id} data-grade-row={id} data-before={was} data-after={is}>
              <GradeMark id={gradeOf(id)} scale={scaleOf(id)} /> {say['bar.row']({ before: formatCount(was), after: formatCount(is) })}{' '}
              <span className="number">{signed(is - was)}</span>
              <svg viewBox="0 0 1000 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect className="bar-before" x={0} y={2} width={width(was)} height={10} />
                <rect className="bar-after" x={0} y={14} width={width(is)} height={10} />
              </svg>
            </li>
          );
        })}
      </ul>
      <p className="legend" aria-hidden="true">
        <span className="legend-before" /> {say.before()} <span className="legend-after" /> {say.after()}
      </p>
    </figure>
  );
}

function OneSide(props: {
  label: string;
  scale: Scale;
  counts: Readonly<Record<string, number>>;
  width: (n: number) => number;
  bar: 'bar-before' | 'bar-after';
}): ReactElement {
  const { label, scale, counts, width, bar } = props;
  return (
    <>
      <h3>{label}</h3>
      <ul>
        {withNone(scale).map((id) => {
          const n = counts[id] ?? 0;
          return (
            <li key={id} data-grade-row={id}>
              <GradeMark id={gradeOf(id)} scale={scale} /> {formatCount(n)}
              <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect className={bar} x={0} y={2} width={width(n)} height={10} />
              </svg>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const signed = (n: number): string => (n > 0 ? `+${formatCount(n)}` : n < 0 ? `−${formatCount(-n)}` : '0');

/** From which grade to which: numbers in a table, moves by depth of one hue; and the same as a list. */
export function Matrix({ result }: { result: TrialResult }): ReactElement {
  const say = useSay(trialMessages);
  const { grades, matrix, scale } = result;
  const rows = matrixRows({ matrix }, grades.before, grades.after, scale === 'same');
  const moves = rows
    .flatMap(({ from, cells }) => cells.filter(({ same, count }) => !same && count > 0).map((cell) => ({ from, ...cell })))
    .sort((a, b) => b.count - a.count);
  return (
    <section data-part="matrix">
      <h2>{say['matrix.title']()}</h2>
      <p>{say[scale === 'same' ? 'matrix.lead' : 'matrix.lead.other']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['matrix.title']()}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{say['matrix.from']()}</th>
              {withNone(grades.after).map((id) => (
                <th key={id} scope="col" className="number">
                  <GradeMark id={gradeOf(id)} scale={grades.after} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, cells }) => (
              <tr key={from}>
                <th scope="row">
                  <GradeMark id={gradeOf(from)} scale={grades.before} />
                </th>
                {cells.map(({ to, count, same, heat }) => (
                  <td key={to} className={`number ${same ? 'stays' : `heat-${heat}`}`} data-from={from} data-to={to}>
                    {formatCount(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{say[scale === 'same' ? 'moves.title' : 'moves.title.other']()}</h3>
      {moves.length === 0 ? (
        <p data-empty="">{say['moves.none']()}</p>
      ) : (
        <ol className="moves">
          {moves.map(({ from, to, count }) => (
            <li key={`${from} ${to}`}>
              <GradeMark id={gradeOf(from)} scale={grades.before} /> → <GradeMark id={gradeOf(to)} scale={grades.after} />{' '}
              {formatCount(count)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
