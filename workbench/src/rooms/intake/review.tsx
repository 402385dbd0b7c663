import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PurposeGate } from '../../parts/purpose.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { Mixed } from '../../parts/text.tsx';
import type { Batch, Review } from './types.ts';
import { Changes } from './changes.tsx';
import { batchesMessages } from './messages/batches.ts';
import { batchMessages } from './messages/batch.ts';
import { reviewMessages } from './messages/review.ts';

/** For the second person: what would change, new, replaced and flagged; never the whole file. */
export function ReviewPage(): ReactElement {
  const say = useSay(reviewMessages);
  const batches = useSay(batchesMessages);
  const one = useSay(batchMessages);
  const id = useAddress().params['id'] ?? '';
  return (
    <Load of={['batch', id]} load={(signal) => answer(api.GET('/api/v1/intake/batches/{id}', { params: { path: { id } }, signal }))}>
      {(batch) => (
        <Page
          title={say.title({ number: batch.number })}
          lead={<p>{say.lead()}</p>}
          trail={[
            { to: '/intake', label: batches.title() },
            { to: `/intake/batches/${id}`, label: one.short({ number: batch.number }) },
          ]}
        >
          {batch.review === null || batch.state !== 'received' ? (
            <section className="empty" data-empty="">
              <p>{say.gone()}</p>
              <p>
                <PageLink to={`/intake/batches/${id}`}>{say.see()}</PageLink>
              </p>
            </section>
          ) : (
            <PurposeGate scope={`/intake/batches/${id}`}>{(purpose) => <Differences batch={batch} purpose={purpose} />}</PurposeGate>
          )}
        </Page>
      )}
    </Load>
  );
}

function Differences({ batch, purpose }: { batch: Batch; purpose: string }): ReactElement {
  const { batch: id } = batch;
  const { search } = useAddress();
  const cursor = search['cursor'];
  return (
    <Load
      of={['batch.review', id, cursor, purpose]}
      once
      load={(signal) =>
        answer(
          api.GET('/api/v1/intake/batches/{id}/review', {
            params: { path: { id }, query: cursor === undefined ? {} : { cursor } },
            headers: purposeHeader(purpose),
            signal,
          }),
        )
      }
    >
      {(review) => <Shown batch={batch} review={review} paged={cursor !== undefined} />}
    </Load>
  );
}

const numberOf = (counts: Review['counts'], key: string): number => {
  const n = counts[key];
  return typeof n === 'number' ? n : 0;
};

function Shown({ batch, review, paged }: { batch: Batch; review: Review; paged: boolean }): ReactElement {
  const say = useSay(reviewMessages);
  const { setSearch, go } = useAddress();
  const { number, review: open, batch: id } = batch;
  const { counts, next, mends } = review;
  const [read, accepted, replaced, held] = ['read', 'accepted', 'replaced', 'held'].map((key) => numberOf(counts, key)) as [
    number,
    number,
    number,
    number,
  ];
  const back = numberOf(counts, 'returned') + numberOf(counts, 'rejected');
  const rest = {
    unchanged: numberOf(counts, 'unchanged'),
    stale: numberOf(counts, 'stale'),
    waiting: numberOf(counts, 'waiting'),
  };
  const consequences = [
    say['accept.taken']({ n: accepted }),
    ...(replaced > 0 ? [say['accept.replaced']({ n: replaced })] : []),
    ...(back > 0 ? [say['accept.back']({ n: back })] : []),
  ];
  return (
    <div data-review={review.number}>
      <p>
        {say.counts({ read, accepted, replaced, back })} {say.rest(rest)}
      </p>
      {held > 0 ? <p>{say.held({ n: held })}</p> : null}
      {mends === null ? null : (
        <p>
          <Mixed>{say.mends({ of: mends })}</Mixed>
        </p>
      )}
      {open === null ? null : (
        <SecondPerson
          open={open}
          label={say.accept()}
          title={say['accept.title']({ number })}
          consequences={consequences}
          onDone={() => go(`/intake/batches/${id}`)}
        />
      )}
      <p className="meta">{say.order()}</p>
      <Changes review={review} />
      {next === null && !paged ? null : (
        <nav className="pages" aria-label={say.next()}>
          {paged ? <Button onClick={() => setSearch({})}>{say.first()}</Button> : null}
          {next === null ? null : <Button onClick={() => setSearch({ cursor: next })}>{say.next()}</Button>}
        </nav>
      )}
    </div>
  );
}
