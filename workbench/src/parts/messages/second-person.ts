import { messages } from '../../house.ts';

export const secondPersonMessages = messages(
  {
    waits: (p: { by: string; at: string }) => `${p.by}于${p.at}提出，等待另一人确认。`,
    own: () => '这是您提出的，须由另一人确认',
    'not-yours': () => '须由本单位的审核人员或者负责人确认',
    refuse: () => '不同意',
    'refuse.title': () => '不同意这项提议',
    'refuse.effect': () => '提议结束，不产生任何效果；提出人看得到您的理由。',
    reason: () => '理由',
    withdraw: () => '收回提议',
    'withdraw.title': () => '收回自己的提议',
    'withdraw.effect': () => '提议结束，不产生任何效果；以后可以再提。',
  },
  {
    waits: (p) => `Proposed by ${p.by} on ${p.at}; it waits for another person.`,
    own: () => 'You proposed this; another person must confirm it',
    'not-yours': () => 'A reviewer or head of the organ confirms this',
    refuse: () => 'Refuse',
    'refuse.title': () => 'Refuse this proposal',
    'refuse.effect': () => 'The proposal ends without any effect; who proposed it sees your reason.',
    reason: () => 'Reason',
    withdraw: () => 'Take it back',
    'withdraw.title': () => 'Take back your own proposal',
    'withdraw.effect': () => 'The proposal ends without any effect; it can be made again.',
  },
);
