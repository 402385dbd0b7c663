import { Button } from 'antd';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { DateText, Mark } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Found } from '../../table/types.ts';
import { outboxMessages } from './messages/outbox.ts';

type Outbox = paths['/api/v1/notify/outbox']['get']['responses'][200]['content']['application/json'];
type Sent = Outbox['items'][number];

/** What became of messages that leave the house; one that fails is tried again by hand. */
export function OutboxPage(): ReactElement {
  const say = useSay(outboxMessages);
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
      <QueryTable<Sent>
        name="outbox"
        caption={say['outbox.title']()}
        columns={[
          { key: 'id', head: say.id(), heading: true, cell: ({ id }) => String(id) },
          { key: 'at', head: say.at(), cell: ({ at }) => <DateText at={at} /> },
          { key: 'channel', head: say.channel(), cell: ({ channel }) => channelName(channel, say) },
          { key: 'account', head: say.account(), cell: ({ account }) => <code>{account}</code> },
          { key: 'kind', head: say.kind(), cell: ({ kind }) => <code>{kind}</code> },
          {
            key: 'state',
            head: say.state(),
            cell: ({ state }) => (state === 'failing' ? <Mark kind="late">{say['state.failing']()}</Mark> : say[`state.${state}`]()),
          },
          { key: 'attempts', head: say.attempts(), numeric: true, cell: ({ attempts }) => attempts },
          { key: 'next', head: say['next.at'](), cell: ({ nextAt }) => <DateText at={nextAt} /> },
          { key: 'error', head: say.error(), cell: ({ lastError }) => lastError ?? '—' },
        ]}
        rowKey={({ id }) => String(id)}
        actions={({ id, state }) =>
          state === 'failing' || state === 'waiting' ? (
            <Button size="small" loading={retry.busy} onClick={() => void retry.run(id)}>
              {say.retry()}
            </Button>
          ) : null
        }
        filters={[{ name: 'open', label: say['only.open'](), kind: 'check' }]}
        orders={[{ key: 'id', words: say['outbox.order']() }]}
        load={({ filters: { open }, cursor, limit, signal }) => {
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(open === undefined ? {} : { open: true }),
          };
          return answer(api.GET('/api/v1/notify/outbox', { params: { query }, signal }));
        }}
        summary={(found) => <Configured of={(found as Found<Sent> & Outbox).configured} />}
        empty={{ why: say['outbox.why'](), what: say['outbox.what']() }}
      />
    </Page>
  );
}

function Configured({ of }: { of: Outbox['configured'] }): ReactElement {
  const say = useSay(outboxMessages);
  const channels = of.map((each) => channelName(each, say)).join(' · ');
  return <p data-channels={of.length}>{of.length === 0 ? say['outbox.none']() : say['outbox.configured']({ channels })}</p>;
}

function channelName(channel: string, say: typeof outboxMessages.zh): string {
  const key = `channel.${channel}`;
  return key in say ? say[key as 'channel.email']() : channel;
}
