// Made by `npm run api-types`. Do not edit.
export const proposalsList = {
  path: "/api/v1/proposals",
  name: "proposals",
  columns: [{"key":"description","zh":"确认后会怎样","en":"What follows","kind":"text","heading":true},{"key":"reason","zh":"理由","en":"Reason","kind":"text"},{"key":"proposedBy","zh":"提出人","en":"Proposed by","kind":"code"},{"key":"proposedAt","zh":"提出时间","en":"Proposed at","kind":"time"},{"key":"state","zh":"状态","en":"State","kind":"text"},{"key":"decidedBy","zh":"决定人","en":"Decided by","kind":"code","extra":true},{"key":"decidedAt","zh":"决定时间","en":"Decided at","kind":"time","extra":true},{"key":"decisionReason","zh":"决定的理由","en":"Reason of the decision","kind":"text","extra":true},{"key":"organ","zh":"机关","en":"Organ","kind":"text","extra":true},{"key":"proposalId","zh":"编号","en":"Number","kind":"text","only":"file"}],
  orders: [{"key":"proposedAt","zh":"按提出时间，最早的在前；同一时间的按编号","en":"by time of proposal, the earliest first; at the same time by id"}],
  filters: [{"name":"state","zh":"状态","en":"State","kind":"select","hint":{"zh":"不选的是等待确认的","en":"Those that wait, unless another is chosen"},"options":[{"value":"open","zh":"等待确认","en":"open"},{"value":"confirmed","zh":"已确认","en":"confirmed"},{"value":"refused","zh":"未同意","en":"refused"},{"value":"withdrawn","zh":"已撤回","en":"withdrawn"}]}],
  file: "/api/v1/proposals",
} as const;
