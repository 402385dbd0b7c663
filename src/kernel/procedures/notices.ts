import { counted } from '../i18n/index.ts';
import { noticeKind } from '../notify/index.ts';

export const paperArrived = noticeKind({
  kind: 'paper.arrived',
  params: ['n'],
  zh: ({ n }) => `有${n}件文书等您查收，请登录查看。`,
  en: ({ n }) => `${counted(n, 'paper')} waiting for you. Sign in to read.`,
});

export const deadlineSoon = noticeKind({
  kind: 'deadline.soon',
  params: ['n', 'day'],
  zh: ({ n, day }) => `有${n}项事情最后一天是${day}，请登录查看。`,
  en: ({ n, day }) => `${counted(n, 'matter')} with ${day} as the last day. Sign in to see.`,
});

export const deadlinePast = noticeKind({
  kind: 'deadline.past',
  params: ['n', 'day'],
  zh: ({ n, day }) => `有${n}项事情的最后一天${day}已经过去，请登录查看。`,
  en: ({ n, day }) => `${counted(n, 'matter')} whose last day, ${day}, has passed. Sign in to see.`,
});
