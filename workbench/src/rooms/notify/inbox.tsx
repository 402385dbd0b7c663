import { Button } from 'antd';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { DateText, Mark, Mixed } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { inboxMessages } from './messages/inbox.ts';

type Message = paths['/api/v1/my/messages']['get']['responses'][200]['content']['application/json']['items'][number];

/** What the system told the person who is signed in. */
export function MessagesPage(): ReactElement {
  const say = useSay(inboxMessages);
  const all = useAction(() => answer(api.POST('/api/v1/my/messages/read', { body: {} })));
  const one = useAction(async (id: string) => {
    await answer(api.POST('/api/v1/my/messages/{id}/read', { params: { path: { id } }, body: {} }));
    return id;
  });
  return (
    <Page
      title={say.title()}
      lead={<p>{say.lead()}</p>}
      actions={
        <Button loading={all.busy} onClick={() => void all.run(undefined)}>
          {say['mark.all']()}
        </Button>
      }
    >
      {all.result === undefined ? null : (
        <p role="status" data-marked={all.result.marked}>
          {say['marked.all']({ n: all.result.marked })}
        </p>
      )}
      <Problem error={all.problem ?? one.problem} retry={all.problem === null ? one.again : all.again} />
      <QueryTable<Message>
        name="messages"
        caption={say.title()}
        columns={[
          { key: 'text', head: say.text(), heading: true, cell: ({ text }) => <Mixed>{text}</Mixed> },
          { key: 'at', head: say.at(), cell: ({ at }) => <DateText at={at} /> },
          {
            key: 'state',
            head: say.state(),
            cell: ({ readAt }) => (readAt === null ? <Mark kind="soon">{say.unread()}</Mark> : say.read()),
          },
        ]}
        rowKey={({ id }) => id}
        open={({ link }) => link}
        actions={({ id, readAt }) =>
          readAt === null ? (
            <Button size="small" onClick={() => void one.run(id)}>
              {say['mark.one']()}
            </Button>
          ) : null
        }
        filters={[{ name: 'unread', label: say['only.unread'](), kind: 'check' }]}
        orders={[{ key: 'at', words: say.order() }]}
        load={({ filters: { unread }, cursor, limit, signal }) => {
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(unread === undefined ? {} : { unread: true }),
          };
          return answer(api.GET('/api/v1/my/messages', { params: { query }, signal }));
        }}
        empty={{ why: say.why(), what: say.what() }}
      />
    </Page>
  );
}
