import { messages } from '../../house.ts';

export const exportMessages = messages(
  {
    disclosure: (p: { organ: string }) => `记为一次提供：由${p.organ}取得，账号、时间、用途和条件留痕。`,
    purpose: () => '用途',
    'purpose.hint': () => '写明用来做什么，例如：答复政府采购核查',
    recipient: () => '再提供给谁（本单位自用的不填）',
    format: () => '格式',
    confirm: () => '导出并记为一次提供',
    done: (p: { n: string }) => `已导出${p.n}条。这次提供的编号在下面，接收单位确认更正时用它。`,
  },
  {
    disclosure: (p) => `It counts as a disclosure to ${p.organ}: account, time, purpose and conditions are kept.`,
    purpose: () => 'Purpose',
    'purpose.hint': () => 'What it is for, e.g. a check for public procurement',
    recipient: () => 'For whom besides (empty: for your own organ)',
    format: () => 'Format',
    confirm: () => 'Export as a disclosure',
    done: (p) => `${p.n} exported. The number of this disclosure stands below: recipients confirm corrections by it.`,
  },
);
