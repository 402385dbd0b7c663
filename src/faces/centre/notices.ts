import { counted } from '../../kernel/i18n/index.ts';
import { noticeKind } from '../../kernel/notify/index.ts';

export const mandateGiven = noticeKind({
  kind: 'mandate.given',
  params: ['n'],
  zh: ({ n }) => `您收到${n}项企业授权，请登录查看。`,
  en: ({ n }) => `You were given ${counted(n, 'mandate')} of a business. Sign in to see.`,
});

export const mandateEnded = noticeKind({
  kind: 'mandate.ended',
  params: ['n'],
  zh: ({ n }) => `您有${n}项企业授权已经结束。`,
  en: ({ n }) => `${counted(n, 'mandate')} that you held for a business has ended.`,
});
