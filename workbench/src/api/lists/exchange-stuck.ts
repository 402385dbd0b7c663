// Made by `npm run api-types`. Do not edit.
export const exchangeStuckList = {
  path: "/api/v1/exchange/stuck",
  name: "exchange-stuck",
  columns: [{"key":"recordId","zh":"记录","en":"Record","kind":"text","heading":true},{"key":"kind","zh":"卡在哪里","en":"Where","kind":"text"},{"key":"organ","zh":"部门","en":"Organ","kind":"organ"},{"key":"file","zh":"文件和行","en":"File and row","kind":"text"},{"key":"since","zh":"自","en":"Since","kind":"day"},{"key":"due","zh":"应办日期","en":"Was due on","kind":"text"},{"key":"code","zh":"上级回的原因","en":"What was answered","kind":"text"}],
  orders: [{"key":"due","zh":"按应办日期，早的在前；同一天的按记录","en":"by the day it was due, the earliest first; of one day by record"}],
  filters: [],
} as const;
