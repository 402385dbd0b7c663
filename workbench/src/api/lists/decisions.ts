// Made by `npm run api-types`. Do not edit.
export const decisionsList = {
  path: "/api/v1/matching/decisions",
  name: "decisions",
  columns: [{"key":"sourceKey","zh":"来源的编号和名称","en":"Number and name at the source","kind":"zh","heading":true},{"key":"name","zh":"认定为","en":"Taken for","kind":"zh"},{"key":"uscc","zh":"统一社会信用代码","en":"USCC","kind":"text","only":"file"},{"key":"reason","zh":"理由","en":"Reason","kind":"zh"},{"key":"rows","zh":"据此记入的行数","en":"Rows that came by it","kind":"number"},{"key":"decidedAt","zh":"决定时间","en":"Decided at","kind":"time"},{"key":"decidedBy","zh":"决定人","en":"Decided by","kind":"code"},{"key":"organ","zh":"报送单位","en":"Reporting organ","kind":"code","extra":true}],
  orders: [{"key":"at","zh":"按决定时间，最近的在前；同一时间的按编号","en":"by time, the latest first; at the same time by id"}],
  filters: [],
  file: "/api/v1/matching/decisions",
} as const;
