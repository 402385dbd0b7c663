import { Button, Drawer } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { GradeMark } from '../../../parts/grade.tsx';
import { SubjectLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { Mixed, Zh } from '../../../parts/text.tsx';
import { OneSide } from '../trial/explained.tsx';
import { backtestMessages } from './messages.ts';
import { trialMessages } from '../trial/messages.ts';
import { Named } from '../trial/named.tsx';
import type { Backtest, BacktestResult } from '../trial/run-types.ts';
import { NONE } from '../trial/figures.ts';
import type { Content } from '../types.ts';

interface Body {
  key: string;
  name: string;
}

export function readBacktest(id: string, purpose: string | null, signal: AbortSignal): Promise<Backtest> {
  return answer(api.GET('/api/v1/models/backtests/{id}', { params: { path: { id } }, headers: purposeHeader(purpose), signal }));
}

/** Above the cut and it came, at it or below and it did not: where to look for what the model misses. */
export function Wrong({ backtest, result }: { backtest: Backtest; result: BacktestResult }): ReactElement {
  const say = useSay(backtestMessages);
  return (
    <section data-part="wrong">
      <h2>{say['wrong.title']()}</h2>
      <p>{say['wrong.lead']()}</p>
      <p data-cut={result.cut?.score}>
        <Mixed>{result.cut === null ? say['wrong.uncut']() : say['wrong.cut'](result.cut)}</Mixed>
      </p>
      {result.cut?.reversed === true ? <p data-reversed="">{say['wrong.reversed']()}</p> : null}
      {result.cut === null ? null : result.wrong.length === 0 ? (
        <p data-empty="">{say['wrong.none']()}</p>
      ) : (
        <Named run={backtest} scope={`/backtests/${backtest.id}`} read={readBacktest}>
          {(named, purpose) => <Listed backtest={named} result={named.result ?? result} purpose={purpose} />}
        </Named>
      )}
    </section>
  );
}

function Listed(props: { backtest: Backtest; result: BacktestResult; purpose: string | null }): ReactElement {
  const { backtest, result, purpose } = props;
  const say = useSay(backtestMessages);
  const trial = useSay(trialMessages);
  const [open, setOpen] = useState<Body | null>(null);
  const named = backtest.names === 'shown';
  return (
    <>
      {result.cut !== null && result.wrong.length < result.cut.above + result.cut.below ? (
        <p>{say['wrong.listed']({ n: result.wrong.length })}</p>
      ) : null}
      <p className="meta">{say['wrong.order']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['wrong.title']()}>
        <table data-named={named}>
          <thead>
            <tr>
              {named ? <th scope="col">{trial.subject()}</th> : null}
              <th scope="col">{say.grade()}</th>
              <th scope="col" className="number">
                {say.score()}
              </th>
              <th scope="col">{say.what()}</th>
              {named ? <th scope="col">{trial.explain()}</th> : null}
            </tr>
          </thead>
          <tbody>
            {result.wrong.map(({ subjectId, name, uscc, grade, score, outcome }, at) => {
              const body = { key: uscc ?? `id:${subjectId ?? ''}`, name: name ?? '' };
              return (
                <tr key={subjectId ?? at}>
                  {named ? <th scope="row">{uscc === null ? <Zh>{body.name}</Zh> : <SubjectLink uscc={uscc} name={name} />}</th> : null}
                  <td>
                    <GradeMark id={grade === NONE ? null : grade} scale={result.grades} />
                  </td>
                  <td className="number">{score}</td>
                  <td>{outcome ? say['wrong.came']() : say['wrong.nothing']()}</td>
                  {named ? (
                    <td>
                      <Button aria-label={trial['explain.named']({ name: body.name })} onClick={() => setOpen(body)}>
                        {trial.explain()}
                      </Button>
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {open === null || purpose === null ? null : (
        <Side backtest={backtest} result={result} body={open} purpose={purpose} close={() => setOpen(null)} />
      )}
    </>
  );
}

function Side(props: { backtest: Backtest; result: BacktestResult; body: Body; purpose: string; close: () => void }): ReactElement {
  const { backtest, result, body, purpose, close } = props;
  const say = useSay(backtestMessages);
  const path = { id: backtest.id, key: body.key };
  return (
    <Drawer open size="large" title={say['explained.title']({ name: body.name })} onClose={close} destroyOnHidden>
      <Load
        of={['backtest-subject', backtest.id, body.key, purpose]}
        load={(signal) =>
          answer(
            api.GET('/api/v1/models/backtests/{id}/subjects/{key}', {
              params: { path },
              headers: purposeHeader(purpose),
              signal,
            }),
          )
        }
      >
        {({ explained, outcome, records, others }) => (
          <>
            <p>
              {outcome ? say['wrong.came']() : say['wrong.nothing']()} {say['explained.records']({ n: records.length + others })}
            </p>
            <OneSide explained={explained} scale={result.grades} content={(backtest.document as { content: Content })['content']} />
          </>
        )}
      </Load>
    </Drawer>
  );
}
