import { messages } from '../../kernel/i18n/types.ts';

/** What a person reads who confirms a step, and what an entry says. */
export const listingMessages = messages(
  {
    term: (p: { since: string; until: string }) => `自${p.since}起，至${p.until}为止。`,
    'term.open': (p: { since: string }) => `自${p.since}起。`,
    'remedy.document': () => '救济途径见送达的决定书。',
    'enter.effect': (p: { list: string }) => `列入“${p.list}”，记入信用档案，即日公示。`,
    'enter.term': (p: { until: string }) => `列入到${p.until}为止，期满自动移出。`,
    'leave.effect': (p: { list: string }) => `移出“${p.list}”，即日停止公示和共享，公开页面不留痕迹。`,
    'leave.told': (p: { n: number }) => (p.n === 0 ? '没有登记过接收这条记录的单位。' : `接收过这条记录的${p.n}个单位在本系统收到通知。`),
    'leave.revoked': () => '列入决定已撤销',
  },
  {
    term: (p) => `from ${p.since} to ${p.until}`,
    'term.open': (p) => `from ${p.since}`,
    'remedy.document': () => 'For remedies see the decision that was served.',
    'enter.effect': (p) => `Enters the "${p.list}", with a record in the credit file that is on display at once.`,
    'enter.term': (p) => `On the list until ${p.until}, then removed without an application.`,
    'leave.effect': (p) => `Leaves the "${p.list}"; display and sharing end at once, without a public trace.`,
    'leave.told': (p) =>
      p.n === 0
        ? 'No known body has received this record.'
        : p.n === 1
          ? 'One body that received this record will be told by a notice here.'
          : `${p.n} bodies that received this record will be told by a notice here.`,
    'leave.revoked': () => 'the listing was revoked',
  },
);
