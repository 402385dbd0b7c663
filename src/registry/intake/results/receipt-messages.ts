import { messages } from '../../../kernel/i18n/types.ts';

/** The paper that a clerk files: what came, when, what became of it. */
export const receiptMessages = messages(
  {
    title: () => '报送回执',
    number: () => '批号',
    organ: () => '报送单位',
    form: () => '表样',
    file: () => '文件',
    received: () => '收到时间',
    rows: () => '行数',
    rowsOf: (p: { read: number; taken: number; waiting: number; back: number }) =>
      `共${p.read}行：收下${p.taken}行，等待登记${p.waiting}行，退回${p.back}行`,
    inTime: () => '是否按时',
    allInTime: () => '收下的行政行为都在7个工作日内报送',
    late: (p: { n: number }) => `其中${p.n}条晚于应报日期`,
    undated: () => '没有计算报送期限的行政行为',
    underway: () => '正在处理，以下为出具时的数字',
    waits: () => '等待另一名人员审核，尚未收下任何一行；收到时间从上面的时间算起',
    mendBy: (p: { due: string }) => `退回的行请在${p.due}前改好再报。`,
    issued: (p: { at: string; site: string }) => `${p.site}于${p.at}出具。批号和收到时间由系统记录，不随补报改变。`,
    demo: () => '演示：本回执中的单位和数据都是虚构的',
  },
  {
    title: () => 'Receipt of a report',
    number: () => 'Batch',
    organ: () => 'Reporting organ',
    form: () => 'Form',
    file: () => 'File',
    received: () => 'Received',
    rows: () => 'Rows',
    rowsOf: (p: { read: number; taken: number; waiting: number; back: number }) =>
      `${p.read} in all: ${p.taken} taken, ${p.waiting} waiting for a registration, ${p.back} sent back`,
    inTime: () => 'In time',
    allInTime: () => 'All acts taken came within seven working days',
    late: (p: { n: number }) => `${p.n} of them came after their day`,
    undated: () => 'No act whose day is counted',
    underway: () => 'Being worked through; the numbers are those of the time of issue',
    waits: () => 'Waiting for a second person; no row is taken yet. The time of receipt above counts',
    mendBy: (p: { due: string }) => `Mend the rows that were sent back and send them again by ${p.due}.`,
    issued: (p: { at: string; site: string }) =>
      `Issued by ${p.site}, ${p.at}. Number and time of receipt are the system’s and do not change with later parts.`,
    demo: () => 'Demonstration: organs and data on this receipt are invented',
  },
);
