import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { checkShape, readList, writeList, type ListShape, type ListState } from '../address/list-state.ts';
import { writeSearch } from '../address/search.ts';
import { useAddress } from '../address/use-address.ts';
import { useSay } from '../look/look.tsx';
import { Download } from '../parts/download.tsx';
import { Problem } from '../parts/problem.tsx';
import { PurposeGate } from '../parts/purpose.tsx';
import { tableMessages } from './messages.ts';
import { pageBefore, rememberBefore } from './page-before.ts';
import { QueryForm } from './query-form.tsx';
import { Rows } from './rows.tsx';
import { ColumnChooser, Pages, SizeAndOrder } from './tools.tsx';
import type { Found, QueryTableProps } from './types.ts';

const SIZES = [50, 20, 100, 200] as const;

/**
 * Every list of the workbench: conditions, order in words, pages by cursor, columns, export, an empty state that says why.
 * All of its state stands in the address. One table a page: two would share the address.
 */
export function QueryTable<Row>(props: QueryTableProps<Row>): ReactElement {
  const { search, setSearch } = useAddress();
  const shape = shapeOf(props);
  const state = readList(search, shape);
  // Another condition, order or size begins at the first page.
  const change = (next: Partial<ListState>) => setSearch(writeList({ ...state, cursor: undefined, ...next }, shape));
  const fields = props.filters ?? [];
  const list = (purpose: string | null) => <List {...props} shape={shape} state={state} purpose={purpose} change={change} />;
  return (
    <div className="list" data-list={props.name}>
      {fields.length === 0 ? null : (
        <QueryForm key={JSON.stringify(state.filters)} fields={fields} value={state.filters} onSubmit={(filters) => change({ filters })} />
      )}
      {props.purposeScope === undefined ? list(null) : <PurposeGate scope={props.purposeScope}>{list}</PurposeGate>}
    </div>
  );
}

function shapeOf<Row>({ columns, filters = [], orders, sizes = SIZES }: QueryTableProps<Row>): ListShape {
  const shape = {
    filters: filters.map(({ name }) => name),
    orders: orders.map(({ key }) => key),
    sizes,
    columns: columns.map(({ key }) => key),
    shown: columns.filter(({ extra }) => extra !== true).map(({ key }) => key),
  };
  checkShape(shape);
  return shape;
}

interface ListProps<Row> extends QueryTableProps<Row> {
  shape: ListShape;
  state: ListState;
  purpose: string | null;
  change: (next: Partial<ListState>) => void;
}

function List<Row>(props: ListProps<Row>): ReactElement {
  const { name, state, shape, purpose, change } = props;
  const say = useSay(tableMessages);
  const { filters, order, size, cursor } = state;
  const query = useQuery({
    queryKey: ['list', name, filters, order, size, cursor, purpose],
    queryFn: ({ signal }) => props.load({ filters, order, cursor, limit: size, purpose, signal }),
    placeholderData: keepPreviousData,
  });
  if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />;
  const found = query.data;
  if (found === undefined) {
    return (
      <p className="waiting" role="status">
        {say.loading()}
      </p>
    );
  }
  const way = [name, JSON.stringify(filters), order, size].join(' ');
  const before = pageBefore(way, cursor);
  const words = props.orders.find(({ key }) => key === order)?.words ?? '';
  const conditions = writeSearch({ ...filters, ...(props.orders.length > 1 ? { order } : {}) });
  return (
    <div className={query.isPlaceholderData ? 'list-body stale' : 'list-body'} aria-busy={query.isPlaceholderData}>
      <p className="meta" role="status">
        <Count found={found} />
        <span>{say.order({ words })}</span>
      </p>
      <div className="tools">
        <SizeAndOrder orders={props.orders} sizes={shape.sizes} state={state} change={change} />
        <ColumnChooser
          columns={props.columns}
          shown={state.columns}
          usual={shape.shown}
          choose={(columns) => change({ columns, cursor })}
        />
        {(props.exportHref === undefined ? [] : (props.exports ?? ['csv'])).map((format) => (
          <Download
            key={format}
            href={props.exportHref!(conditions, format)}
            name={`${name}.${format}`}
            label={say[`export.${format}`]()}
            {...(props.purposeScope === undefined ? {} : { purposeScope: props.purposeScope })}
          />
        ))}
      </div>
      {props.summary?.(found)}
      {found.items.length === 0 ? (
        <section className="empty" data-empty="">
          <h2>{Object.values(filters).some((each) => each !== undefined && each !== '') ? say.empty() : say['empty.all']()}</h2>
          <p>{props.empty.why}</p>
          {props.empty.what === undefined ? null : <div>{props.empty.what}</div>}
        </section>
      ) : (
        <Rows {...props} found={found} />
      )}
      <Pages
        next={found.next}
        first={cursor !== undefined}
        onPrevious={before === null ? null : () => change({ cursor: before.cursor })}
        onNext={(next) => {
          rememberBefore(way, next, cursor);
          change({ cursor: next });
        }}
        onFirst={() => change({})}
      />
    </div>
  );
}

function Count<Row>({ found }: { found: Found<Row> }): ReactElement {
  const say = useSay(tableMessages);
  const { items, next, total, totalOn } = found;
  const shown = say.shown({ n: items.length, more: next === null ? 'no' : 'yes' });
  return <span data-count={total ?? items.length}>{total === undefined ? shown : say.total({ total, on: totalOn ?? null })}</span>;
}
