import type { Search } from './search.ts';

/** How a list is shown: all of it stands in the address, so that a reload, a link and a second tab show the same. */
export interface ListState {
  filters: Readonly<Record<string, string>>;
  order: string;
  size: number;
  cursor: string | undefined;
  /** Keys of the columns that are shown, in the order of the table. */
  columns: readonly string[];
}

/** What a list offers. */
export interface ListShape {
  filters: readonly string[];
  orders: readonly string[];
  sizes: readonly number[];
  columns: readonly string[];
  /** Shown unless somebody chooses others. */
  shown: readonly string[];
}

const OWN = ['order', 'size', 'cursor', 'columns'] as const;

/** Mistakes in a shape are ours: a filter must not bear a name that the list itself uses. */
export function checkShape({ filters, orders, sizes, columns, shown }: ListShape): void {
  const taken = filters.find((name) => (OWN as readonly string[]).includes(name));
  if (taken !== undefined) throw new Error(`a filter is named "${taken}", as the list’s own`);
  if (orders.length === 0 || sizes.length === 0) throw new Error('a list has an order and a page size');
  const stray = shown.find((key) => !columns.includes(key));
  if (stray !== undefined) throw new Error(`column "${stray}" does not exist`);
}

/** What the list does not offer is left aside: an old link still opens. */
export function readList(search: Search, shape: ListShape): ListState {
  const [firstOrder = ''] = shape.orders;
  const [firstSize = 50] = shape.sizes;
  const wanted = search['columns']?.split(',');
  const columns = wanted === undefined ? shape.shown : shape.columns.filter((key) => wanted.includes(key));
  return {
    filters: Object.fromEntries(
      shape.filters.flatMap((name) => {
        const value = search[name];
        return value === undefined || value === '' ? [] : [[name, value] as const];
      }),
    ),
    order: shape.orders.find((each) => each === search['order']) ?? firstOrder,
    size: shape.sizes.find((each) => String(each) === search['size']) ?? firstSize,
    cursor: search['cursor'] === '' ? undefined : search['cursor'],
    columns: columns.length === 0 ? shape.shown : columns,
  };
}

/** What is as always stays out of the address. */
export function writeList(state: ListState, shape: ListShape): Record<string, string> {
  const same = state.columns.length === shape.shown.length && state.columns.every((key) => shape.shown.includes(key));
  return {
    ...Object.fromEntries(Object.entries(state.filters).filter(([, value]) => value !== '')),
    ...(state.order === shape.orders[0] ? {} : { order: state.order }),
    ...(state.size === shape.sizes[0] ? {} : { size: String(state.size) }),
    ...(same ? {} : { columns: state.columns.join(',') }),
    ...(state.cursor === undefined ? {} : { cursor: state.cursor }),
  };
}
