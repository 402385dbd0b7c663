// Made by `npm run api-types`. Do not edit.
export const accountsList = {
  path: "/api/v1/users",
  name: "accounts",
  columns: [{"key":"account","zh":"账号","en":"Account","kind":"text","heading":true},{"key":"displayName","zh":"姓名","en":"Name","kind":"zh"},{"key":"role","zh":"角色","en":"Role","kind":"text"},{"key":"organ","zh":"机关","en":"Organ","kind":"organ"},{"key":"state","zh":"状态","en":"State","kind":"text"},{"key":"sessions","zh":"登录中","en":"Signed in","kind":"number"},{"key":"lastSignIn","zh":"最近登录","en":"Last sign-in","kind":"time"},{"key":"createdAt","zh":"建立时间","en":"Made at","kind":"time","extra":true},{"key":"linked","zh":"统一身份认证","en":"Provider of identities","kind":"text","extra":true}],
  orders: [{"key":"account","zh":"按账号","en":"by account"}],
  filters: [{"name":"q","zh":"账号或者姓名里的字","en":"Part of the account or name","kind":"text","maxLength":100},{"name":"role","zh":"角色","en":"Role","kind":"text"},{"name":"organ","zh":"机关","en":"Organ","kind":"text","maxLength":64},{"name":"active","zh":"状态","en":"State","kind":"select","options":[{"value":"true","zh":"可以登录","en":"may sign in"},{"value":"false","zh":"已停用","en":"closed"}]},{"name":"unusedSince","zh":"这一天以后没有登录过","en":"Not signed in since","kind":"date"}],
} as const;
