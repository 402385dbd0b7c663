import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { writeSearch } from '../../address/search.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { Compare, type Chosen } from './compare.tsx';
import { deskMessages } from './messages.ts';
import { SCOPE, type Row } from './types.ts';
import { Undo } from './undo.tsx';

/** Rows without a usable code; the one that is open stands above them beside the bodies that it may mean. */
export function MatchingPage(): ReactElement {
  const say = useSay(deskMessages);
  const { search } = useAddress();
  const { role } = useStart();
  const [last, setLast] = useState<Chosen | null>(null);
  // The row that is open is part of the address, beside the state of the list.
  const open = ({ id }: Row) => `/intake/matching${writeSearch({ ...search, row: id })}`;
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>} actions={<PageLink to="/intake/matching/decisions">{say.decisions()}</PageLink>}>
      {last === null ? null : (
        <section className="notice" role="status" data-decided={last.decision}>
          <p>
            <Mixed>{say.done({ name: last.name })}</Mixed>
          </p>
          <Undo decision={last.decision} onDone={() => setLast(null)} />
        </section>
      )}
      <QueryTable<Row>
        name="matching"
        caption={say.caption()}
        purposeScope={SCOPE}
        columns={columns(say)}
        rowKey={({ id }) => id}
        open={open}
        filters={role === 'director' ? [{ name: 'organ', label: say.organ(), kind: 'text', maxLength: 64 }] : []}
        orders={[{ key: 'received', words: say.order() }]}
        sizes={[20, 50]}
        summary={({ items }) => <Opened rows={items} wanted={search['row']} onDone={setLast} />}
        load={({ filters: { organ }, cursor, limit, purpose, signal }) => {
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            ...(organ === undefined ? {} : { organ }),
          };
          return answer(api.GET('/api/v1/matching/rows', { params: { query }, headers: purposeHeader(purpose), signal }));
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        exportHref={(conditions) => `/api/v1/matching/rows.csv${conditions}`}
      />
    </Page>
  );
}

function Opened(props: { rows: readonly Row[]; wanted: string | undefined; onDone: (chosen: Chosen) => void }): ReactElement | null {
  const row = props.rows.find(({ id }) => id === props.wanted) ?? props.rows[0];
  return row === undefined ? null : <Compare key={row.id} row={row} onDone={props.onDone} />;
}

function columns(say: typeof deskMessages.zh): Column<Row>[] {
  return [
    { key: 'name', head: say.name(), heading: true, cell: ({ name }) => <Zh>{name}</Zh> },
    { key: 'number', head: say.number(), cell: ({ number }) => <code>{number.text}</code> },
    { key: 'matter', head: say.matter(), cell: ({ title }) => <Zh>{title}</Zh> },
    { key: 'candidates', head: say.candidates(), numeric: true, cell: ({ candidates }) => candidates.length },
    { key: 'received', head: say.received(), cell: ({ receivedOn }) => <DateText day={receivedOn} /> },
    { key: 'batch', head: say.batch(), cell: ({ batch }) => batch },
    { key: 'row', head: say.row(), numeric: true, cell: ({ row }) => row },
    { key: 'document', head: say.document(), extra: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    { key: 'decided', head: say.decided(), extra: true, cell: ({ decided }) => <DateText day={decided} /> },
    { key: 'organ', head: say.organ(), extra: true, cell: ({ organ }) => <code>{organ}</code> },
  ];
}
