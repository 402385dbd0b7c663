// Made by `npm run api-types`. Do not edit.
export const silentList = {
  path: "/api/v1/bulletins/silent",
  name: "silent",
  columns: [{"key":"name","zh":"部门","en":"Organ","kind":"text","heading":true},{"key":"district","zh":"区划代码","en":"Division code","kind":"code"},{"key":"last","zh":"最近一次报送","en":"Last report","kind":"text"}],
  orders: [{"key":"name","zh":"按名称，再按代码","en":"by name, then code"}],
  filters: [{"name":"from","zh":"从","en":"From","kind":"date"},{"name":"to","zh":"到","en":"To","kind":"date"}],
  whole: true,
} as const;
