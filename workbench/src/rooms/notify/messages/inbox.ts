import { messages } from '../../../house.ts';

export const inboxMessages = messages(
  {
    title: () => '消息',
    lead: () => '系统给您的提醒：只写件数和日期，内容登录以后在原处看。',
    unread: () => '未读',
    read: () => '已读',
    'mark.one': () => '标为已读',
    'mark.all': () => '全部标为已读',
    'marked.all': (p: { n: number }) => `已把${p.n}条标为已读。`,
    why: () => '没有消息。',
    what: () => '案件分到您名下、期限快到时，消息会出现在这里。',
  },
  {
    title: () => 'Messages',
    lead: () => 'Reminders of the system: counts and days only; what they are about you read at its own place.',
    unread: () => 'unread',
    read: () => 'read',
    'mark.one': () => 'Mark as read',
    'mark.all': () => 'Mark all as read',
    'marked.all': (p) => `Marked as read: ${p.n}.`,
    why: () => 'There is no message.',
    what: () => 'One appears when a case comes to you or a last day is near.',
  },
);
