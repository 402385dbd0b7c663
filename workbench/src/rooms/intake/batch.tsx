import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import { useLive } from '../../api/live.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { Download } from '../../parts/download.tsx';
import { formatCount, formatInstant } from '../../parts/format.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { personName } from '../../parts/person.ts';
import { Mark, Mixed } from '../../parts/text.tsx';
import { formTitle, useForms } from './forms-known.ts';
import { Groups } from './groups.tsx';
import { MendedFile } from './mended.tsx';
import { batchesMessages } from './messages/batches.ts';
import { batchMessages } from './messages/batch.ts';
import { Recall } from './recall.tsx';
import type { Batch, Progress } from './types.ts';

/** What became of a file: counts, what is urgent, reasons with what to do about each, the way back in. */
export function BatchPage(): ReactElement {
  const id = useAddress().params['id'] ?? '';
  return (
    <Load of={['batch', id]} load={(signal) => answer(api.GET('/api/v1/intake/batches/{id}', { params: { path: { id } }, signal }))}>
      {(batch) => <Shown key={id} batch={batch} />}
    </Load>
  );
}

function Shown({ batch }: { batch: Batch }): ReactElement {
  const say = useSay(batchMessages);
  const batches = useSay(batchesMessages);
  const forms = useForms();
  const may = useMay();
  const { batch: id, number, file, receivedAt, reportedBy, mapping, state, open } = batch;
  const address = `/api/v1/intake/batches/${encodeURIComponent(id)}/progress`;
  const { progress, lost } = useLive<Progress>(address, state === 'running' || state === 'received');
  const at = formatInstant(receivedAt);
  return (
    <Page
      title={say.title({ file, number })}
      trail={[{ to: '/intake', label: batches.title() }]}
      lead={
        <p>
          <Mixed>
            {say.received({
              at,
              by: personName(reportedBy),
              form: formTitle(forms, mapping),
            })}
          </Mixed>
        </p>
      }
      actions={<Download href={`/api/v1/intake/batches/${id}/receipt.pdf`} name={say['receipt.name']({ number })} label={say.receipt()} />}
    >
      <State batch={batch} progress={progress} lost={lost} />
      <Counters of={progress ?? batch} held={batch.held} />
      <Notes batch={batch} />
      <Groups batch={batch} />
      {may('intake.report') && open > 0 ? <MendedFile batch={batch} /> : null}
      {may('intake.recall') || batch.recall !== null ? <Recall batch={batch} /> : null}
    </Page>
  );
}

function State(props: { batch: Batch; progress: Progress | null; lost: boolean }): ReactElement | null {
  const say = useSay(batchMessages);
  const { batch, progress, lost } = props;
  if (batch.state === 'done') return null;
  const { read } = progress ?? batch;
  return (
    <section className="notice" data-state={batch.state} aria-live="polite">
      <p>
        {batch.state === 'running' || progress?.state === 'running'
          ? say['state.running']({ read })
          : say[`state.${batch.state as 'received' | 'refused' | 'recalled'}`]()}
      </p>
      {batch.state === 'running' || progress?.state === 'running' ? <progress aria-label={batch.number} /> : null}
      {lost ? <p>{say.lost()}</p> : null}
      {batch.review === null ? null : (
        <p>
          <PageLink to={`/intake/batches/${batch.batch}/review`}>{say.review()}</PageLink>
        </p>
      )}
    </section>
  );
}

const COUNTS = ['accepted', 'replaced', 'unchanged', 'stale', 'waiting', 'returned', 'rejected'] as const;

/** Only what there is: a nought says nothing here. */
function Counters({ of, held }: { of: Progress; held: number }): ReactElement {
  const say = useSay(batchMessages);
  const all = [
    ['read', of.read] as const,
    ...COUNTS.map((each) => [each, of[each]] as const).filter(([, n]) => n > 0),
    ...(held > 0 ? [['held', held] as const] : []),
  ];
  return (
    <dl className="counters" data-read={of.read} data-back={of.returned + of.rejected}>
      {all.map(([each, n]) => (
        <div key={each}>
          <dt>{say[each]()}</dt>
          <dd>{formatCount(n)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ batch }: { batch: Batch }): ReactElement {
  const say = useSay(batchMessages);
  const may = useMay();
  const { mostUrgent, mendBy, open, severityMissing, unknownColumns, sheet, mends, waiting, accepted, replaced } = batch;
  const lines = [
    ...(mends === null ? [] : [say.mends({ of: mends })]),
    ...(sheet === null ? [] : [say.sheet({ sheet })]),
    ...(mendBy === null ? [] : [say.mendBy({ due: mendBy, n: open })]),
    ...(severityMissing === 0 ? [] : [say.severity({ n: severityMissing })]),
    ...(unknownColumns.length === 0 ? [] : [say.unknown({ columns: unknownColumns.join('、') })]),
  ];
  return (
    <>
      {mostUrgent === null ? null : (
        <p>
          {say.urgent({ due: mostUrgent.due })}{' '}
          <Mark kind={mostUrgent.workingDaysLeft <= 2 ? 'soon' : 'plain'}>{say['urgent.left']({ n: mostUrgent.workingDaysLeft })}</Mark>
        </p>
      )}
      {lines.map((each) => (
        <p key={each}>
          <Mixed>{each}</Mixed>
        </p>
      ))}
      <p className="counts">
        {accepted + replaced > 0 && may('records.read') ? <PageLink to={`/records?batch=${batch.batch}`}>{say.records()}</PageLink> : null}
        {waiting > 0 && may('matching.decide') ? <PageLink to="/intake/matching">{say.matching()}</PageLink> : null}
      </p>
    </>
  );
}
