import { counted } from '../../../kernel/i18n/counted.ts';
import { messages } from '../../../kernel/i18n/types.ts';

interface Lift {
  n: number;
  reason: string;
}

export const facetMessages = messages(
  {
    'propose.stay': (p: { n: number; organ: string; document: string; until: string }) =>
      `${p.n}条记录停止执行：${p.organ}，${p.document}${p.until === '' ? '' : `，到${p.until}`}。继续公示，并标明停止执行。`,
    'propose.unstay': (p: Lift) => `${p.n}条记录恢复执行，理由：${p.reason}。`,
    'propose.shield': (p: { n: number; organ: string; basis: string; until: string }) =>
      `${p.n}条记录暂时屏蔽：${p.organ}，依据${p.basis}，到${p.until}。屏蔽期间不公示，也不留痕迹。`,
    'propose.unshield': (p: Lift) => `${p.n}条记录解除屏蔽，理由：${p.reason}。是否公示，由公示规则决定。`,
    proposed: (p: { proposal: string; n: number }) => `已对${p.n}条记录提出，需要另一人确认：${p.proposal}。`,
  },
  {
    'propose.stay': (p) =>
      `Stay the enforcement of ${counted(p.n, 'record')}: ${p.organ}, ${p.document}${p.until === '' ? '' : `, until ${p.until}`}. Still displayed, with the mark.`,
    'propose.unstay': (p) => `End the stay of ${counted(p.n, 'record')}, because: ${p.reason}.`,
    'propose.shield': (p) =>
      `Shield ${counted(p.n, 'record')}: ${p.organ}, by ${p.basis}, until ${p.until}. Not displayed meanwhile, and without a trace.`,
    'propose.unshield': (p) =>
      `End the shielding of ${counted(p.n, 'record')}, because: ${p.reason}. Whether displayed is for the display rules.`,
    proposed: (p) => `Proposed for ${counted(p.n, 'record')}; another person must confirm: ${p.proposal}.`,
  },
);
