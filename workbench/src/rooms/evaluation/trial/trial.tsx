import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useSay } from '../../../look/look.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { Download } from '../../../parts/download.tsx';
import { formatCount } from '../../../parts/format.ts';
import { Load } from '../../../parts/load.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { GradeBars, Matrix } from './grades.tsx';
import { Groups } from './groups.tsx';
import { trialMessages } from './messages.ts';
import { MovedMost, readTrial } from './moved.tsx';
import { RunState } from './run.tsx';
import type { Trial, TrialResult } from './run-types.ts';
import { stayingOf, totalsOf } from './figures.ts';
import type { Draft } from '../workshop/use-draft.ts';
import { own } from '../../../look/language.ts';

/** One what-if: how far it is, then who would move. Its address restores it. */
export function TrialPart({ id, draft }: { id: string; draft: Draft }): ReactElement {
  return (
    <Load of={['trial', id]} load={(signal) => readTrial(id, null, signal)}>
      {(trial) => <Shown trial={trial} draft={draft} />}
    </Load>
  );
}

function Shown({ trial, draft }: { trial: Trial; draft: Draft }): ReactElement {
  const say = useSay(trialMessages);
  const { id, model, against, asOf, result } = trial;
  // As a rule what is tried still bears the name of the edition that it began from.
  const began = model.id === against.id && model.edition === against.edition;
  const name = ({ title, edition }: Trial['model'], how: 'edition' | 'edited') => say[how]({ name: own(title), edition });
  return (
    <div data-trial={trial.state}>
      <p>
        <Mixed>{say.head({ model: name(model, began ? 'edited' : 'edition'), against: name(against, 'edition'), asOf })}</Mixed>
      </p>
      <RunState run={trial} path="/api/v1/models/trials" />
      <div className="row-actions">
        {result === null ? null : (
          <Download href={`/api/v1/models/trials/${id}/export.xlsx`} name={say['file.name']()} label={say.file()} />
        )}
        <Restore trial={trial} draft={draft} />
      </div>
      {result === null ? null : (
        <>
          <Counters result={result} />
          <GradeBars result={result} />
          <Matrix result={result} />
          <Groups result={result} />
          <MovedMost trial={trial} result={result} />
        </>
      )}
    </div>
  );
}

/** What was tried, back under the hands. */
function Restore({ trial, draft }: { trial: Trial; draft: Draft }): ReactElement {
  const say = useSay(trialMessages);
  const { search, setSearch } = useAddress();
  const text = JSON.stringify(trial.document, null, 2);
  if (text === draft.text) return <span className="meta">{say['restore.same']()}</span>;
  return (
    <ConfirmAction
      label={say.restore()}
      title={say['restore.title']()}
      consequences={[say['restore.what']()]}
      confirm={say['restore.confirm']()}
      send={async () => draft.write(text, `trial ${trial.id}`)}
      onDone={() => setSearch({ ...search, part: 'edit' })}
    />
  );
}

function Counters({ result }: { result: TrialResult }): ReactElement {
  const say = useSay(trialMessages);
  const [by] = result.groups;
  const { up, down, changed, left, gained } = totalsOf(result.groups.filter((each) => each.by === by?.by));
  const { same, neither } = stayingOf(result);
  const one = (label: string, n: number): [string, number] => [label, n];
  // Beside the order: neither up nor down.
  const apart = (changed ?? 0) - (up ?? 0) - (down ?? 0);
  const compared = result.scale === 'same';
  const counts = [
    one(say.subjects(), result.subjects),
    ...(compared
      ? [one(say.same(), same), one(say.up(), up ?? 0), one(say.down(), down ?? 0), ...(apart > 0 ? [one(say.apart(), apart)] : [])]
      : [one(say.both(), result.subjects - left - gained - neither)]),
    one(say.left(), left),
    one(say.gained(), gained),
    ...(neither > 0 ? [one(say.neither(), neither)] : []),
  ];
  return (
    <>
      <dl className="counters" data-subjects={result.subjects}>
        {counts.map(([label, n]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatCount(n)}</dd>
          </div>
        ))}
      </dl>
      {compared ? null : (
        <p className="notice" data-scale="other">
          {say['other.scale']()}
        </p>
      )}
      <p className="meta">{say['none.words']()}</p>
    </>
  );
}
