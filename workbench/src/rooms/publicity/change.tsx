import type { ReactElement } from 'react';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { Mixed } from '../../parts/text.tsx';
import { Correct } from './correct.tsx';
import type { Row } from './types.ts';
import { Lift, ShieldRecord, Stay } from './facets.tsx';
import { deskMessages } from './messages/desk.ts';
import { Withdraw } from './withdraw.tsx';

/** Correction, withdrawal, stay and shield: each a proposal that another person decides. */
export function Changes({ row }: { row: Row }): ReactElement {
  const say = useSay(deskMessages);
  const may = useMay();
  const { review, record } = row;
  const ended = review.endedOn !== null ? say['closed.ended']() : null;
  const closed = ended ?? (review.releasedOn === null ? say['closed.not-shown']() : null);
  return (
    <section className="card" data-changes="">
      <h2>{say.after()}</h2>
      <p className="meta">{say['after.lead']()}</p>
      {review.open.map(({ caseId, number, openedOn }) => (
        <p key={caseId} className="notice" data-case={number}>
          {may('case.read') ? (
            <PageLink to={`/cases/${caseId}`}>
              <Mixed>{say['after.pending']({ number, on: openedOn })}</Mixed>
            </PageLink>
          ) : (
            <Mixed>{say['after.pending']({ number, on: openedOn })}</Mixed>
          )}
        </p>
      ))}
      {review.waits === null ? null : (
        <SecondPerson open={review.waits} label={say['facet.wait']()} title={say['facet.wait']()} consequences={[say['facet.effect']()]} />
      )}
      <div className="page-actions">
        <Correct row={row} closed={closed} />
        <Withdraw row={row} closed={closed} />
        {record.stay === null ? <Stay id={record.recordId} closed={ended} /> : null}
        {record.shield === null ? <ShieldRecord id={record.recordId} closed={ended} /> : null}
        {record.stay === null ? null : <Lift id={record.recordId} what="stay" closed={ended} />}
        {record.shield === null ? null : <Lift id={record.recordId} what="shield" closed={ended} />}
      </div>
    </section>
  );
}
