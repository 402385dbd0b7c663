import { messages } from '../../../house.ts';

export const outboxMessages = messages(
  {
    'outbox.title': () => '外发消息',
    'outbox.lead': () => '发到本系统以外的消息走到哪里。这里没有消息的内容，也没有收件地址。',
    'outbox.configured': (p: { channels: string }) => `已设置的通道：${p.channels}`,
    'outbox.none': () => '没有设置外发通道：消息只在本系统里。',
    'outbox.why': () => '没有这样的消息。',
    'outbox.what': () => '清除条件，可以看到已经发出的。',
    retry: () => '现在再试',
    retried: (p: { n: number }) => `第${p.n}号消息已排队，马上再试。`,
  },
  {
    'outbox.title': () => 'Outgoing messages',
    'outbox.lead': () => 'What became of messages that leave this system. Neither their words nor addresses stand here.',
    'outbox.configured': (p) => `Ways out: ${p.channels}`,
    'outbox.none': () => 'No way out is set up: messages stand in this system only.',
    'outbox.why': () => 'There is no such message.',
    'outbox.what': () => 'Clear the conditions to see those that were sent.',
    retry: () => 'Try now',
    retried: (p) => `Message ${p.n} is queued and tried at once.`,
  },
);
