// Made by `npm run api-types`. Do not edit.
export const returnedList = {
  path: "/api/v1/intake/returned",
  name: "returned",
  columns: [{"key":"batch","zh":"批次号","en":"Batch","kind":"text","heading":true},{"key":"row","zh":"行号","en":"Row","kind":"number"},{"key":"column","zh":"列","en":"Column","kind":"zh","extra":true},{"key":"what","zh":"问题","en":"What is wrong","kind":"text"},{"key":"how","zh":"怎么改","en":"What to do","kind":"text","only":"file"},{"key":"returnedOn","zh":"退回日期","en":"Went back on","kind":"day","extra":true},{"key":"due","zh":"最迟改好日期","en":"To come again by","kind":"day"},{"key":"workingDaysLeft","zh":"还有几个工作日（负数为超期）","en":"Working days left (below zero: late)","kind":"text","only":"file"},{"key":"code","zh":"代码","en":"Code","kind":"text","only":"file"}],
  orders: [{"key":"due","zh":"按最迟改好的日期，最早的在前；同一天的按批次和行号","en":"by last day, the earliest first; on the same day by batch and row"}],
  filters: [{"name":"late","zh":"只看超期的","en":"Only those that are late","kind":"check"}],
  file: "/api/v1/intake/returned",
} as const;
