import { counted } from '../../i18n/counted.ts';
import { messages } from '../../i18n/types.ts';

/** On records: what qualifies one, and what stands where one was. Values are ready words: dates written out, names as registered. */
export const recordTexts = messages(
  {
    'mark.objection': (p: { raised: string; organ: string; due: string }) =>
      `**存在异议**　企业认为这条记录有误，已于${p.raised}提出。${p.organ}正在核实，最迟${p.due}答复。提出异议不表示记录有错；决定在撤销或变更前仍然有效。`,
    'mark.objection.late': (p: { due: string; n: number }) => `应于${p.due}答复，已超${p.n}个工作日；答复前这条记录不计入评价。`,
    'gone.record': () =>
      '**这里的内容已停止公示**　公示期满或信用修复后，信息不再公示。本页不再提供内容，也不说明是哪一种、属于哪家企业。如果您存有旧的副本或截图，请不要再使用或传播。',
    'gone.withdrawn': (p: { organ: string; date: string; reason: string }) =>
      `**这条信息已由${p.organ}撤回**（${p.date}）　原因：${p.reason}。内容不再提供，也不能再作为对企业的不利依据。变更后的决定如依法公示，另行显示。`,
    'act.receivedLate': (p: { due: string; received: string; n: number }) =>
      `作出机关应于${p.due}前报送，实际${p.received}收到，晚了${p.n}个工作日。`,
  },
  {
    'mark.objection': (p) =>
      `**Under objection**　The business says this record is wrong and objected on ${p.raised}. ${p.organ} is checking and will answer by ${p.due}. An objection does not mean that the record is wrong; the decision stands until it is revoked or changed.`,
    'mark.objection.late': (p) =>
      `The answer was due on ${p.due} and is ${counted(p.n, 'working day')} late; until it comes, this record does not count in any evaluation.`,
    'gone.record': () =>
      '**This is no longer on display**　When a display period ends or credit is repaired, the information is no longer on display. This page gives no content and does not say which it was or whose. If you hold an old copy, please stop using or sharing it.',
    'gone.withdrawn': (p) =>
      `**Withdrawn by ${p.organ}** on ${p.date}　Reason: ${p.reason}. The content is no longer available and may not be held against the business. If a changed decision is displayed, it has a page of its own.`,
    'act.receivedLate': (p) =>
      `The organ was to report this by ${p.due}; it arrived on ${p.received}, ${counted(p.n, 'working day')} late.`,
  },
);
