// Made by `npm run api-types`. Do not edit.
export const looksList = {
  path: "/api/v1/audit/looks",
  name: "looks",
  columns: [{"key":"id","zh":"编号","en":"Number","kind":"text","heading":true,"only":"page"},{"key":"at","zh":"时间","en":"Time","kind":"time"},{"key":"account","zh":"账号","en":"Account","kind":"text"},{"key":"role","zh":"角色","en":"Role","kind":"text"},{"key":"organ","zh":"机关","en":"Organ","kind":"organ","extra":true},{"key":"action","zh":"做了什么","en":"What","kind":"text"},{"key":"purpose","zh":"目的","en":"Purpose","kind":"zh"},{"key":"subjectId","zh":"主体","en":"Body","kind":"text"},{"key":"fields","zh":"查看的字段","en":"Fields seen","kind":"text","extra":true}],
  orders: [{"key":"newest","zh":"按时间，新的在前；同一时间的按编号","en":"by time, the latest first; of one time by number"},{"key":"oldest","zh":"按时间，早的在前；同一时间的按编号","en":"by time, the earliest first; of one time by number"}],
  filters: [{"name":"account","zh":"账号","en":"Account","kind":"text","maxLength":100},{"name":"event","zh":"做了什么","en":"What","kind":"text","hint":{"zh":"开头几个字母，例如user找到user.on","en":"its beginning: user finds user.on"},"maxLength":80},{"name":"from","zh":"从","en":"From","kind":"date"},{"name":"to","zh":"到","en":"To","kind":"date"},{"name":"organ","zh":"机关","en":"Organ","kind":"text","maxLength":64},{"name":"why","zh":"目的","en":"Purpose","kind":"text","maxLength":200},{"name":"subject","zh":"主体","en":"Body","kind":"text","hint":{"zh":"统一社会信用代码，或者reg:注册号","en":"USCC, or reg: and a number"},"maxLength":100}],
  file: "/api/v1/audit/looks",
} as const;
