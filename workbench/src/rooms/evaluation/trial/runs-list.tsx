import type { ReactElement } from 'react';
import { answer, api } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { shanghai } from '../../../parts/format.ts';
import { PageLink } from '../../../parts/links.tsx';
import { Page } from '../../../parts/page.tsx';
import { DateText, Mark } from '../../../parts/text.tsx';
import { QueryTable } from '../../../table/query-table.tsx';
import type { Column } from '../../../table/types.ts';
import { Titled } from '../catalogue/list.tsx';
import { backtestMessages } from '../backtest/messages.ts';
import { trialMessages } from './messages.ts';
import type { BacktestHead, TrialHead } from './run-types.ts';
import { TableFile } from '../catalogue/table-file.tsx';
import { own } from '../../../look/language.ts';

const MOST = 200;

interface Asked {
  limit: number;
  cursor?: string;
}

const readTrials = (query: Asked, signal?: AbortSignal) =>
  answer(api.GET('/api/v1/models/trials', { params: { query }, ...(signal === undefined ? {} : { signal }) }));
const readBacktests = (query: Asked, signal?: AbortSignal) =>
  answer(api.GET('/api/v1/models/backtests', { params: { query }, ...(signal === undefined ? {} : { signal }) }));

type Say = typeof trialMessages.zh;
type Head = TrialHead | BacktestHead;

/** What both kinds of runs show of themselves. */
function shared<Row extends Head>(say: Say): Column<Row>[] {
  return [
    {
      key: 'model',
      head: say.model(),
      heading: true,
      cell: ({ model }) => (
        <>
          <Titled of={model.title} /> <code>{model.edition}</code>
        </>
      ),
    },
    {
      key: 'state',
      head: say.state(),
      cell: ({ state }) => <Mark kind={state === 'done' || state === 'running' ? 'plain' : 'soon'}>{say[`state.${state}`]()}</Mark>,
    },
    { key: 'asOf', head: say.asOf(), cell: ({ asOf }) => <DateText day={asOf} /> },
    { key: 'started', head: say.started(), cell: ({ startedAt }) => <DateText at={startedAt} /> },
    { key: 'by', head: say.by(), cell: ({ by }) => <code>{by}</code> },
  ];
}

function rowsOf(items: readonly Head[], say: Say): string[][] {
  return [
    [say.model(), say.state(), say.asOf(), say.started(), say.by()],
    ...items.map(({ model, state, asOf, startedAt, by }) => {
      const { day, time } = shanghai(startedAt);
      return [`${own(model.title)} ${model.edition}`, say[`state.${state}`](), asOf, `${day} ${time}`, by];
    }),
  ];
}

/** What-ifs of the own organ; each restores the editor and its result. */
export function TrialsPage(): ReactElement {
  const say = useSay(trialMessages);
  return (
    <Page
      title={say['list.title']()}
      lead={<p>{say['list.lead']()}</p>}
      actions={
        <TableFile
          label={say.export()}
          name={say['list.file']()}
          rows={async () => rowsOf((await readTrials({ limit: MOST })).items, say)}
        />
      }
    >
      <QueryTable<TrialHead>
        name="trials"
        caption={say['list.caption']()}
        columns={[
          ...shared<TrialHead>(say),
          {
            key: 'against',
            head: say.against(),
            extra: true,
            cell: ({ against }) => (
              <>
                <Titled of={against.title} /> <code>{against.edition}</code>
              </>
            ),
          },
        ]}
        rowKey={({ id }) => id}
        open={({ id, model }) => `/models/${encodeURIComponent(model.id)}/try?trial=${id}`}
        orders={[{ key: 'started', words: say['list.order']() }]}
        load={({ limit, cursor, signal }) => readTrials({ limit, ...(cursor === undefined ? {} : { cursor }) }, signal)}
        empty={{ why: say['list.why'](), what: <PageLink to="/models">{say['list.what']()}</PageLink> }}
      />
    </Page>
  );
}

export function BacktestsPage(): ReactElement {
  const say = useSay(trialMessages);
  const back = useSay(backtestMessages);
  return (
    <Page
      title={back['list.title']()}
      lead={<p>{back['list.lead']()}</p>}
      actions={
        <>
          <PageLink className="button" to="/backtests/new">
            {back.new()}
          </PageLink>
          <TableFile
            label={say.export()}
            name={back['list.file']()}
            rows={async () => rowsOf((await readBacktests({ limit: MOST })).items, say)}
          />
        </>
      }
    >
      <QueryTable<BacktestHead>
        name="backtests"
        caption={back['list.title']()}
        columns={[...shared<BacktestHead>(say), { key: 'until', head: back.until(), cell: ({ until }) => <DateText day={until} /> }]}
        rowKey={({ id }) => id}
        open={({ id }) => `/backtests/${id}`}
        orders={[{ key: 'started', words: say['list.order']() }]}
        load={({ limit, cursor, signal }) => readBacktests({ limit, ...(cursor === undefined ? {} : { cursor }) }, signal)}
        empty={{ why: back['list.why'](), what: <PageLink to="/backtests/new">{back.new()}</PageLink> }}
      />
    </Page>
  );
}
