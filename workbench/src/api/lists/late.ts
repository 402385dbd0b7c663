// Made by `npm run api-types`. Do not edit.
export const lateList = {
  path: "/api/v1/publicity/late",
  name: "late",
  columns: [{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh","heading":true},{"key":"organ","zh":"决定机关","en":"Deciding organ","kind":"organ"},{"key":"reportingOrgan","zh":"报送单位","en":"Reporting organ","kind":"organ","extra":true},{"key":"kind","zh":"类别","en":"Kind","kind":"act"},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day"},{"key":"due","zh":"最迟公示日期","en":"Last day for display","kind":"day"},{"key":"receivedOn","zh":"收到日期","en":"Received on","kind":"day"},{"key":"daysLate","zh":"迟报工作日数","en":"Working days late","kind":"number"},{"key":"waitingId","zh":"状态","en":"State","kind":"text","extra":true,"only":"page"}],
  orders: [{"key":"due","zh":"按最迟日期，最早的在前；同一天的按记录编号","en":"by last day, the earliest first; on one day by record"}],
  filters: [{"name":"month","zh":"月份","en":"Month","kind":"text","hint":{"zh":"格式如2026-11；空着就是本月","en":"In the form 2026-11; empty is this month"},"maxLength":7},{"name":"by","zh":"月份按哪个日期","en":"The month is that of","kind":"select","options":[{"value":"due","zh":"最迟日期","en":"the last day"},{"value":"received","zh":"收到日期","en":"receipt"}]},{"name":"organ","zh":"决定机关代码","en":"Code of the deciding organ","kind":"text","maxLength":64},{"name":"from","zh":"最迟日期自","en":"Last day from","kind":"date"},{"name":"to","zh":"最迟日期至","en":"Last day until","kind":"date"}],
  file: "/api/v1/publicity/late",
} as const;
