// Made by `npm run api-types`. Do not edit.
export const changesList = {
  path: "/api/v1/publicity/changes",
  name: "changes",
  columns: [{"key":"documentNo","zh":"文书号","en":"Document number","kind":"zh","heading":true},{"key":"changedOn","zh":"变更日期","en":"Changed on","kind":"text"},{"key":"change","zh":"变更种类","en":"Change","kind":"text"},{"key":"reason","zh":"理由","en":"Reason","kind":"text"},{"key":"paper","zh":"依据文书","en":"Document of the change","kind":"text","extra":true,"only":"page"},{"key":"subject","zh":"主体名称","en":"Body","kind":"zh"},{"key":"kind","zh":"类别","en":"Kind","kind":"act","extra":true},{"key":"organ","zh":"决定机关","en":"Deciding organ","kind":"organ"},{"key":"decided","zh":"决定日期","en":"Decided on","kind":"day","extra":true}],
  orders: [{"key":"on","zh":"按变更日期，最近的在前；同一天的按记录编号","en":"by day of the change, newest first; on one day by record"}],
  filters: [{"name":"kind","zh":"变更种类","en":"Change","kind":"select","options":[{"value":"correction","zh":"更正","en":"correction"},{"value":"variation","zh":"变更决定","en":"decision varied"},{"value":"revocation","zh":"撤销决定","en":"decision revoked"},{"value":"held_illegal","zh":"确认违法","en":"held illegal"},{"value":"void","zh":"确认无效","en":"held void"},{"value":"sent_in_error","zh":"误报","en":"sent in error"}]},{"name":"from","zh":"变更日期自","en":"Changed from","kind":"date"},{"name":"to","zh":"变更日期至","en":"Changed until","kind":"date"}],
  file: "/api/v1/publicity/changes",
} as const;
