import { counted } from '../i18n/counted.ts';
import { messages } from '../i18n/index.ts';
import type { ProblemCode } from './verify.ts';

const ZH: Record<ProblemCode, string> = {
  GAP: '缺少这一号事件',
  HEAD: '事件号超出日志末尾',
  LEAF_DIFFERS: '内容与登记的摘要不一致',
  CONTENT_MISSING: '找不到事件对应的内容',
  CONTENT_STRAY: '有内容而没有对应的事件',
};
const EN: Record<ProblemCode, string> = {
  GAP: 'this event is missing',
  HEAD: 'the event lies beyond the head',
  LEAF_DIFFERS: 'the content differs from what was recorded',
  CONTENT_MISSING: 'the content of the event is not to be found',
  CONTENT_STRAY: 'there is content without an event',
};

interface Figure {
  measure: Measure;
  connections: number;
  rate: number;
}
type Measure = 'append-single' | 'append-batch' | 'peer-single' | 'limit-copy' | 'hashing';
const MEASURE_ZH: Record<Measure, string> = {
  'append-single': '追加，每次一件',
  'append-batch': '追加，成批',
  'peer-single': '对照：普通插入，每次一件',
  'limit-copy': '上限：COPY同样的行',
  hashing: '只计算摘要',
};
const MEASURE_EN: Record<Measure, string> = {
  'append-single': 'append, one a transaction',
  'append-batch': 'append, in batches',
  'peer-single': 'peer: plain insert, one a transaction',
  'limit-copy': 'limit: COPY of the same rows',
  hashing: 'hashing alone',
};

export const journalMessages = messages(
  {
    'readers.none': () => '还没有读取程序运行过。',
    'readers.line': (p: { name: string; cursor: number; behind: number }) => `${p.name}：读到第${p.cursor}号，还差${p.behind}件`,
    'readers.parked': (p: { events: number; lanes: number; error: string }) =>
      `　　搁置${p.events}件（${p.lanes}个主体或者对象），原因：${p.error}`,
    'readers.retried': (p: { name: string; handled: number; parked: number }) => `${p.name}：补办${p.handled}件，仍搁置${p.parked}件`,
    'verify.done': (p: { size: number; erased: number }) =>
      `日志共${p.size}件，逐件核对一致${p.erased > 0 ? `；其中${p.erased}件的内容已按规定删除，摘要仍在` : ''}。`,
    'verify.wrong': (p: { size: number; problems: number }) => `日志共${p.size}件，发现${p.problems}处不一致：`,
    'verify.problem': (p: { seq: number; code: ProblemCode }) => `第${p.seq}号：${ZH[p.code]}`,
    'bench.head': (p: { batch: number }) => `每秒事件数（成批为每次${p.batch}件）：`,
    'bench.line': (p: Figure) => `${MEASURE_ZH[p.measure]}，${p.connections}个连接：${p.rate}`,
  },
  {
    'readers.none': () => 'No reader has run yet.',
    'readers.line': (p) => `${p.name}: read up to event ${p.cursor}, ${p.behind} to go`,
    'readers.parked': (p) => `    ${counted(p.events, 'event')} parked (${p.lanes} subjects or objects): ${p.error}`,
    'readers.retried': (p) => `${p.name}: ${p.handled} handled, ${p.parked} still parked`,
    'verify.done': (p) =>
      `${counted(p.size, 'event')}, each checked and in agreement${p.erased > 0 ? `; the content of ${p.erased} was erased by rule, their hashes stand` : ''}.`,
    'verify.wrong': (p) => `${counted(p.size, 'event')}, ${p.problems} of them not in agreement:`,
    'verify.problem': (p) => `Event ${p.seq}: ${EN[p.code]}`,
    'bench.head': (p) => `Events a second (batches of ${p.batch}):`,
    'bench.line': (p) => `${MEASURE_EN[p.measure]}, ${p.connections} connections: ${p.rate}`,
  },
);
