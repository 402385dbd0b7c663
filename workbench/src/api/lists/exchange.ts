// Made by `npm run api-types`. Do not edit.
export const exchangeList = {
  path: "/api/v1/exchange/status",
  name: "exchange",
  columns: [{"key":"organ","zh":"部门","en":"Organ","kind":"organ","heading":true},{"key":"day","zh":"收到之日","en":"Received on","kind":"day"},{"key":"reported","zh":"报送","en":"Reported","kind":"number"},{"key":"held","zh":"待审","en":"Held","kind":"number"},{"key":"accepted","zh":"接受","en":"Accepted","kind":"number"},{"key":"due","zh":"待上报","en":"To be sent","kind":"number"},{"key":"sent","zh":"已上报","en":"Sent","kind":"number"},{"key":"open","zh":"等回执","en":"No receipt yet","kind":"number"},{"key":"receipted","zh":"有回执","en":"Receipt","kind":"number"},{"key":"returned","zh":"退回","en":"Returned","kind":"number"},{"key":"duplicate","zh":"回执重复","en":"Duplicate","kind":"number","extra":true},{"key":"shown","zh":"公示","en":"On display","kind":"number"}],
  orders: [{"key":"day","zh":"按部门；同一部门的按收到之日，早的在前","en":"by organ; of one organ by day of receipt, the earliest first"}],
  filters: [{"name":"organ","zh":"部门","en":"Organ","kind":"text","maxLength":200},{"name":"from","zh":"从","en":"From","kind":"date"},{"name":"to","zh":"到","en":"To","kind":"date"}],
  whole: true,
} as const;
