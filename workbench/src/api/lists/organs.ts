// Made by `npm run api-types`. Do not edit.
export const organsList = {
  path: "/api/v1/organs",
  name: "organs",
  columns: [{"key":"name","zh":"名称","en":"Name","kind":"text","heading":true},{"key":"code","zh":"机关代码","en":"Code of the organ","kind":"code"},{"key":"shortName","zh":"简称","en":"Short name","kind":"zh","extra":true},{"key":"line","zh":"条线","en":"Line","kind":"text"},{"key":"lineParent","zh":"条线上级","en":"Superior in the line","kind":"organ"},{"key":"districtParent","zh":"属地上级","en":"Superior in the district","kind":"organ"},{"key":"district","zh":"区划代码","en":"Division code","kind":"number"},{"key":"uscc","zh":"统一社会信用代码","en":"USCC","kind":"code","extra":true},{"key":"validFrom","zh":"自","en":"From","kind":"day"},{"key":"validTo","zh":"至","en":"Until","kind":"day","extra":true},{"key":"answeredBy","zh":"现由谁答复","en":"Answered by","kind":"organ","extra":true}],
  orders: [{"key":"code","zh":"按机关代码","en":"by code of the organ"}],
  filters: [{"name":"day","zh":"日期","en":"Day","kind":"date","hint":{"zh":"空着就是今天；格式如2026-11-24","en":"Empty is today; in the form 2026-11-24"}},{"name":"under","zh":"上级机关代码","en":"Code of the superior organ","kind":"text","maxLength":64},{"name":"former","zh":"也列出已撤销的机关","en":"Also organs that are out of office","kind":"check"}],
  whole: true,
} as const;
