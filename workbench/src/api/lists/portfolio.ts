// Made by `npm run api-types`. Do not edit.
export const portfolioList = {
  path: "/api/v1/supervision/portfolio",
  name: "portfolio",
  columns: [{"key":"name","zh":"名称","en":"Name","kind":"text","heading":true},{"key":"grade","zh":"等级","en":"Grade","kind":"text"},{"key":"reason","zh":"理由","en":"Reason","kind":"text"},{"key":"gradedOn","zh":"等级日期","en":"Day of the grade","kind":"day"},{"key":"since","zh":"自哪天起","en":"Since","kind":"day"},{"key":"last","zh":"最近一次变化","en":"Last change","kind":"text"},{"key":"uscc","zh":"统一社会信用代码","en":"USCC","kind":"text","extra":true},{"key":"district","zh":"区划代码","en":"Division code","kind":"code","extra":true},{"key":"industry","zh":"行业代码","en":"Industry code","kind":"code","extra":true}],
  orders: [{"key":"changed","zh":"按最近变化，最近的在前；同一天的按主体编号","en":"latest change first; of one day by number of the body"},{"key":"grade","zh":"按等级，从好到差，没有等级的在后，等待更新的最后；同一等级的按主体编号","en":"by grade, best first, then those without, last those that wait for renewal; of one grade by number of the body"}],
  filters: [{"name":"plan","zh":"监管计划","en":"Plan","kind":"text","maxLength":80},{"name":"grade","zh":"等级","en":"Grade","kind":"text","maxLength":30},{"name":"district","zh":"区划代码","en":"Division code","kind":"text","hint":{"zh":"六位数字；有辖区的机关只看本辖区","en":"Six digits; an organ of a district sees its own alone"}},{"name":"changed","zh":"变化","en":"Changed","kind":"select","options":[{"value":"month","zh":"本月变过","en":"this month"}]}],
} as const;
