import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { writeSearch } from '../../address/search.ts';
import { matchingList } from '../../api/lists/matching.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
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
      <ListTable
        list={matchingList}
        caption={say.caption()}
        purposeScope={SCOPE}
        rowKey={({ id }) => id}
        open={open}
        summary={({ items }) => <Opened rows={items} wanted={search['row']} onDone={setLast} />}
        cells={{
          number: ({ number }) => <code>{number.text}</code>,
          candidates: ({ candidates }) => candidates.length,
        }}
        hidden={role === 'director' ? [] : ['organ']}
        sizes={[20, 50]}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

function Opened(props: { rows: readonly Row[]; wanted: string | undefined; onDone: (chosen: Chosen) => void }): ReactElement | null {
  const row = props.rows.find(({ id }) => id === props.wanted) ?? props.rows[0];
  return row === undefined ? null : <Compare key={row.id} row={row} onDone={props.onDone} />;
}
