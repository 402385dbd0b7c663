// Made by `npm run api-types`. Do not edit.
export const recipientsList = {
  path: "/api/v1/bulletins/unconfirmed",
  name: "recipients",
  columns: [{"key":"recipient","zh":"接收单位","en":"Recipient","kind":"text","heading":true},{"key":"notices","zh":"没有确认的告知","en":"Notices without confirmation","kind":"number"},{"key":"since","zh":"最早一条","en":"Oldest","kind":"day"}],
  orders: [{"key":"since","zh":"最早的在前；同一天的按接收单位","en":"the oldest first; of one day by recipient"}],
  filters: [{"name":"days","zh":"超过几天","en":"For more than so many days","kind":"text","hint":{"zh":"0至365的整数，空着就是3","en":"a whole number from 0 to 365; empty is 3"}}],
  whole: true,
} as const;
