import { counted } from '../../../kernel/i18n/counted.ts';
import { messages } from '../../../kernel/i18n/types.ts';

interface RecordLine {
  decided: string;
  kind: string;
  title: string;
  organ: string;
  documentNo: string;
  until: string | null;
  stayed: boolean;
  formerOperator: boolean;
}

export const commandMessages = messages(
  {
    show: () => '显示一家主体正在公示的信息',
    more: (p: { n: number }) => `这里只列前${p.n}条，其余见页面和接口/records。`,
    search: () => '查一家主体：代码、旧号码、名称的一部分、拼音首字母，或者输错了的名称',
    text: () => '要查的文字',
    district: () => '区划代码，上级代码包含下级',
    kind: () => '主体类别',
    bodyState: () => '登记状态',
    industry: () => '行业（GB/T 4754）：门类字母，可以加两到四位数字，也可以只写数字；不是每个来源都报行业',
    cursor: () => '接着上一页',
    nothing: () => '没有查到。没有查到不是对企业的评价。',
    resembling: () => '名称相近的：',
    next: (p: { cursor: string }) => `还有：--cursor ${p.cursor}`,
    key: () => '统一社会信用代码、reg:旧注册号或id:编号',
    asOf: () => '这一天的状况（有权限的工作人员，须说明事由）',
    knownAt: () => '按日志的这一号所知（有权限的工作人员，须说明事由）',
    code: (p: { code: string }) => `统一社会信用代码：${p.code}`,
    noCode: () => '没有统一社会信用代码',
    state: (p: { state: string; day: string }) => `${p.state}（截至${p.day}）`,
    counts: (p: { adverse: number; objected: number; neutral: number; good: number }) =>
      `正在公示：不利记录${p.adverse}条（存在异议${p.objected}条），其他行政行为${p.neutral}条，荣誉${p.good}条。没有查到不是对企业的评价。`,
    line: (p: RecordLine) =>
      `${p.decided}　${p.kind}　${p.title}　${p.organ}　${p.documentNo}　${p.until === null ? '公示没有期限' : `公示到${p.until}`}${p.stayed ? '　停止执行' : ''}${p.formerOperator ? '　形成于变更经营者之前' : ''}`,
  },
  {
    more: (p) => `Only the first ${p.n} are listed; the rest is on the page and at /records of the API.`,
    show: () => 'shows what is on display about one body',
    search: () => 'looks up a body: code, old number, part of a name, first letters in pinyin, or a mistyped name',
    text: () => 'what to look for',
    district: () => 'code of a division; a higher one takes in what lies under it',
    kind: () => 'kind of body',
    bodyState: () => 'state of registration',
    industry: () => "industry (GB/T 4754): a section's letter, with two to four digits or not, or digits alone; not every source gives it",
    cursor: () => 'goes on after a page',
    nothing: () => 'Nothing found. Nothing found is no assessment.',
    resembling: () => 'Names that resemble it:',
    next: (p) => `More: --cursor ${p.cursor}`,
    key: () => 'USCC, reg:OLD NUMBER or id:UUID',
    asOf: () => 'as of this past day (officials, with a purpose)',
    knownAt: () => 'as known at this number of the journal (officials, with a purpose)',
    code: (p) => `Unified social credit code: ${p.code}`,
    noCode: () => 'no unified social credit code',
    state: (p) => `${p.state} (as of ${p.day})`,
    counts: (p) =>
      `On display: ${counted(p.adverse, 'adverse record')} (${p.objected} under objection), ${counted(p.neutral, 'other act')}, ${counted(p.good, 'honour')}. Nothing found is no assessment.`,
    line: (p) =>
      `${p.decided}  ${p.kind}  ${p.title}  ${p.organ}  ${p.documentNo}  ${p.until === null ? 'no end' : `until ${p.until}`}${p.stayed ? '  enforcement stayed' : ''}${p.formerOperator ? '  formed before the operator changed' : ''}`,
  },
);
