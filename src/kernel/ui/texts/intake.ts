import { counted } from '../../i18n/counted.ts';
import { messages } from '../../i18n/types.ts';

/** To a clerk whose file came back. What and how of each code stand in registry/intake/messages/findings.ts. */
export const intakeTexts = messages(
  {
    'intake.result': (p: { accepted: string; rejected: string; n: number }) =>
      `**${p.accepted}行已收下，不用重报；${p.rejected}行要改**　期限照常计算，最急的一条还有${p.n}个工作日。`,
    'intake.reject': (p: { row: string; column: string; what: string; how: string }) => `第${p.row}行“${p.column}”：${p.what}。${p.how}。`,
  },
  {
    'intake.result': (p) =>
      `**${p.accepted} rows are in and need not be sent again; ${p.rejected} need mending**　Deadlines run on; the most urgent has ${counted(p.n, 'working day')} left.`,
    'intake.reject': (p) => `Row ${p.row}, "${p.column}": ${p.what}. ${p.how}.`,
  },
);
