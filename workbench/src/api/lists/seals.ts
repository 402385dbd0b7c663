// Made by `npm run api-types`. Do not edit.
export const sealsList = {
  path: "/api/v1/audit/seals",
  name: "seals",
  columns: [{"key":"range","zh":"编号","en":"Numbers","kind":"text","heading":true},{"key":"rows","zh":"行数","en":"Rows","kind":"number"},{"key":"sealedAt","zh":"封存时间","en":"Sealed at","kind":"time"},{"key":"state","zh":"核对结果","en":"Compared","kind":"text"},{"key":"sha256","zh":"摘要（SHA-256）","en":"Digest (SHA-256)","kind":"text"}],
  orders: [{"key":"at","zh":"按封存时间，新的在前","en":"by time of sealing, the latest first"}],
  filters: [],
} as const;
