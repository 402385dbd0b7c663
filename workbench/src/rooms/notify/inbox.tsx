import { Button } from 'antd';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { messagesList } from '../../api/lists/messages.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mark } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { inboxMessages } from './messages/inbox.ts';

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
      <ListTable
        list={messagesList}
        caption={say.title()}
        rowKey={({ id }) => id}
        open={({ link }) => link}
        actions={({ id, readAt }) =>
          readAt === null ? (
            <Button size="small" onClick={() => void one.run(id)}>
              {say['mark.one']()}
            </Button>
          ) : null
        }
        cells={{ state: ({ readAt }) => (readAt === null ? <Mark kind="soon">{say.unread()}</Mark> : say.read()) }}
        empty={{ why: say.why(), what: say.what() }}
      />
    </Page>
  );
}
