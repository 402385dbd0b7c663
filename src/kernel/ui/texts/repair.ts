import { counted } from '../../i18n/counted.ts';
import { messages } from '../../i18n/types.ts';

/** Ending a display early: too early, never, done. The first sentence says what happens by itself, or what has happened. */
export const repairTexts = messages(
  {
    'repair.tooEarly': (p: { earliest: string; severity: string; decided: string; min: string; rule: string; n: number; end: string }) =>
      `**还不能申请，最早${p.earliest}可以**　您什么都不做，它也会在${p.end}自动停止公示。这条记录属于“${p.severity}”，从决定作出之日（${p.decided}）起满${p.min}后可以申请（${p.rule}），还差${p.n}天。申请由“信用中国”统一受理，也可以到办事大厅窗口。[到时提醒我](remind)　[先看要准备什么](papers)　[我认为分类不对](class)`,
    'repair.never': (p: { rule: string; end: string }) =>
      `**按规定不能提前结束**　按${p.rule}，这一类不能提前结束，${p.end}自动停止公示。认为决定或分类有误的，见下。`,
    'repair.done': (p: { date: string; title: string; n: number; x: number; m: number; k: number; due: string }) =>
      `**已停止公示**　${p.date}起，“${p.title}”不再公示、共享和使用，评价已更新。${p.n}项措施同时解除；${p.x}项按决定或法律另有期限，不随修复结束。[看是哪些、到哪天](measures)　收到过这条记录的${p.m}家单位已被通知，${p.k}家已确认。[看名单和回执](recipients)　${p.due}前没有确认的，我们会催办并在这里写明。[下载给第三方的告知函](letter)`,
  },
  {
    'repair.tooEarly': (p) =>
      `**Not yet: you can apply from ${p.earliest}**　If you do nothing, display ends by itself on ${p.end}. This record is classed as "${p.severity}". You can apply ${p.min} after the date of the decision (${p.decided}; ${p.rule}): ${counted(p.n, 'day')} to go. Applications are received by Credit China, or at a service hall. [Remind me](remind)　[What I will need](papers)　[The class is wrong](class)`,
    'repair.never': (p) =>
      `**By rule this can't end early**　Under ${p.rule} this kind can't end early; display ends by itself on ${p.end}. If you think the decision or its class is wrong, see below.`,
    'repair.done': (p) =>
      `**No longer on display**　From ${p.date}, "${p.title}" is no longer displayed, shared or used, and your evaluation has been renewed. ${counted(p.n, 'measure')} lifted; ${p.x} run to a term of their own set by a decision or a law and do not end with repair. [See which, until when](measures)　${counted(p.m, 'body', 'bodies')} that had received the record told; ${p.k} confirmed. [List and receipts](recipients)　Any that has not by ${p.due} will be chased and named here. [Letter for third parties](letter)`,
  },
);
