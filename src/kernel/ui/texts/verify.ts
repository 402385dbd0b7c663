import { counted } from '../../i18n/counted.ts';
import { messages } from '../../i18n/types.ts';

/** A paper of ours is checked. The answer repeats the content: the usual forgery keeps the genuine code and changes the paper. */
export const verifyTexts = messages(
  {
    'verify.good': (p: { subject: string; uscc: string; issuedAt: string; n: number }) =>
      `**与签发的一致**　请再核对：${p.subject}，${p.uscc}，${p.issuedAt}，${p.n}条。您手上的纸质件如果和这里不同，就是被改过的。`,
    'verify.changed': (p: { no: string; where: string; subject: string; uscc: string; issuedAt: string }) =>
      `**不一致：这份文件被改动过**　编号${p.no}由本平台签发，但您提交的文件和签发时不同（${p.where}）。请不要使用。签发的对象是${p.subject}，${p.uscc}，签发时间${p.issuedAt}。[告诉我们](tell)`,
    'verify.overtaken': (p: { no: string; subject: string; time: string }) =>
      `**签发过，但已经过时**　编号${p.no}由本平台在${p.time}签发，对象是${p.subject}。之后公示情况有变化，这里不再重复内容，也就不能核对您手上的文字。请重新查询。`,
    'verify.unknown': (p: { host: string }) => `**我们没有签发过这个编号**　请自己输入网址${p.host}，不要只扫文件上的码，再核对一次编号。`,
    'verify.unreadable': () => '**读不出来，不能判断真假**　换一种方式：输入编号。',
  },
  {
    'verify.good': (p) =>
      `**Matches what was issued**　Now compare: ${p.subject}, ${p.uscc}, ${p.issuedAt}, ${counted(p.n, 'entry', 'entries')}. If the paper in your hand differs from this, the paper was changed.`,
    'verify.changed': (p) =>
      `**Does not match: this file has been changed**　Number ${p.no} was issued here, but your file differs from what was issued (${p.where}). Do not use it. It was issued for ${p.subject}, ${p.uscc}, at ${p.issuedAt}. [Tell us](tell)`,
    'verify.overtaken': (p) =>
      `**Issued here, but overtaken**　Number ${p.no} was issued for ${p.subject} at ${p.time}. What is on display has changed since, so its content is not repeated and the words in your hand can't be checked. Please look again.`,
    'verify.unknown': (p) =>
      `**No report with this number was issued here**　Type ${p.host} yourself rather than scanning the code on the paper, and check the number again.`,
    'verify.unreadable': () => "**Can't be read, so we can't say**　Try the number instead.",
  },
);
