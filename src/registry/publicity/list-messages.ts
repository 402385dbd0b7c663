import { messages } from '../../kernel/i18n/types.ts';

/** Words of values in the reviewers' lists. */
export const listMessages = messages(
  {
    'state.held': () => '暂缓，等待审核',
    'state.waiting': () => '等待统一社会信用代码',
    'change.correction': () => '更正',
    'change.variation': () => '变更决定',
    'change.revocation': () => '撤销决定',
    'change.held_illegal': () => '确认违法',
    'change.void': () => '确认无效',
    'change.sent_in_error': () => '误报',
    yes: () => '是',
  },
  {
    'state.held': () => 'held for a reviewer',
    'state.waiting': () => 'waits for a code',
    'change.correction': () => 'correction',
    'change.variation': () => 'decision varied',
    'change.revocation': () => 'decision revoked',
    'change.held_illegal': () => 'held illegal',
    'change.void': () => 'held void',
    'change.sent_in_error': () => 'sent in error',
    yes: () => 'yes',
  },
);
