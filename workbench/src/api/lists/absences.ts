// Made by `npm run api-types`. Do not edit.
export const absencesList = {
  path: "/api/v1/absences",
  name: "absences",
  columns: [{"key":"account","zh":"外出的人","en":"Who is away","kind":"text","heading":true},{"key":"from","zh":"自","en":"From","kind":"day"},{"key":"to","zh":"至","en":"To","kind":"day"},{"key":"substitute","zh":"代办人","en":"Stands in","kind":"text"},{"key":"setBy","zh":"登记人","en":"Recorded by","kind":"text"}],
  orders: [{"key":"from","zh":"从早到晚；同一天开始的，先登记的在前","en":"the earliest first; of one day, the one recorded first"}],
  filters: [],
  whole: true,
  file: "/api/v1/absences",
} as const;
