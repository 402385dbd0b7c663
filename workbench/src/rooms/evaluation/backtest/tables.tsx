import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { formatCount } from '../../../parts/format.ts';
import { GradeMark } from '../../../parts/grade.tsx';
import { backtestMessages } from './messages.ts';
import type { BacktestResult } from '../trial/run-types.ts';
import { asPercent, NONE } from '../trial/figures.ts';

/** How often it came, grade by grade: drawn, with the numbers beside it. */
export function Distribution({ result }: { result: BacktestResult }): ReactElement {
  const say = useSay(backtestMessages);
  const { distribution, grades } = result;
  const most = Math.max(0.0001, ...distribution.map(({ rate }) => Number(rate ?? 0)));
  return (
    <section data-part="distribution">
      <h2>{say['distribution.title']()}</h2>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['distribution.title']()}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.grade()}</th>
              <th scope="col" className="number">
                {say['graded.then']()}
              </th>
              <th scope="col" className="number">
                {say.came()}
              </th>
              <th scope="col" className="number">
                {say.rate()}
              </th>
              <th scope="col" className="number">
                {say.now()}
              </th>
            </tr>
          </thead>
          <tbody>
            {distribution.map(({ grade, subjects, outcomes, rate, now }) => (
              <tr key={grade}>
                <th scope="row">
                  <GradeMark id={grade === NONE ? null : grade} scale={grades} />
                </th>
                <td className="number">{formatCount(subjects)}</td>
                <td className="number">{formatCount(outcomes)}</td>
                <td className="number bar-cell">
                  {asPercent(rate)}
                  <svg viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect className="bar-after" x={0} y={0} height={12} width={Math.round((Number(rate ?? 0) / most) * 1000)} />
                  </svg>
                </td>
                <td className="number">{formatCount(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
