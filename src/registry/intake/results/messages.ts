import { messages } from '../../../kernel/i18n/types.ts';

/** Words of the list of batches. */
export const batchMessages = messages(
  {
    'state.received': () => '等待审核',
    'state.running': () => '正在处理',
    'state.done': () => '处理完毕',
    'state.refused': () => '没有收下',
    'state.recalled': () => '已撤回',
  },
  {
    'state.received': () => 'waits for review',
    'state.running': () => 'being worked through',
    'state.done': () => 'worked through',
    'state.refused': () => 'not taken',
    'state.recalled': () => 'recalled',
  },
);
