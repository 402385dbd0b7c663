// Made by `npm run api-types`. Do not edit.
export const underWayList = {
  path: "/api/v1/publicity/under-way",
  name: "under-way",
  columns: [{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh","heading":true},{"key":"state","zh":"状态","en":"State","kind":"text"},{"key":"workingDay","zh":"第几个工作日","en":"Working day","kind":"text"},{"key":"due","zh":"最迟公示日期","en":"Last day for display","kind":"day"},{"key":"subject","zh":"主体名称","en":"Body","kind":"zh"},{"key":"kind","zh":"类别","en":"Kind","kind":"act"},{"key":"organ","zh":"决定机关","en":"Deciding organ","kind":"organ","extra":true},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day"},{"key":"receivedOn","zh":"收到日期","en":"Received on","kind":"day"},{"key":"provisional","zh":"期限暂定","en":"Provisional","kind":"text","only":"file"}],
  orders: [{"key":"due","zh":"暂缓的在前，再按最迟日期，最早的在前；同一天的按记录编号","en":"held first, then by last day, the earliest first; on one day by record"}],
  filters: [{"name":"state","zh":"状态","en":"State","kind":"select","options":[{"value":"held","zh":"暂缓，等待审核","en":"held for a reviewer"},{"value":"waiting","zh":"等待统一社会信用代码","en":"waits for a code"}]}],
  file: "/api/v1/publicity/under-way",
} as const;
