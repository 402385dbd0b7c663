// Made by `npm run api-types`. Do not edit.
export const comparisonsList = {
  path: "/api/v1/publicity/comparisons",
  name: "comparisons",
  columns: [{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh","heading":true},{"key":"subject","zh":"主体名称","en":"Body","kind":"zh"},{"key":"fields","zh":"不同的栏目","en":"Field that differs","kind":"text"},{"key":"days","zh":"已等候天数","en":"Days waiting","kind":"number"},{"key":"openedOn","zh":"发现日期","en":"Found on","kind":"day"},{"key":"heldFrom","zh":"现存内容的报送单位","en":"Held from","kind":"organ","extra":true},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day","extra":true},{"key":"organ","zh":"决定机关代码","en":"Deciding organ","kind":"text","only":"file"},{"key":"givenBy","zh":"另一来源","en":"Also from","kind":"text","only":"file"},{"key":"held","zh":"现存","en":"Held","kind":"text","only":"file"},{"key":"given","zh":"另一来源的内容","en":"From the other line","kind":"text","only":"file"}],
  orders: [{"key":"opened","zh":"按发现日期，等得最久的在前；同一天的按编号","en":"by day of finding, longest waiting first; on one day by number"}],
  filters: [],
  file: "/api/v1/publicity/comparisons",
} as const;
