import { Button } from 'antd';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { outboxList } from '../../api/lists/outbox.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mark } from '../../parts/text.tsx';
import { ListTable, useChoices } from '../../table/list-table.tsx';
import { outboxMessages } from './messages/outbox.ts';

type Outbox = paths['/api/v1/notify/outbox']['get']['responses'][200]['content']['application/json'];

/** What became of messages that leave the house; one that fails is tried again by hand. */
export function OutboxPage(): ReactElement {
  const say = useSay(outboxMessages);
  const states = useChoices(outboxList, 'state');
  const retry = useAction(async (id: number) => {
    await answer(api.POST('/api/v1/notify/outbox/{id}/retry', { params: { path: { id } }, body: {} }));
    return id;
  });
  return (
    <Page title={say['outbox.title']()} lead={<p>{say['outbox.lead']()}</p>}>
      <Problem error={retry.problem} retry={retry.again} />
      {retry.result === undefined ? null : (
        <p role="status" data-retried={retry.result}>
          {say.retried({ n: retry.result })}
        </p>
      )}
      <ListTable
        list={outboxList}
        caption={say['outbox.title']()}
        rowKey={({ id }) => String(id)}
        actions={({ id, state }) =>
          state === 'failing' || state === 'waiting' ? (
            <Button size="small" loading={retry.busy} onClick={() => void retry.run(id)}>
              {say.retry()}
            </Button>
          ) : null
        }
        summary={(found) => <Configured of={found.configured} />}
        cells={{
          state: ({ state }) => (state === 'failing' ? <Mark kind="late">{states[state]}</Mark> : states[state]),
        }}
        empty={{ why: say['outbox.why'](), what: say['outbox.what']() }}
      />
    </Page>
  );
}

function Configured({ of }: { of: Outbox['configured'] }): ReactElement {
  const say = useSay(outboxMessages);
  const ways = useChoices(outboxList, 'channel');
  const channels = of.map((each) => ways[each]).join(' · ');
  return <p data-channels={of.length}>{of.length === 0 ? say['outbox.none']() : say['outbox.configured']({ channels })}</p>;
}
