import type { ReactElement } from 'react';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import type { Row } from './types.ts';
import { deskMessages } from './messages/desk.ts';
import { NO_REASON, ReasonFields, useSentences } from './reason.tsx';

/** What no reviewer makes up for: a determination of another organ that does not say on what it rests. */
const NEVER = 'DETERMINATION_INCOMPLETE';

/** A held row is released by another person than who sent it, or taken out; each with a reason of its own. */
export function Decide({ row }: { row: Row }): ReactElement {
  const say = useSay(deskMessages);
  const { account, today } = useStart();
  const { review, record } = row;
  const path = { id: record.recordId };
  const release = useSentences('release');
  const takeout = useSentences('takeout');
  const releasing = useForm({ to: 'post /api/v1/publicity/{id}/release', path, begin: NO_REASON, faults: release.faults });
  const taking = useForm({
    to: 'post /api/v1/publicity/{id}/withdraw',
    path,
    begin: NO_REASON,
    faults: takeout.faults,
    body: (given) => ({ ...given, kind: 'sent_in_error' as const }),
  });
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
            form={releasing}
          >
            <ReasonFields form={releasing} sentences={release.sentences} />
          </ConfirmAction>
        </span>
        <span data-shortcut="r">
          <ConfirmAction
            label={say.takeout()}
            title={say['takeout.title']()}
            consequences={[say['takeout.1'](), say['takeout.2'](), say['takeout.3']()]}
            confirm={say.takeout()}
            danger
            form={taking}
          >
            <ReasonFields form={taking} sentences={takeout.sentences} />
          </ConfirmAction>
        </span>
      </p>
      <p className="meta keys">{say.keys()}</p>
    </section>
  );
}
