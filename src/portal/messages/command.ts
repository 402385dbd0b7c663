import { messages } from '../../kernel/i18n/types.ts';

export const commandMessages = messages(
  {
    group: () => '主体的公示信息',
    show: () => '显示一家主体正在公示的信息',
    more: (p: { n: number }) => `这里只列前${p.n}条，其余见页面和接口/records。`,
    key: () => '统一社会信用代码、reg:旧注册号或id:编号',
    code: (p: { code: string }) => `统一社会信用代码：${p.code}`,
    noCode: () => '没有统一社会信用代码',
    state: (p: { state: string; day: string }) => `${p.state}（截至${p.day}）`,
    counts: (p: { adverse: number; objected: number; neutral: number; good: number }) =>
      `正在公示：不利记录${p.adverse}条（存在异议${p.objected}条），其他行政行为${p.neutral}条，荣誉${p.good}条。没有查到不是对企业的评价。`,
    line: (p: { decided: string; kind: string; title: string; organ: string; documentNo: string; until: string }) =>
      `${p.decided}　${p.kind}　${p.title}　${p.organ}　${p.documentNo}　公示到${p.until}`,
    noEnd: () => '没有期限',
  },
  {
    group: () => 'public files of bodies',
    more: (p) => `Only the first ${p.n} are listed; the rest is on the page and at /records of the API.`,
    show: () => 'shows what is on display about one body',
    key: () => 'USCC, reg:OLD NUMBER or id:UUID',
    code: (p) => `Unified social credit code: ${p.code}`,
    noCode: () => 'no unified social credit code',
    state: (p) => `${p.state} (as of ${p.day})`,
    counts: (p) =>
      `On display: ${p.adverse} adverse records (${p.objected} under objection), ${p.neutral} other acts, ${p.good} honours. Nothing found is no assessment.`,
    line: (p) => `${p.decided}  ${p.kind}  ${p.title}  ${p.organ}  ${p.documentNo}  until ${p.until}`,
    noEnd: () => 'no term',
  },
);
