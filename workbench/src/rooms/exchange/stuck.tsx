import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { exchangeStuckList } from '../../api/lists/exchange-stuck.ts';
import type { paths } from '../../api/schema.d.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PurposeGate } from '../../parts/purpose.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { DateText, Mark, Mixed } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { exchangeMessages } from './messages.ts';

type Life = paths['/api/v1/exchange/records/{id}']['get']['responses'][200]['content']['application/json'];

/** Rows past their day, of the caller's reach. */
export function StuckPage(): ReactElement {
  const say = useSay(exchangeMessages);
  return (
    <Page title={say.stuck()} lead={<p>{say['stuck.lead']()}</p>} trail={[{ to: '/exchange', label: say.title() }]}>
      <ListTable
        list={exchangeStuckList}
        caption={say.stuck()}
        purposeScope="/exchange"
        rowKey={({ recordId, kind }) => `${recordId} ${kind}`}
        open={({ recordId }) => `/exchange/records/${recordId}`}
        cells={{
          recordId: ({ recordId }) => <code>{recordId.slice(-12)}</code>,
          file: ({ file, row }) => (file === null ? '—' : <code>{`${file} ${row ?? ''}`}</code>),
          due: ({ due }) => (
            <>
              <DateText day={due} /> <Mark kind="late">{say['late.mark']()}</Mark>
            </>
          ),
          code: ({ code, text }) => <Mixed>{[code, text].filter((each) => each !== null).join(' ') || '—'}</Mixed>,
        }}
        empty={{ why: say['stuck.why']() }}
      />
    </Page>
  );
}

type Say = typeof exchangeMessages.zh;

/** The way of one record: step by step, and each sending. */
export function LifePage(): ReactElement {
  const say = useSay(exchangeMessages);
  const id = useAddress().params['id'] ?? '';
  return (
    <Page
      title={say['life.title']()}
      trail={[
        { to: '/exchange', label: say.title() },
        { to: '/exchange/stuck', label: say.stuck() },
      ]}
    >
      <PurposeGate scope="/exchange">
        {(purpose) => (
          <Load
            of={['exchange-life', id, purpose]}
            load={(signal) =>
              answer(
                api.GET('/api/v1/exchange/records/{id}', {
                  params: { path: { id } },
                  headers: purposeHeader(purpose),
                  signal,
                }),
              )
            }
          >
            {(life) => <Steps life={life} />}
          </Load>
        )}
      </PurposeGate>
    </Page>
  );
}

function Steps({ life: { recordId, organ, steps, sendings } }: { life: Life }): ReactElement {
  const say = useSay(exchangeMessages);
  return (
    <>
      <p>
        <OrganName code={organ} /> <code>{recordId}</code>
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={say['life.title']()}>
        <table>
          <thead>
            <tr>
              {(['stage', 'state', 'done.on', 'due.day', 'because'] as const).map((each) => (
                <th key={each} scope="col">
                  {say[each]()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ stage, state, on, due, late, why }) => (
              <tr key={stage} data-stage={stage} data-state={state}>
                <th scope="row">{say[`stage.${stage}`]()}</th>
                <td>{stateName(state, say)}</td>
                <td>{on === null ? '—' : <DateText day={on} />}</td>
                <td>
                  {due === null ? '—' : <DateText day={due} />} {late ? <Mark kind="late">{say['late.mark']()}</Mark> : null}
                </td>
                <td>{why === null ? '—' : <code>{why}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{say.sendings()}</h2>
      {sendings.length === 0 ? <p>{say['sendings.none']()}</p> : null}
      <ul>
        {sendings.map((each) => (
          <li key={each.revision}>
            {say.sending({ revision: each.revision, file: each.file, row: each.row })}
            <br />
            {say['sending.state']({
              published: each.publishedOn ?? say.none(),
              outcome: [each.outcome, each.code].filter((part) => part !== null).join(' ') || say.none(),
              received: each.receivedOn ?? '',
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function stateName(state: string, say: Say): string {
  const key = `state.${state}`;
  return key in say ? say[key as 'state.done']() : state;
}
