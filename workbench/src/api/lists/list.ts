// Made by `npm run api-types`. Do not edit.
export const listList = {
  path: "/api/v1/lists/{kind}/entries",
  name: "list",
  columns: [{"key":"name","zh":"名称","en":"Name","kind":"zh","heading":true},{"key":"uscc","zh":"统一社会信用代码","en":"USCC","kind":"text","only":"file"},{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh"},{"key":"organName","zh":"作出机关","en":"Decided by","kind":"zh"},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day"},{"key":"since","zh":"列入自","en":"On the list from","kind":"day"},{"key":"until","zh":"列入和公示到","en":"On the list and on display until","kind":"day"}],
  orders: [{"key":"decided","zh":"决定日期晚的在前；同一天的按编号","en":"the latest decision first; of one day by number"}],
  filters: [],
  file: "/api/v1/lists/{kind}/entries",
} as const;
