import { counted } from '../../i18n/counted.ts';
import { messages } from '../../i18n/types.ts';

/** Clocks: of organs, which may be late, and of firms, whose lateness closes nothing by itself. */
export const deadlineTexts = messages(
  {
    'report.late': (p: { n: number; docNo: string; due: string; decided: string }) =>
      `**已超${p.n}个工作日**　${p.docNo}应于${p.due}前报送（${p.decided}决定，7个工作日）。现在就报；超期原因写一句，会和本单位的统计放在一起：[系统故障](system)　[法院或上级要求暂缓](stay)　[其他](other)`,
    'due.provisional': (p: { due: string; year: number }) =>
      `暂定${p.due}。${p.year}年放假安排还没公布，公布后只会往后延，不会提前；变动会通知您。`,
    'answer.late': (p: { due: string; organ: string }) =>
      `**答复期已于${p.due}届满，您仍然可以提交**　由${p.organ}在决定以前复核；有正当理由的请写明。您的其他权利不受影响。`,
  },
  {
    'report.late': (p) =>
      `**${counted(p.n, 'working day')} late**　${p.docNo} was due on ${p.due} (decided ${p.decided}, seven working days). Send it now; one sentence on the cause will stand beside your organ's figures: [system failure](system)　[court or superior ordered a stay](stay)　[other](other)`,
    'due.provisional': (p) =>
      `Provisionally ${p.due}. The holidays of ${p.year} are not announced yet; the date can only move later, and you will be told.`,
    'answer.late': (p) =>
      `**The answer period ended on ${p.due}; you may still answer**　${p.organ} reviews it before it decides. Give your reason if you have one. Your other rights stand.`,
  },
);
