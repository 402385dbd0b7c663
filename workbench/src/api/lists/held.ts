// Made by `npm run api-types`. Do not edit.
export const heldList = {
  path: "/api/v1/publicity/held",
  name: "held",
  columns: [{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh","heading":true},{"key":"subject","zh":"主体名称","en":"Body","kind":"zh"},{"key":"reasons","zh":"暂缓原因","en":"Held because","kind":"text"},{"key":"workingDay","zh":"第几个工作日","en":"Working day","kind":"text"},{"key":"due","zh":"最迟公示日期","en":"Last day for display","kind":"day"},{"key":"days","zh":"已等候天数","en":"Days waiting","kind":"number"},{"key":"kind","zh":"类别","en":"Kind","kind":"act"},{"key":"organ","zh":"决定机关","en":"Deciding organ","kind":"organ","extra":true},{"key":"reportingOrgan","zh":"报送单位","en":"Reporting organ","kind":"organ","extra":true},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day","extra":true},{"key":"receivedOn","zh":"收到日期","en":"Received on","kind":"day","extra":true}],
  orders: [{"key":"received","zh":"按收到日期，等得最久的在前；同一天的按记录编号","en":"by day of receipt, longest waiting first; on one day by record"}],
  filters: [{"name":"dueFrom","zh":"最迟日期自","en":"Last day from","kind":"date"},{"name":"dueTo","zh":"最迟日期至","en":"Last day until","kind":"date"}],
  file: "/api/v1/publicity/held",
} as const;
