import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { exchangeMessages } from './messages.ts';
import type { Status } from './types.ts';

/** Sets the national leg going: for a director over the whole city, where an exchange is set up. */
export function RunActions({ status: { on, items } }: { status: Pick<Status, 'on' | 'items'> }): ReactElement {
  const say = useSay(exchangeMessages);
  const { district } = useStart();
  const may = useMay();
  const [queued, setQueued] = useState(false);
  const closed = !may('exchange.run') || district !== null ? say['run.closed']() : on ? null : say['run.off']();
  const sum = (key: 'due' | 'open') => items.reduce((n, row) => n + row[key], 0);
  return (
    <>
      <h2>{say.run()}</h2>
      <p className="row-actions">
        <ConfirmAction
          label={say.send()}
          title={say['send.title']()}
          consequences={[say['send.count']({ n: sum('due') }), say['send.what']()]}
          confirm={say['send.confirm']()}
          closed={closed}
          send={() => answer(api.POST('/api/v1/exchange/send', { body: {} }))}
          onDone={() => setQueued(true)}
        />
        <ConfirmAction
          label={say.receive()}
          title={say['receive.title']()}
          consequences={[say['receive.count']({ n: sum('open') }), say['receive.what']()]}
          confirm={say['receive.confirm']()}
          closed={closed}
          send={() => answer(api.POST('/api/v1/exchange/receive', { body: {} }))}
          onDone={() => setQueued(true)}
        />
      </p>
      {queued ? (
        <p role="status" data-queued="">
          {say.queued()}
        </p>
      ) : null}
    </>
  );
}
