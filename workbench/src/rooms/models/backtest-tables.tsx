import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { formatCount } from '../../parts/format.ts';
import { Mixed } from '../../parts/text.tsx';
import { GradeMark } from '../../parts/grade.tsx';
import { Titled } from './list.tsx';
import { own } from './use-names.ts';
import { backtestMessages } from './messages/backtest.ts';
import { trialMessages } from './messages/trial.ts';
import type { BacktestResult } from './run-types.ts';
import { asPercent, NONE } from './trial-figures.ts';

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
              <th scope="col" className="number">{say['graded.then']()}</th>
              <th scope="col" className="number">{say.came()}</th>
              <th scope="col" className="number">{say.rate()}</th>
              <th scope="col" className="number">{say.now()}</th>
            </tr>
          </thead>
          <tbody>
            {distribution.map(({ grade, subjects, outcomes, rate, now }) => (
              <tr key={grade}>
                <th scope="row"><GradeMark id={grade === NONE ? null : grade} scale={grades} /></th>
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
} // prettier-ignore

export function BacktestGroups({ result }: { result: BacktestResult }): ReactElement {
  const say = useSay(backtestMessages);
  const trial = useSay(trialMessages);
  const { search, setSearch } = useAddress();
  const kinds = [...new Set(result.groups.map(({ by }) => by))];
  const by = kinds.find((each) => each === search['by']) ?? kinds[0];
  const groups = result.groups
    .filter((each) => each.by === by)
    .sort((a, b) => b.subjects - a.subjects || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return (
    <section data-part="groups">
      <h2>{say['groups.title']()}</h2>
      <p className="row-actions" role="group" aria-label={trial['groups.by']()}>
        {kinds.map((each) => (
          <Button key={each} aria-pressed={each === by} onClick={() => setSearch({ ...search, by: each === kinds[0] ? undefined : each }, { replace: true })}>
            {trial[`by.${each}`]()}
          </Button>
        ))}
      </p>
      {result.unavailable.map(({ by: missing, reason }) => (
        <p key={missing} className="meta">
          <Mixed>{trial.unavailable({ by: trial[`by.${missing}`](), reason: own(reason) })}</Mixed>
        </p>
      ))}
      <p className="meta">{trial['groups.order']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['groups.title']()}>
        <table>
          <thead>
            <tr>
              <th scope="col">{trial.key()}</th>
              {[say.subjects(), say.graded(), say.came(), say.rate(), say.lift(), say.mean()].map((head) => (
                <th key={head} scope="col" className="number">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, title, subjects, graded, outcomes, rate, lift, meanScore }) => (
              <tr key={key}>
                <th scope="row"><Titled of={title} /></th>
                <td className="number">{formatCount(subjects)}</td>
                <td className="number">{formatCount(graded)}</td>
                <td className="number">{formatCount(outcomes)}</td>
                <td className="number">{asPercent(rate)}</td>
                <td className="number">{lift ?? '—'}</td>
                <td className="number">{meanScore ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
} // prettier-ignore
