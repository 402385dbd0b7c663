import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { sentenceMessages } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { natureOf, severityOf } from '../../../parts/acts/index.ts';
import { Download } from '../../../parts/download.tsx';
import { formatCount } from '../../../parts/format.ts';
import { Load } from '../../../parts/load.tsx';
import { Page } from '../../../parts/page.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { LiftCurve, RocCurve } from './charts.tsx';
import { BacktestGroups } from './groups.tsx';
import { Distribution } from './tables.tsx';
import { Titled } from '../catalogue/list.tsx';
import { backtestMessages } from './messages.ts';
import { RunState } from '../trial/run.tsx';
import type { Backtest, BacktestResult } from '../trial/run-types.ts';
import { asPercent } from '../trial/figures.ts';
import { useItems } from '../catalogue/use-names.ts';
import { readBacktest, Wrong } from './wrong.tsx';
import { own } from '../../../look/language.ts';

/** A back-test: how well the model, with what was known then, ranked what came after. */
export function BacktestPage(): ReactElement {
  const id = useAddress().params['id'] ?? '';
  return (
    <Load of={['backtest', id]} load={(signal) => readBacktest(id, null, signal)}>
      {(backtest) => <Shown backtest={backtest} />}
    </Load>
  );
}

function Shown({ backtest }: { backtest: Backtest }): ReactElement {
  const say = useSay(backtestMessages);
  const { id, model, asOf, until, knownAt, result } = backtest;
  return (
    <Page
      title={say.title({ name: own(model.title), edition: model.edition, asOf })}
      lead={<p>{say.lead({ until, known: knownAt })}</p>}
      trail={[{ to: '/backtests', label: say['list.title']() }]}
      actions={
        result === null ? undefined : (
          <Download href={`/api/v1/models/backtests/${id}/export.xlsx`} name={say['file.name']()} label={say.file()} />
        )
      }
    >
      <div data-backtest={backtest.state}>
        <Asked outcome={backtest.outcome} />
        <RunState run={backtest} path="/api/v1/models/backtests" />
        {result === null ? null : (
          <>
            <Counters result={result} />
            <Quality result={result} />
            <Distribution result={result} />
            <RocCurve result={result} />
            <LiftCurve result={result} />
            <BacktestGroups result={result} />
            <Wrong backtest={backtest} result={result} />
            <section>
              <h2>{say.notes()}</h2>
              <ul>
                {result.notes.map((note) => (
                  <li key={note.en}>
                    <Titled of={note} />
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </div>
    </Page>
  );
}

function Asked({ outcome: { items, natures = [], severities = [] } }: { outcome: Backtest['outcome'] }): ReactElement {
  const say = useSay(backtestMessages);
  const words = useSay(sentenceMessages);
  const known = useItems();
  const item = (id: string): string => {
    const found = known.find((each) => each.id === id);
    return found === undefined ? id : own(found.title);
  };
  const parts = [
    items.map(item).join(words.and()),
    ...(natures.length === 0 ? [] : [natures.map(natureOf).join(words.and())]),
    ...(severities.length === 0
      ? []
      : [severities.map((each) => (each === 'unstated' ? say.unstated() : severityOf(each))).join(words.and())]),
  ];
  return (
    <p>
      <Mixed>{say.asked({ what: parts.join(words.also()) })}</Mixed>
    </p>
  );
}

function Counters({ result }: { result: BacktestResult }): ReactElement {
  const say = useSay(backtestMessages);
  const rows: [string, string][] = [
    [say.subjects(), formatCount(result.subjects)],
    [say.graded(), formatCount(result.graded)],
    [say.outcomes(), formatCount(result.outcomes)],
    [say.base(), asPercent(result.baseRate)],
  ];
  return (
    <dl className="counters" data-graded={result.graded}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Three figures, each with the one sentence that says what it is. */
function Quality({ result: { auc, ks, ksAt, psi } }: { result: BacktestResult }): ReactElement {
  const say = useSay(backtestMessages);
  const rows = [
    ['AUC', auc, say['auc.words']()],
    ['KS', ks, ksAt === null ? say['ks.words']() : `${say['ks.words']()} ${say['ks.at']({ score: ksAt })}`],
    ['PSI', psi, say['psi.words']()],
  ] as const;
  return (
    <section data-part="quality">
      <h2>{say.quality()}</h2>
      <dl className="quality">
        {rows.map(([name, value, words]) => (
          <div key={name} data-figure-of={name}>
            <dt>
              {name} <strong>{value ?? say.unknown()}</strong>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
