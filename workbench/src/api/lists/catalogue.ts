// Made by `npm run api-types`. Do not edit.
export const catalogueList = {
  path: "/api/v1/catalogue/editions",
  name: "catalogue",
  columns: [{"key":"title","zh":"名称","en":"Title","kind":"text","heading":true},{"key":"kind","zh":"层级","en":"Whose","kind":"text"},{"key":"edition","zh":"版本","en":"Edition","kind":"code"},{"key":"inForceFrom","zh":"施行","en":"In force from","kind":"day"},{"key":"inForceTo","zh":"至","en":"Until","kind":"text"}],
  orders: [{"key":"kind","zh":"按层级、编号，施行日早的在前","en":"by whose it is and id; the earliest day first"}],
  filters: [],
  whole: true,
} as const;
