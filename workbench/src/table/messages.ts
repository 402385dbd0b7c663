import { counted, messages } from '../house.ts';
import { formatCount, formatDay } from '../parts/format.ts';

export const tableMessages = messages(
  {
    region: (p: { name: string }) => `${p.name}，可以左右滚动`,
    total: (p: { total: number; on: string | null }) =>
      p.on === null ? `共${formatCount(p.total)}条` : `共${formatCount(p.total)}条（截至${formatDay(p.on, 'zh-CN')}）`,
    shown: (p: { n: number; more: string }) => `本页${formatCount(p.n)}条${p.more === 'yes' ? '，还有下一页' : ''}`,
    order: (p: { words: string }) => `顺序：${p.words}`,
    'order.label': () => '顺序',
    'size.label': () => '每页条数',
    next: () => '下一页',
    previous: () => '上一页',
    first: () => '回到第一页',
    pages: () => '翻页',
    actions: () => '操作',
    columns: () => '选择列',
    'columns.reset': () => '恢复默认列',
    export: () => '导出CSV',
    loading: () => '正在读取……',
    empty: () => '没有符合条件的内容',
    'empty.all': () => '这里现在没有内容',
    clear: () => '清除条件',
    keys: () => '按J和K上下移动，按回车打开。',
    filter: () => '查询条件',
    more: (p: { n: number }) => `更多条件（已用${p.n}项）`,
    'more.none': () => '更多条件',
    search: () => '查询',
  },
  {
    region: (p) => `${p.name}, scrolls sideways`,
    total: (p) =>
      p.on === null
        ? `${formatCount(p.total)} in all`
        : `${formatCount(p.total)} in all (as of ${formatDay(p.on, 'en')})`,
    shown: (p) => `${counted(formatCount(p.n), 'row')} on this page${p.more === 'yes' ? ', more on the next' : ''}`,
    order: (p) => `Order: ${p.words}`,
    'order.label': () => 'Order',
    'size.label': () => 'Rows a page',
    next: () => 'Next page',
    previous: () => 'Previous page',
    first: () => 'Back to the first page',
    pages: () => 'Pages',
    actions: () => 'Actions',
    columns: () => 'Columns',
    'columns.reset': () => 'The usual columns',
    export: () => 'Export CSV',
    loading: () => 'Loading …',
    empty: () => 'Nothing meets these conditions',
    'empty.all': () => 'Nothing here now',
    clear: () => 'Clear the conditions',
    keys: () => 'J and K move up and down, Enter opens.',
    filter: () => 'Conditions',
    more: (p) => `More conditions (${p.n} in use)`,
    'more.none': () => 'More conditions',
    search: () => 'Search',
  },
);
