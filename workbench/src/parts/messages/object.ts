import { messages } from '../../house.ts';

/** How a body objects to what it is graded by: what an official tells it. */
export const objectMessages = messages(
  {
    record: () => '主体认为记录不对的，在企业中心打开那条记录提出异议，或者向作出机关提出。',
    sum: () => '记录都对、算得不对的，向模型的主管机关书面提出，由它答复：',
    end: () => '。',
    link: () => '看怎样提出异议',
    nth: (p: { n: number }) => `第${p.n}条`,
    'of.line': (p: { line: string }) => `（${p.line}）`,
  },
  {
    record: () => 'A body that finds a record wrong opens it in the centre and objects there, or to the organ that decided.',
    sum: () => 'Where the records are right and the sum is not, it writes to the competent organ of the model, which answers: ',
    end: () => '.',
    link: () => 'How to object',
    nth: (p) => `record ${p.n}`,
    'of.line': (p) => ` (${p.line})`,
  },
);
