// Made by `npm run api-types`. Do not edit.
export const codeOrdersList = {
  path: "/api/v1/codes/orders",
  name: "code-orders",
  columns: [{"key":"number","zh":"工单号","en":"Order","kind":"code","heading":true},{"key":"kind","zh":"问题","en":"Finding","kind":"text"},{"key":"cause","zh":"原因","en":"Cause","kind":"text"},{"key":"codes","zh":"现有代码","en":"Codes as they stand","kind":"text"},{"key":"candidate","zh":"可能的代码（须核实）","en":"Code that may be meant (to be checked)","kind":"code"},{"key":"bodies","zh":"主体","en":"Bodies","kind":"text"},{"key":"organ","zh":"登记机关","en":"Registering organ","kind":"organ"},{"key":"due","zh":"最迟答复日期","en":"To be answered by","kind":"text"},{"key":"state","zh":"状态","en":"State","kind":"text"},{"key":"openedOn","zh":"开单日期","en":"Opened on","kind":"day","extra":true},{"key":"settledOn","zh":"办结日期","en":"Settled on","kind":"text","only":"file"}],
  orders: [{"key":"due","zh":"按最迟答复日期，最早的在前；同一天的按编号","en":"by last day for the answer, the earliest first; on one day by number"}],
  filters: [{"name":"state","zh":"状态","en":"State","kind":"select","options":[{"value":"open","zh":"待答复","en":"open"},{"value":"answered","zh":"已答复，待确认","en":"answered, waits for a second person"},{"value":"settled","zh":"办结","en":"settled"},{"value":"lapsed","zh":"问题已消失，作废","en":"lapsed: the finding is gone"}]},{"name":"organ","zh":"登记机关代码","en":"Code of the registering organ","kind":"text","maxLength":64},{"name":"late","zh":"只看超期的","en":"Late ones only","kind":"check"}],
  file: "/api/v1/codes/orders",
} as const;
