import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateText } from '../../parts/text.tsx';
import { accountMessages } from './messages/accounts.ts';
import type { Account } from './types.ts';

/** Who is signed in with the account, and the end of it. */
export function Sessions({ file: { account, open } }: { file: Account }): ReactElement {
  const say = useSay(accountMessages);
  const what = say['session.end.what']();
  return (
    <section data-sessions={open.length}>
      <h2>{say['sessions.title']()}</h2>
      {open.length === 0 ? (
        <p>{say['sessions.none']()}</p>
      ) : (
        <>
          <div className="scroll" tabIndex={0} role="region" aria-label={say['sessions.title']()}>
            <table>
              <thead>
                <tr>
                  {(['session.way', 'session.opened', 'session.seen', 'session.expires', 'session.end'] as const).map((each) => (
                    <th key={each} scope="col">
                      {say[each]()}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {open.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">{say[`session.way.${each.way}`]()}</th>
                    <td>
                      <DateText at={each.openedAt} />
                    </td>
                    <td>
                      <DateText at={each.seenAt} />
                    </td>
                    <td>
                      <DateText at={each.expiresAt} />
                    </td>
                    <td>
                      <ConfirmAction
                        label={say['session.end']()}
                        title={say['session.end.title']()}
                        consequences={[say['sessions.end.count']({ n: 1 }), what]}
                        confirm={say['session.end']()}
                        send={() =>
                          answer(
                            api.DELETE('/api/v1/users/{account}/sessions/{session}', {
                              params: { path: { account, session: each.id } },
                            }),
                          )
                        }
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            <ConfirmAction
              label={say['sessions.end']()}
              title={say['sessions.end']()}
              consequences={[say['sessions.end.count']({ n: open.length }), what]}
              confirm={say['sessions.end']()}
              send={() => answer(api.DELETE('/api/v1/users/{account}/sessions', { params: { path: { account } } }))}
            />
          </p>
        </>
      )}
    </section>
  );
}
