import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { kindOf } from '../../parts/acts/index.ts';
import { formatCount } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { formTitle, titleOf, useForms, type Form } from './forms-known.ts';
import { batchesMessages } from './messages/batches.ts';

type Get = paths['/api/v1/intake/batches']['get'];
type Batch = Get['responses'][200]['content']['application/json']['items'][number];
type Query = NonNullable<Get['parameters']['query']>;

const STATES = ['received', 'running', 'done', 'refused', 'recalled'] as const;

/** What the organ has sent, newest first. */
export function BatchesPage(): ReactElement {
  const say = useSay(batchesMessages);
  const { go } = useAddress();
  const may = useMay();
  const forms = useForms();
  return (
    <Page
      title={say.title()}
      lead={<p>{say.lead()}</p>}
      actions={
        may('intake.report') ? (
          <Button type="primary" onClick={() => go('/intake/new')}>
            {say.new()}
          </Button>
        ) : undefined
      }
    >
      <QueryTable<Batch>
        name="batches"
        caption={say.caption()}
        columns={columns(say, forms)}
        rowKey={({ batch }) => batch}
        open={({ batch }) => `/intake/batches/${batch}`}
        filters={[
          {
            name: 'form',
            label: say.form(),
            kind: 'select',
            options: forms.map(({ id, title, act }) => ({
              value: id,
              label: titleOf(title),
              group: act === 'registration' ? say.register() : kindOf(act),
            })),
          },
          {
            name: 'state',
            label: say.state(),
            kind: 'select',
            options: STATES.map((state) => ({ value: state, label: say[`state.${state}`]() })),
          },
          { name: 'from', label: say.from(), kind: 'date' },
          { name: 'to', label: say.to(), kind: 'date' },
          { name: 'open', label: say['open.filter'](), kind: 'check' },
          { name: 'mine', label: say['mine.filter'](), kind: 'check' },
        ]}
        orders={[{ key: 'received', words: say.order() }]}
        load={({ filters, cursor, limit, signal }) =>
          answer(api.GET('/api/v1/intake/batches', { params: { query: queryOf(filters, limit, cursor) }, signal }))
        }
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        exportHref={(search) => `/api/v1/intake/batches.csv${search}`}
      />
    </Page>
  );
}

function queryOf(filters: Readonly<Record<string, string>>, limit: number, cursor: string | undefined): Query {
  const { form, state, from, to, open, mine } = filters;
  return {
    limit,
    ...(cursor === undefined ? {} : { cursor }),
    ...(form === undefined ? {} : { form }),
    ...(state === undefined ? {} : { state: state as (typeof STATES)[number] }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(open === undefined ? {} : { open: true }),
    ...(mine === undefined ? {} : { mine: true }),
  };
}

function columns(say: typeof batchesMessages.zh, forms: readonly Form[]): Column<Batch>[] {
  return [
    { key: 'number', head: say.number(), heading: true, cell: ({ number }) => number },
    { key: 'file', head: say.file(), cell: ({ file }) => <Zh>{file}</Zh> },
    { key: 'form', head: say.form(), cell: ({ mapping }) => <Mixed>{formTitle(forms, mapping)}</Mixed> },
    { key: 'state', head: say.state(), cell: ({ state }) => <Mark kind="plain">{say[`state.${state}`]()}</Mark> },
    { key: 'received', head: say.received(), cell: ({ receivedAt }) => <DateText at={receivedAt} /> },
    { key: 'read', head: say.read(), numeric: true, cell: ({ read }) => formatCount(read) },
    {
      key: 'taken',
      head: say.taken(),
      numeric: true,
      cell: ({ accepted, replaced, unchanged, stale }) => formatCount(accepted + replaced + unchanged + stale),
    },
    {
      key: 'back',
      head: say.back(),
      numeric: true,
      cell: ({ returned, rejected }) => formatCount(returned + rejected),
    },
    { key: 'open', head: say.open(), numeric: true, cell: ({ open }) => formatCount(open) },
    { key: 'urgent', head: say.urgent(), cell: (batch) => <Urgent batch={batch} /> },
    { key: 'mends', head: say.mends(), extra: true, cell: ({ mends }) => mends },
    { key: 'by', head: say.by(), extra: true, cell: ({ reportedBy }) => <code>{reportedBy}</code> },
  ];
}

/** Two working days and fewer are marked; what is past its day is no longer the batch's to hurry. */
function Urgent({ batch: { mostUrgent } }: { batch: Batch }): ReactElement | null {
  const say = useSay(batchesMessages);
  if (mostUrgent === null) return null;
  const { due, workingDaysLeft: n } = mostUrgent;
  return (
    <>
      <DateText day={due} /> {n <= 2 ? <Mark kind="soon">{say['urgent.left']({ n })}</Mark> : say['urgent.left']({ n })}
    </>
  );
}
