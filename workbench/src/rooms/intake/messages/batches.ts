import { counted, messages } from '../../../house.ts';

export const batchesMessages = messages(
  {
    title: () => '报送批次',
    lead: () => '本单位报送的文件，每一批有编号、回执和每一行的去向。',
    caption: () => '报送批次',
    new: () => '报送文件',
    register: () => '登记',
    'urgent.left': (p: { n: number }) => (p.n === 0 ? '今天到期' : `还有${p.n}个工作日`),
    'empty.why': () => '没有符合条件的批次。',
    'empty.what': () => '可以清除条件，或者报送一个文件。这个月没有要报的，请作零报告。',
  },
  {
    title: () => 'Batches',
    lead: () => 'Files that your organ has sent: each batch has a number, a receipt and a fate for every row.',
    caption: () => 'Batches',
    new: () => 'Send a file',
    register: () => 'Register',
    'urgent.left': (p) => (p.n === 0 ? 'due today' : `${counted(p.n, 'working day')} left`),
    'empty.why': () => 'No batch meets these conditions.',
    'empty.what': () => 'Clear the conditions, or send a file. Where there is nothing to report, declare it.',
  },
);
