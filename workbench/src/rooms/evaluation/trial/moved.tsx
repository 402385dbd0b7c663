import { Button, Drawer } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { GradeMark } from '../../../parts/grade.tsx';
import { SubjectLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { Zh } from '../../../parts/text.tsx';
import { BothSides } from './explained.tsx';
import { trialMessages } from './messages.ts';
import { Named } from './named.tsx';
import type { Trial, TrialResult } from './run-types.ts';
import { NONE } from './figures.ts';
import type { Content } from '../types.ts';

interface Body {
  key: string;
  name: string;
}

export function readTrial(id: string, purpose: string | null, signal: AbortSignal): Promise<Trial> {
  return answer(api.GET('/api/v1/models/trials/{id}', { params: { path: { id } }, headers: purposeHeader(purpose), signal }));
}

/** The bodies whose score would move most. */
export function MovedMost({ trial, result }: { trial: Trial; result: TrialResult }): ReactElement {
  const say = useSay(trialMessages);
  return (
    <section data-part="moved">
      <h2>{say['moved.title']()}</h2>
      <p>{say['moved.lead']()}</p>
      {result.movedMost.length === 0 ? (
        <p data-empty="">{say[result.scale === 'same' ? 'moved.none' : 'moved.other']()}</p>
      ) : (
        <Named run={trial} scope={`/trials/${trial.id}`} read={readTrial}>
          {(named, purpose) => <Listed trial={named} result={named.result ?? result} purpose={purpose} />}
        </Named>
      )}
    </section>
  );
}

function Listed(props: { trial: Trial; result: TrialResult; purpose: string | null }): ReactElement {
  const { trial, result, purpose } = props;
  const say = useSay(trialMessages);
  const [open, setOpen] = useState<Body | null>(null);
  const { grades, movedMost } = result;
  const named = trial.names === 'shown';
  const grade = (id: string) => (id === NONE ? null : id);
  return (
    <>
      <p className="meta">{say['moved.order']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['moved.title']()}>
        <table data-named={named}>
          <thead>
            <tr>
              {named ? <th scope="col">{say.subject()}</th> : null}
              <th scope="col">{say.before()}</th>
              <th scope="col">{say.after()}</th>
              <th scope="col" className="number">
                {say['score.before']()}
              </th>
              <th scope="col" className="number">
                {say['score.after']()}
              </th>
              {named ? <th scope="col">{say.explain()}</th> : null}
            </tr>
          </thead>
          <tbody>
            {movedMost.map(({ subjectId, name, uscc, from, to, scoreBefore, scoreAfter }, at) => {
              const body = { key: uscc ?? `id:${subjectId ?? ''}`, name: name ?? '' };
              return (
                <tr key={subjectId ?? at}>
                  {named ? <th scope="row">{uscc === null ? <Zh>{body.name}</Zh> : <SubjectLink uscc={uscc} name={name} />}</th> : null}
                  <td>
                    <GradeMark id={grade(from)} scale={grades.before} />
                  </td>
                  <td>
                    <GradeMark id={grade(to)} scale={grades.after} />
                  </td>
                  <td className="number">{scoreBefore ?? '—'}</td>
                  <td className="number">{scoreAfter ?? '—'}</td>
                  {named ? (
                    <td>
                      <Button aria-label={say['explain.named']({ name: body.name })} onClick={() => setOpen(body)}>
                        {say.explain()}
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
        <Side trial={trial} result={result} body={open} purpose={purpose} close={() => setOpen(null)} />
      )}
    </>
  );
}

/** Both explanations of one body, beside the page. */
function Side(props: { trial: Trial; result: TrialResult; body: Body; purpose: string; close: () => void }): ReactElement {
  const { trial, result, body, purpose, close } = props;
  const say = useSay(trialMessages);
  const path = { id: trial.id, key: body.key };
  return (
    <Drawer open size="large" title={say['explained.title']({ name: body.name })} onClose={close} destroyOnHidden>
      <Load
        of={['trial-subject', trial.id, body.key, purpose]}
        load={(signal) =>
          answer(
            api.GET('/api/v1/models/trials/{id}/subjects/{key}', {
              params: { path },
              headers: purposeHeader(purpose),
              signal,
            }),
          )
        }
      >
        {({ before, after }) => (
          <BothSides before={before} after={after} scales={result.grades} content={(trial.document as { content: Content })['content']} />
        )}
      </Load>
    </Drawer>
  );
}
