// Made by `npm run api-types`. Do not edit.
export const messagesList = {
  path: "/api/v1/my/messages",
  name: "messages",
  columns: [{"key":"text","zh":"消息","en":"Message","kind":"text","heading":true},{"key":"at","zh":"时间","en":"Time","kind":"time"},{"key":"state","zh":"状态","en":"State","kind":"text"}],
  orders: [{"key":"at","zh":"按时间，晚的在前","en":"by time, the latest first"}],
  filters: [{"name":"unread","zh":"只看未读","en":"Only unread","kind":"check"}],
} as const;
