// Made by `npm run api-types`. Do not edit.
export const keysList = {
  path: "/api/v1/keys",
  name: "keys",
  columns: [{"key":"label","zh":"系统","en":"System","kind":"zh","heading":true},{"key":"organ","zh":"机关","en":"Organ","kind":"code"},{"key":"purpose","zh":"用途","en":"What for","kind":"zh"},{"key":"state","zh":"状态","en":"State","kind":"text"},{"key":"dailyQuota","zh":"每天限额","en":"Quota a day","kind":"number"},{"key":"today","zh":"今天已用","en":"Used today","kind":"number"},{"key":"lastUsedAt","zh":"最近使用","en":"Last used","kind":"time"},{"key":"expiresAt","zh":"到期","en":"Ends","kind":"time"},{"key":"createdBy","zh":"建立人","en":"Made by","kind":"text","extra":true},{"key":"createdAt","zh":"建立时间","en":"Made at","kind":"time","extra":true}],
  orders: [{"key":"created","zh":"按建立时间，新的在前","en":"by time of making, the latest first"}],
  filters: [{"name":"organ","zh":"机关","en":"Organ","kind":"text","maxLength":64},{"name":"live","zh":"只看有效的","en":"Only live ones","kind":"check"}],
} as const;
