import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import { PageLink } from '../parts/links.tsx';
import { tableMessages } from './messages.ts';
import type { Column, Found, QueryTableProps } from './types.ts';
import { useRowKeys } from './use-row-keys.ts';

/** A real table in a region that scrolls by itself: its head stays, the page never scrolls sideways. */
export function Rows<Row>(props: QueryTableProps<Row> & { found: Found<Row>; state: { columns: readonly string[] } }): ReactElement {
  const { caption, rowKey, open, actions, found, state } = props;
  const say = useSay(tableMessages);
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = props.columns.filter(({ key }) => state.columns.includes(key));
  const named = columns.some(({ heading }) => heading === true);
  useRowKeys(body);
  return (
    <>
      <div className="scroll" role="region" aria-label={say.region({ name: caption })} tabIndex={0}>
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ key, head, numeric }) => (
                <th key={key} scope="col" className={numeric ? 'number' : undefined}>
                  {head}
                </th>
              ))}
              {actions === undefined ? null : <th scope="col">{say.actions()}</th>}
            </tr>
          </thead>
          <tbody ref={body}>
            {found.items.map((row) => (
              <tr key={rowKey(row)} tabIndex={-1} onKeyDown={openOnEnter}>
                {columns.map((column, index) => (
                  <Cell
                    key={column.key}
                    column={column}
                    row={row}
                    to={(named ? column.heading === true : index === 0) ? (open?.(row) ?? null) : null}
                  />
                ))}
                {actions === undefined ? null : <td className="row-actions">{actions(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta keys">{say.keys()}</p>
    </>
  );
}

function Cell<Row>({ column, row, to }: { column: Column<Row>; row: Row; to: string | null }): ReactElement {
  const content = column.cell(row);
  const inner =
    to === null ? (
      content
    ) : (
      <PageLink to={to} className="open">
        {content}
      </PageLink>
    );
  const className = column.numeric ? 'number' : undefined;
  return column.heading ? (
    <th scope="row" className={className}>
      {inner}
    </th>
  ) : (
    <td className={className}>{inner}</td>
  );
}

/** On the row itself; within it links and buttons have the key for themselves. */
function openOnEnter(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
  event.currentTarget.querySelector<HTMLElement>('a.open, a, button')?.click();
}
