import type { ReactElement } from 'react';
import { exchangeList } from '../../api/lists/exchange.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { exchangeMessages } from './messages.ts';
import { RunActions } from './run.tsx';
import type { Status } from './types.ts';

export { LifePage, StuckPage } from './stuck.tsx';

/** How far the records of each organ and day have come, what is stuck, and the work that can be set going. */
export function ExchangePage(): ReactElement {
  const say = useSay(exchangeMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <ListTable
        list={exchangeList}
        caption={say.caption()}
        rowKey={({ organ, day }) => `${organ} ${day}`}
        summary={(status) => <Summary status={status} />}
        empty={{ why: say.why(), what: say.what() }}
      />
    </Page>
  );
}

function Summary({ status }: { status: Status }): ReactElement {
  const say = useSay(exchangeMessages);
  const { on, channel, stuck, files, problems, unaccompanied, determinations } = status;
  return (
    <section className="card" data-exchange={on ? 'on' : 'off'}>
      <p>{on ? say.on({ channel: say[`channel.${channel === 'http' ? 'http' : 'folder'}`]() }) : say.off()}</p>
      <p data-stuck={stuck.unsent + stuck.unreceipted + stuck.unmended}>
        <PageLink to="/exchange/stuck">{say.stuck()}</PageLink> {say['stuck.count'](stuck)}
      </p>
      <h2>{say.files()}</h2>
      {files.length === 0 ? <p>{say['files.none']()}</p> : null}
      <ul>
        {files.map(({ number, rows, attempts, fault }) => (
          <li key={number}>
            <Mixed>{say['files.line']({ number, rows, attempts, fault: fault ?? '' })}</Mixed>
          </li>
        ))}
      </ul>
      {problems === 0 ? null : <p>{say.problems({ n: problems })}</p>}
      {unaccompanied.length === 0 ? null : <p>{say.unaccompanied({ names: unaccompanied.join(' ') })}</p>}
      {Object.keys(determinations).length === 0 ? null : (
        <>
          <h2>{say['determinations.title']()}</h2>
          <ul>
            {Object.entries(determinations).map(([state, n]) => (
              <li key={state}>{say['determinations.line']({ state, n })}</li>
            ))}
          </ul>
        </>
      )}
      <RunActions status={status} />
    </section>
  );
}
