import { messages } from '../../house.ts';

export const proposalMessages = messages(
  {
    title: () => '待另一人确认',
    lead: () => '一人提出、另一人确认才生效的事。自己提出的不能自己确认。',
    caption: () => '提议',
    own: () => '自己提出的',
    object: () => '对象',
    see: () => '先看内容',
    'empty.why': () => '没有这样的提议。',
    'empty.what': () => '需要另一人确认的事提出以后会列在这里，也在今日的待办里。',
    one: () => '待确认的事',
    confirm: () => '确认',
    'confirm.title': () => '作为另一人确认',
    'confirm.now': () => '确认后立即生效，记入日志，写明提出人和确认人。',
  },
  {
    title: () => 'What waits for a second person',
    lead: () => 'Proposed by one person, in effect once another confirms it. Nobody confirms what he proposed himself.',
    caption: () => 'Proposals',
    own: () => 'your own',
    object: () => 'Object',
    see: () => 'Read it first',
    'empty.why': () => 'There are no such proposals.',
    'empty.what': () => 'What needs a second person is listed here once it is proposed, and in today’s work.',
    one: () => 'A proposal',
    confirm: () => 'Confirm it',
    'confirm.title': () => 'Confirm as the second person',
    'confirm.now': () => 'It takes effect at once and is logged with who proposed and who confirmed it.',
  },
);
