import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import type { Row } from './types.ts';
import { deskMessages } from './messages/desk.ts';
import { useReason } from './reason.tsx';

/** What no reviewer makes up for: a determination of another organ that does not say on what it rests. */
const NEVER = 'DETERMINATION_INCOMPLETE';

/** A held row is released by another person than who sent it, or taken out; each with a reason of its own. */
export function Decide({ row }: { row: Row }): ReactElement {
  const say = useSay(deskMessages);
  const { account, today } = useStart();
  const releasing = useReason('release');
  const taking = useReason('takeout');
  const { review, record } = row;
  const params = { path: { id: record.recordId } };
  const { until } = record.display;
  const never = review.held?.reasons.some(({ code }) => code === NEVER) ?? false;
  const closed = review.sentBy === account ? say['release.own']() : never ? say['release.never']() : null;
  return (
    <section className="card">
      <p className="page-actions">
        <span data-shortcut="a">
          <ConfirmAction
            label={say.release()}
            title={say['release.title']()}
            consequences={[
              say['release.1']({ on: today }),
              until === null ? say['release.2.open']() : say['release.2']({ until }),
              say['release.3'](),
            ]}
            confirm={say.release()}
            closed={closed}
            primary
            send={async () => answer(api.POST('/api/v1/publicity/{id}/release', { params, body: { reason: releasing.take() } }))}
          >
            {releasing.field}
          </ConfirmAction>
        </span>
        <span data-shortcut="r">
          <ConfirmAction
            label={say.takeout()}
            title={say['takeout.title']()}
            consequences={[say['takeout.1'](), say['takeout.2'](), say['takeout.3']()]}
            confirm={say.takeout()}
            danger
            send={async () =>
              answer(
                api.POST('/api/v1/publicity/{id}/withdraw', {
                  params,
                  body: { kind: 'sent_in_error', reason: taking.take() },
                }),
              )
            }
          >
            {taking.field}
          </ConfirmAction>
        </span>
      </p>
      <p className="meta keys">{say.keys()}</p>
    </section>
  );
}
