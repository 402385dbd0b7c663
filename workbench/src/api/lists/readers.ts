// Made by `npm run api-types`. Do not edit.
export const readersList = {
  path: "/api/v1/journal/readers",
  name: "readers",
  columns: [{"key":"name","zh":"程序","en":"Reader","kind":"code","heading":true},{"key":"state","zh":"状态","en":"State","kind":"text","only":"page"},{"key":"cursor","zh":"处理到第几号","en":"Read up to event","kind":"number"},{"key":"behind","zh":"还差几件","en":"Events behind","kind":"number"},{"key":"parkedEvents","zh":"搁置几件","en":"Events parked","kind":"number"},{"key":"parkedLanes","zh":"涉及几个主体或者对象","en":"Bodies or objects","kind":"number"},{"key":"fault","zh":"最早的错误","en":"First fault","kind":"text"}],
  orders: [{"key":"name","zh":"按程序名称","en":"by name"}],
  filters: [],
  whole: true,
  file: "/api/v1/journal/readers",
} as const;
