import { messages } from '../../house.ts';

export const readerMessages = messages(
  {
    'readers.title': () => '后台处理',
    'readers.lead': () => '查找、档案、通知等由后台程序按变更日志逐件处理。这里只有件数和错误说明，没有记录的内容。',
    'readers.ready': (p: { head: number }) => `就绪（ready）：没有搁置的。日志到第${p.head}号。`,
    'readers.degraded': (p: { n: number; head: number }) =>
      `降级（degraded）：${p.n}件搁置，这些主体的后续变更还没有处理。日志到第${p.head}号。`,
    'readers.state.parked': () => '有搁置',
    'readers.state.behind': () => '还没处理完',
    'readers.state.up to date': () => '已处理完',
    'readers.fault.at': (p: { seq: number }) => `第${p.seq}号：`,
    'readers.why': () => '还没有后台程序运行过。',
    'readers.what': () => '服务启动以后，程序会自己出现在这里。',
    'readers.retry': () => '补办搁置的',
    'readers.retry.title': (p: { name: string }) => `补办${p.name}搁置的`,
    'readers.retry.n': (p: { n: number; lanes: number }) => `按顺序再处理${p.n}件，涉及${p.lanes}个主体或者对象。`,
    'readers.retry.stop': () => '仍然出错的，停在那一件，后面的继续搁置。',
    'readers.done': (p: { name: string; handled: number; parked: number }) => `${p.name}：补办${p.handled}件，仍搁置${p.parked}件。`,
  },
  {
    'readers.title': () => 'Readers of the journal',
    'readers.lead': () =>
      'Search, files and notices follow the journal, event by event. Here are counts and faults, no content of records.',
    'readers.ready': (p) => `Ready: nothing is parked. The journal ends at event ${p.head}.`,
    'readers.degraded': (p) =>
      `Degraded, events parked: ${p.n}. What came later for the same bodies waits behind them. The journal ends at event ${p.head}.`,
    'readers.state.parked': () => 'events parked',
    'readers.state.behind': () => 'behind',
    'readers.state.up to date': () => 'up to date',
    'readers.fault.at': (p) => `Event ${p.seq}: `,
    'readers.why': () => 'No reader has run yet.',
    'readers.what': () => 'They appear here by themselves once the server runs.',
    'readers.retry': () => 'Try parked events again',
    'readers.retry.title': (p) => `Try again what ${p.name} has parked`,
    'readers.retry.n': (p) => `Events handled again, in their order: ${p.n}, of bodies or objects: ${p.lanes}.`,
    'readers.retry.stop': () => 'Where one still fails, those behind it stay parked.',
    'readers.done': (p) => `${p.name}: ${p.handled} handled, ${p.parked} still parked.`,
  },
);
