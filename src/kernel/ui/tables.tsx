import type { ReactElement, ReactNode } from 'react';
import { t, type Language } from '../i18n/types.ts';
import { Foreign } from './text.tsx';
import { uiMessages } from './messages.ts';
import { href } from './href.ts';

export interface Column<Row> {
  head: string;
  /** Numbers stand right. */
  number?: boolean;
  /** A word that is not broken. */
  tight?: boolean;
  /** The cell that names the row. */
  heading?: boolean;
  cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  caption: string;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  language: Language;
}

/**
 * A real table in a named region that scrolls by itself. On phones each row becomes a block and each cell keeps its head
 * as a word before it, so that nothing depends on seeing the column.
 */
export function Table<Row>(props: TableProps<Row>): ReactElement {
  const say = t(props.language, uiMessages);
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={say.scrollHint({ caption: props.caption })}>
      <table className="rows">
        <caption className={props.hideCaption ? 'hidden' : undefined}>
          <Foreign text={props.caption} language={props.language} />
        </caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.head} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column) =>
                column.heading ? (
                  <th key={column.head} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} data-label={column.head} className={classOf(column)}>
                    <Cell>{column.cell(row)}</Cell>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** On a phone the head stands before the cell in a column of its own: what is more than text must stay one thing beside it. */
function Cell({ children }: { children: ReactNode }): ReactNode {
  return children === null || typeof children === 'string' || typeof children === 'number' ? children : <div>{children}</div>;
}

function classOf<Row>(column: Column<Row>): string | undefined {
  if (column.number) return 'num';
  return column.tight ? 'tight' : undefined;
}

export interface Pair {
  term: string;
  value: ReactNode;
}

/** In the narrow column of a phone such a term would be a tower of words: it has a line of its own there. */
const LONG = 10;

/** Terms and their values; what is empty is left out. */
export function Pairs({ pairs }: { pairs: readonly (Pair | null)[] }): ReactElement {
  return (
    <dl className="pairs">
      {pairs
        .filter((pair) => pair !== null)
        .map((pair) => (
          <div key={pair.term} className={pair.term.length > LONG ? 'pair long' : 'pair'}>
            <dt>{pair.term}</dt>
            <dd>{pair.value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Keyset pages: forward, and back to the start. `next` and `first` are paths without the language prefix. */
export function Pager(props: { next: string | null; first: string | null; language: Language }): ReactElement | null {
  if (!props.next && !props.first) return null;
  const say = t(props.language, uiMessages);
  return (
    <nav className="pager" aria-label={say.pager()}>
      {props.next ? (
        <a className="button second" rel="next" href={href(props.next, props.language)}>
          {say.next()}
        </a>
      ) : null}
      {props.first ? (
        <a className="button second" href={href(props.first, props.language)}>
          {say.first()}
        </a>
      ) : null}
    </nav>
  );
}
