// Made by `npm run api-types`. Do not edit.
export const casesList = {
  path: "/api/v1/cases",
  name: "cases",
  columns: [{"key":"number","zh":"案件编号","en":"Case","kind":"zh","heading":true},{"key":"procedureTitle","zh":"程序","en":"Procedure","kind":"text"},{"key":"partyName","zh":"当事人","en":"Party","kind":"text"},{"key":"partyCode","zh":"统一社会信用代码","en":"USCC","kind":"text","only":"file"},{"key":"stateTitle","zh":"状态","en":"State","kind":"text"},{"key":"handlerName","zh":"承办人","en":"In charge","kind":"text"},{"key":"due","zh":"最迟日期","en":"Last day","kind":"text"},{"key":"openedOn","zh":"立案日期","en":"Opened","kind":"day"},{"key":"closedOn","zh":"已办结","en":"closed","kind":"day","extra":true,"only":"page"}],
  orders: [{"key":"opened","zh":"最近立案的在前；同一天立案的，按编号从大到小","en":"the latest opened first; of one day by number, the highest first"}],
  filters: [{"name":"state","zh":"状态","en":"State","kind":"select","options":[{"value":"open","zh":"办理中","en":"open"},{"value":"closed","zh":"已办结","en":"closed"}]},{"name":"procedure","zh":"程序","en":"Procedure","kind":"text","maxLength":64},{"name":"organ","zh":"涉及的单位（代码）","en":"Organ with a part in it (code)","kind":"text","maxLength":64},{"name":"mine","zh":"只看我承办的","en":"Only those in my charge","kind":"check"},{"name":"late","zh":"只看已超期的","en":"Only late ones","kind":"check"}],
  file: "/api/v1/cases",
} as const;
