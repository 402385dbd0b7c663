/** What the thrower gave. Every text must read well without any of them: a code is thrown from many places. */
export type Params = Readonly<Record<string, string | number | undefined>>;

type Text = string | ((p: Params) => string);

/** What happened, and what to do. */
export interface ErrorWords {
  title: string;
  what: Text;
  how: Text;
}

/** A code has one HTTP status, one process exit code, and its words; Chinese is the original. */
export type ErrorEntries = Readonly<Record<string, { status: number; exit: 0 | 1 | 2 | 3; zh: ErrorWords; en: ErrorWords }>>;

export function textOf(text: Text, params: Params): string {
  return typeof text === 'string' ? text : text(params);
}

/** PostgreSQL answered, and refused: it runs, but not for this role, password or name. */
export function isRefusal(reason: string | number | undefined): boolean {
  return typeof reason === 'string' && ['28000', '28P01', '3D000'].includes(reason);
}

/** Our word for a key; undefined for what has none. */
export function wordOf(words: Readonly<Record<string, string>>, key: string | number | undefined): string | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** What the thrower named, in brackets; nothing when it named nothing. Our own words for things get their translation. */
function named(open: string, close: string, words: Readonly<Record<string, string>> = {}): (value: string | number | undefined) => string {
  return (value) => {
    if (value === undefined || value === '') return '';
    return `${open}${wordOf(words, value) ?? value}${close}`;
  };
}

export const zhNamed = named('（', '）', {
  account: '账号',
  publicText: '要公开的文字',
  password: '密码',
  role: '角色',
  organ: '单位',
  subject: '主体',
  record: '记录',
  act: '行政行为',
  batch: '批次',
  month: '月份',
  reason: '理由',
  released: '已公示',
  ended: '已停止公示',
  recalled: '已撤回',
  withdrawn: '已撤回',
  confirmed: '已确认',
  refused: '未同意',
  closed: '已办结',
  open: '尚未办结',
  answered: '已答复',
  settled: '已办结',
  lapsed: '已失效',
  undone: '已撤销',
  merged: '已并入另一主体',
  revoked: '已终止',
  unlinked: '没有关联',
  published: '已公布',
  stayed: '已停止执行',
  in_force: '没有停止执行',
  held: '已答复，以现存内容为准',
  given: '已答复，以另一来源为准',
  enterprise: '企业',
  individual_business: '个体工商户',
  content: '更正内容',
  code: '代码',
});

export const enNamed = named(' (', ')', {
  open: 'not dealt with yet',
  in_force: 'not stayed',
  held: 'answered: what is held is right',
  given: 'answered: the other line is right',
  merged: 'merged into another body',
  individual_business: 'individual business',
  unlinked: 'not linked',
});
