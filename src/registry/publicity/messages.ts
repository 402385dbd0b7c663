import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';
import type { CorrectionKind } from '../records/types.ts';

interface Count {
  n: number;
}

export const publicityMessages = messages(
  {
    'kind.correction': () => '更正',
    'kind.variation': () => '变更',
    'kind.revocation': () => '撤销',
    'kind.held_illegal': () => '确认违法',
    'kind.void': () => '确认无效',
    'kind.sent_in_error': () => '误报',
    'amend.correct': (p: Count & { document: string }) =>
      `更正${p.n}条公示记录${p.document === '' ? '' : `，依据${p.document}`}；更正后标明“已更正”，不再显示原来的内容。`,
    'amend.withdraw': (p: Count & { kind: string; reason: string }) =>
      `撤回${p.n}条公示记录（${p.kind}）；原地址公布撤回原因：${p.reason}。`,
    'severity.minor': () => '轻微',
    'severity.general': () => '一般',
    'severity.serious': () => '严重',
    'amend.value': (p: { title: string; value: string }) => `${p.title}改为：${p.value}`,
    'amend.cleared': (p: { title: string }) => `${p.title}去掉。`,
    'amend.told': (p: Count) => (p.n === 0 ? '没有登记过接收这些记录的单位。' : `接收过这些记录的${p.n}个单位在本系统收到通知。`),
    'amend.open-data': () => '匿名下载的数据，见开放数据的更正清单和撤回清单。',
    'held.none': () => '没有待审核的记录。',
    'held.row': (p: { id: string; organ: string; documentNo: string; days: number; why: string }) =>
      `${p.id}  ${p.organ}  ${p.documentNo}  已等候${p.days}天  ${p.why}`,
    'held.separator': () => '；',
    'held.more': () => '还有更多，请用--cursor翻页。',
    released: (p: { id: string; on: string }) => `已放行：${p.id}（${p.on}）。是否公示、公示到哪一天，由公示规则决定。`,
    proposed: (p: { number: string; due: string; command: string }) =>
      `已提请，编号${p.number}，等决定机关的另一人同意：${p.command}。${p.due === '' ? '' : `期限到${p.due}为止。`}`,
    'withdrawn.unshown': (p: Count) => `这份文书没有公示过，已撤下${p.n}条记录，不留公开痕迹。`,
    'late.none': () => '这一时段没有迟报。',
    'late.row': (p: { organ: string; documentNo: string; decided: string; due: string; receivedOn: string; days: number }) =>
      `${p.organ}  ${p.documentNo}  ${p.decided}作出，应于${p.due}前报送，${p.receivedOn}收到，迟${p.days}个工作日`,
    'late.total': (p: { from: string; to: string; acts: number; late: number; percent: string }) =>
      `${p.from}至${p.to}应报${p.acts}件，迟报${p.late}件${p.percent === '' ? '（不足20件，不计算比率）' : `，及时率${p.percent}%`}。`,
  },
  {
    'kind.correction': () => 'corrected',
    'kind.variation': () => 'varied',
    'kind.revocation': () => 'revoked',
    'kind.held_illegal': () => 'held illegal',
    'kind.void': () => 'held void',
    'kind.sent_in_error': () => 'sent in error',
    'amend.correct': (p) =>
      `Corrects ${counted(p.n, 'displayed record')}${p.document === '' ? '' : ` by ${p.document}`}; then marked "corrected", without what was shown before.`,
    'amend.withdraw': (p) => `Withdraws ${counted(p.n, 'displayed record')} (${p.kind}); the old address gives the reason: ${p.reason}.`,
    'severity.minor': () => 'minor',
    'severity.general': () => 'general',
    'severity.serious': () => 'serious',
    'amend.value': (p) => `${p.title} becomes: ${p.value}`,
    'amend.cleared': (p) => `${p.title} is taken out.`,
    'amend.told': (p) =>
      p.n === 0
        ? 'No known body has received these records.'
        : `${counted(p.n, 'body', 'bodies')} that received these records will be told by a notice here.`,
    'amend.open-data': () => 'The open data list it among the corrections or the withdrawn.',
    'held.none': () => 'No record waits for review.',
    'held.row': (p) => `${p.id}  ${p.organ}  ${p.documentNo}  waiting ${counted(p.days, 'day')}  ${p.why}`,
    'held.separator': () => '; ',
    'held.more': () => 'There are more: use --cursor for the next page.',
    released: (p) => `Released: ${p.id} (${p.on}). Whether it is displayed, and until when, is for the display rules.`,
    proposed: (p) =>
      `Proposed as ${p.number}; another person of the deciding organ agrees with: ${p.command}.${p.due === '' ? '' : ` Due by ${p.due}.`}`,
    'withdrawn.unshown': (p) => `This document was never on display; ${counted(p.n, 'record')} taken out, without a public trace.`,
    'late.none': () => 'Nothing was reported late in this period.',
    'late.row': (p) =>
      `${p.organ}  ${p.documentNo}  decided ${p.decided}, due ${p.due}, received ${p.receivedOn}, ${counted(p.days, 'working day')} late`,
    'late.total': (p) =>
      `${p.from} to ${p.to}: ${p.acts} due, ${p.late} late${p.percent === '' ? ' (fewer than 20: not rated)' : `, ${p.percent}% on time`}.`,
  },
);

export function kindKey(kind: CorrectionKind): `kind.${CorrectionKind}` {
  return `kind.${kind}`;
}
