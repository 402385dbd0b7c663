// Made by `npm run api-types`. Do not edit.
export const matchingList = {
  path: "/api/v1/matching/rows",
  name: "matching",
  columns: [{"key":"name","zh":"名称","en":"Name","kind":"zh","heading":true},{"key":"number","zh":"编号","en":"Number","kind":"text"},{"key":"title","zh":"事项","en":"Matter","kind":"zh"},{"key":"candidates","zh":"候选","en":"Candidates","kind":"number","only":"page"},{"key":"receivedOn","zh":"收到日期","en":"Received on","kind":"day"},{"key":"batch","zh":"批次号","en":"Batch","kind":"text"},{"key":"row","zh":"行号","en":"Row","kind":"number"},{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh","extra":true},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day","extra":true},{"key":"organ","zh":"报送单位","en":"Reporting organ","kind":"code","extra":true}],
  orders: [{"key":"received","zh":"按收到日期，等得最久的在前；同一天的按编号","en":"by day of receipt, those that wait longest first; on the same day by id"}],
  filters: [{"name":"organ","zh":"报送单位","en":"Reporting organ","kind":"text","maxLength":64}],
  file: "/api/v1/matching/rows",
} as const;
