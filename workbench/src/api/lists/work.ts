// Made by `npm run api-types`. Do not edit.
export const workList = {
  path: "/api/v1/work",
  name: "work",
  columns: [{"key":"what","zh":"要办的事","en":"What to do","kind":"text","heading":true},{"key":"number","zh":"案件或者对象","en":"Case or object","kind":"text"},{"key":"partyName","zh":"当事人","en":"Party","kind":"text"},{"key":"partyCode","zh":"统一社会信用代码","en":"USCC","kind":"text","only":"file"},{"key":"due","zh":"最后一天","en":"Last day","kind":"text"},{"key":"standing","zh":"状态","en":"State","kind":"text","only":"file"},{"key":"came","zh":"为什么由我办","en":"Why it is mine","kind":"text"},{"key":"must","zh":"必须办","en":"must be done","kind":"text","extra":true,"only":"page"}],
  orders: [{"key":"due","zh":"按最迟日期，最早的在前；同一天的按编号；没有期限的在后","en":"by last day, the earliest first; of one day by number; without a day last"}],
  filters: [{"name":"state","zh":"期限","en":"Deadline","kind":"select","options":[{"value":"late","zh":"已超期","en":"late"},{"value":"soon","zh":"即将到期","en":"due soon"}]}],
  file: "/api/v1/work",
} as const;
