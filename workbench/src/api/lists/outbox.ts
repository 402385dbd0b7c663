// Made by `npm run api-types`. Do not edit.
export const outboxList = {
  path: "/api/v1/notify/outbox",
  name: "outbox",
  columns: [{"key":"id","zh":"编号","en":"Number","kind":"text","heading":true},{"key":"at","zh":"时间","en":"Time","kind":"time"},{"key":"channel","zh":"通道","en":"Way","kind":"text"},{"key":"account","zh":"账号","en":"Account","kind":"code"},{"key":"kind","zh":"种类","en":"Kind","kind":"code"},{"key":"state","zh":"状态","en":"State","kind":"text"},{"key":"attempts","zh":"试过几次","en":"Tries","kind":"number"},{"key":"nextAt","zh":"下次再试","en":"Next try","kind":"time"},{"key":"lastError","zh":"最近的错误","en":"Last error","kind":"text"}],
  orders: [{"key":"id","zh":"按编号，新的在前","en":"by number, the latest first"}],
  filters: [{"name":"open","zh":"只看没有发出的","en":"Only those not sent","kind":"check"}],
} as const;
