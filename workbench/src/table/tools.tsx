import { Button } from 'antd';
import { useId, type ReactElement } from 'react';
import type { ListState } from '../address/list-state.ts';
import { useSay } from '../look/look.tsx';
import { tableMessages } from './messages.ts';
import type { Order } from './types.ts';

export function SizeAndOrder(props: {
  orders: readonly Order[];
  sizes: readonly number[];
  state: ListState;
  change: (next: Partial<ListState>) => void;
}): ReactElement {
  const { orders, sizes, state, change } = props;
  const say = useSay(tableMessages);
  const id = useId();
  return (
    <>
      {orders.length < 2 ? null : (
        <span className="tool">
          <label htmlFor={`${id}-order`}>{say['order.label']()}</label>
          <select id={`${id}-order`} value={state.order} onChange={(event) => change({ order: event.target.value })}>
            {orders.map(({ key, words }) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        </span>
      )}
      {sizes.length < 2 ? null : (
        <span className="tool">
          <label htmlFor={`${id}-size`}>{say['size.label']()}</label>
          <select id={`${id}-size`} value={state.size} onChange={(event) => change({ size: Number(event.target.value) })}>
            {[...sizes]
              .sort((a, b) => a - b)
              .map((size) => (
                <option key={size} value={size}>
                  {size}
                </option>
              ))}
          </select>
        </span>
      )}
    </>
  );
}

export function ColumnChooser(props: {
  columns: readonly { key: string; head: string; heading?: boolean }[];
  shown: readonly string[];
  usual: readonly string[];
  choose: (columns: readonly string[]) => void;
}): ReactElement | null {
  const { columns, shown, usual, choose } = props;
  const say = useSay(tableMessages);
  if (columns.length < 3) return null;
  const toggle = (key: string, on: boolean) =>
    choose(columns.map((each) => each.key).filter((each) => (each === key ? on : shown.includes(each))));
  return (
    <details className="chooser">
      <summary>{say.columns()}</summary>
      <div className="chooser-body">
        {columns.map(({ key, head, heading }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={shown.includes(key)}
              // What names the row stays.
              disabled={heading === true}
              onChange={(event) => toggle(key, event.target.checked)}
            />
            <span>{head}</span>
          </label>
        ))}
        <Button onClick={() => choose(usual)}>{say['columns.reset']()}</Button>
      </div>
    </details>
  );
}

export function Pages(props: {
  next: string | null;
  /** Not on the first page. */
  first: boolean;
  /** The page before is known: this window came through it. */
  onPrevious: (() => void) | null;
  onNext: (cursor: string) => void;
  onFirst: () => void;
}): ReactElement | null {
  const { next, first, onPrevious, onNext, onFirst } = props;
  const say = useSay(tableMessages);
  if (next === null && !first) return null;
  return (
    <nav className="pages" aria-label={say.pages()}>
      {first ? <Button onClick={onFirst}>{say.first()}</Button> : null}
      {onPrevious === null ? null : <Button onClick={onPrevious}>{say.previous()}</Button>}
      {next === null ? null : (
        <Button type="primary" ghost onClick={() => onNext(next)}>
          {say.next()}
        </Button>
      )}
    </nav>
  );
}
