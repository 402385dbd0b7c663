import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { ksLine, liftBars, rocPath, SIDE, thinned } from './curves.ts';
import { backtestMessages } from './messages.ts';
import type { BacktestResult } from '../trial/run-types.ts';
import { asPercent } from '../trial/figures.ts';

const LISTED = 21;

/** Counted from the lowest score up: the further above the diagonal, the better told apart. */
export function RocCurve({ result }: { result: BacktestResult }): ReactElement | null {
  const say = useSay(backtestMessages);
  const { roc, auc, ks } = result;
  if (roc.length === 0 || auc === null) return null;
  const line = ksLine(roc);
  return (
    <section data-part="roc">
      <h2>{say['roc.title']()}</h2>
      <p>{say['roc.lead']()}</p>
      <figure className="curve">
        <svg viewBox={`-20 -20 ${SIDE + 40} ${SIDE + 40}`} role="img" aria-label={say['roc.text']({ auc, ks: ks ?? '—' })}>
          <rect className="curve-frame" x={0} y={0} width={SIDE} height={SIDE} />
          <line className="curve-even" x1={0} y1={SIDE} x2={SIDE} y2={0} />
          <path className="curve-line" d={rocPath(roc)} />
          <text className="curve-text" x={SIDE - 20} y={SIDE - 20} textAnchor="end">
            {say.others()} →
          </text>
          <text className="curve-text" x={20} y={50}>
            ↑ {say['outcomes.share']()}
          </text>
          {line === null ? null : <line className="curve-ks" x1={line.x} x2={line.x} y1={line.from} y2={line.to} />}
        </svg>
        <figcaption>{say['roc.text']({ auc, ks: ks ?? '—' })}</figcaption>
      </figure>
      <details>
        <summary>{say['roc.table']()}</summary>
        <div className="scroll" role="region" tabIndex={0} aria-label={say['roc.table']()}>
          <table>
            <thead>
              <tr>
                <th scope="col" className="number">
                  {say.others()}
                </th>
                <th scope="col" className="number">
                  {say['outcomes.share']()}
                </th>
              </tr>
            </thead>
            <tbody>
              {thinned(roc, LISTED).map(({ others, outcomes }) => (
                <tr key={`${others} ${outcomes}`}>
                  <td className="number">{asPercent(others)}</td>
                  <td className="number">{asPercent(outcomes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** In tenths by score: how much more often it came than to all. */
export function LiftCurve({ result }: { result: BacktestResult }): ReactElement | null {
  const say = useSay(backtestMessages);
  const { deciles } = result;
  if (deciles.length === 0) return null;
  const { bars, one } = liftBars(deciles.map(({ lift }) => (lift === null ? null : Number(lift))));
  const words = say['lift.text']({ lift: deciles[0]?.lift ?? '—' });
  return (
    <section data-part="lift">
      <h2>{say['lift.title']()}</h2>
      <p>{say['lift.lead']()}</p>
      <figure className="curve wide">
        <svg viewBox={`-20 -20 ${SIDE + 40} ${SIDE + 40}`} preserveAspectRatio="none" role="img" aria-label={words}>
          <rect className="curve-frame" x={0} y={0} width={SIDE} height={SIDE} />
          {bars.map((bar) => (
            <rect key={bar.x} className="bar-after" {...bar} />
          ))}
          <line className="curve-even" x1={0} x2={SIDE} y1={one} y2={one} />
        </svg>
        <figcaption>{words}</figcaption>
      </figure>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['lift.title']()}>
        <table>
          <thead>
            <tr>
              {[say.decile(), say.subjects(), say.came(), say.rate(), say.lift(), say.captured()].map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deciles.map(({ decile, subjects, outcomes, rate, lift, captured }) => (
              <tr key={decile}>
                <th scope="row" className="number">
                  {decile}
                </th>
                <td className="number">{subjects}</td>
                <td className="number">{outcomes}</td>
                <td className="number">{asPercent(rate)}</td>
                <td className="number">{lift ?? '—'}</td>
                <td className="number">{asPercent(captured)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
