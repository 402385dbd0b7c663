import { counted, messages, t, type Language } from '../i18n/index.ts';
import { formatDate } from '../ui/format.ts';
import type { MessageKind, MessageParams } from './types.ts';

interface Count {
  n: number;
}
interface Day {
  day: string;
}

/** What a message says: that something waits, how many and until when, never what. */
export const kindMessages = messages(
  {
    'paper.arrived': (p: Count) => `有${p.n}件文书等您查收，请登录查看。`,
    'deadline.soon': (p: Count & Day) => `有${p.n}项事情最后一天是${p.day}，请登录查看。`,
    'deadline.past': (p: Count & Day) => `有${p.n}项事情的最后一天${p.day}已经过去，请登录查看。`,
    'case.moved': (p: Count) => `有${p.n}件事情有了新进展，请登录查看。`,
    'work.assigned': (p: Count) => `有${p.n}件工作交给您办理，请登录查看。`,
    reminder: (p: Day) => `您请我们在${p.day}提醒您一件事，请登录查看。`,
    'mandate.given': (p: Count) => `您收到${p.n}项企业授权，请登录查看。`,
    'mandate.ended': (p: Count) => `您有${p.n}项企业授权已经结束。`,
    subject: (p: { site: string }) => `${p.site}：有一条消息`,
    foot: (p: { site: string }) =>
      `这是${p.site}的自动消息，不写具体内容，也不附链接。请自己打开网站登录。不收费；任何人收费代办都与本平台无关。`,
  },
  {
    'paper.arrived': (p) => `${counted(p.n, 'paper')} waiting for you. Sign in to read.`,
    'deadline.soon': (p) => `${counted(p.n, 'matter')} with ${p.day} as the last day. Sign in to see.`,
    'deadline.past': (p) => `${counted(p.n, 'matter')} whose last day, ${p.day}, has passed. Sign in to see.`,
    'case.moved': (p) => `${counted(p.n, 'matter')} moved on. Sign in to see.`,
    'work.assigned': (p) => `${counted(p.n, 'piece')} of work came to you. Sign in to see.`,
    reminder: (p) => `You asked to be reminded of something on ${p.day}. Sign in to see.`,
    'mandate.given': (p) => `You were given ${counted(p.n, 'mandate')} of a business. Sign in to see.`,
    'mandate.ended': (p) => `${counted(p.n, 'mandate')} that you held for a business has ended.`,
    subject: (p) => `${p.site}: a message for you`,
    foot: (p) =>
      `An automatic message of ${p.site}. It says nothing of what the matter is and holds no link: open the site yourself and sign in. It costs nothing; whoever charges for it has nothing to do with this platform.`,
  },
);

export const KINDS = [
  'paper.arrived',
  'deadline.soon',
  'deadline.past',
  'case.moved',
  'work.assigned',
  'reminder',
  'mandate.given',
  'mandate.ended',
] as const satisfies readonly MessageKind[];

type Name = 'n' | 'day';

/** All that a message of a kind may carry: what the type says, held at run time too, since parameters go out as they are. */
export const PARAMS: Readonly<Record<MessageKind, readonly Name[]>> = {
  'paper.arrived': ['n'],
  'deadline.soon': ['n', 'day'],
  'deadline.past': ['n', 'day'],
  'case.moved': ['n'],
  'work.assigned': ['n'],
  reminder: ['day'],
  'mandate.given': ['n'],
  'mandate.ended': ['n'],
};

/** The message in words. */
export function textOf<K extends MessageKind>(kind: K, params: MessageParams[K], language: Language): string {
  const say = t(language, kindMessages)[kind] as (p: unknown) => string;
  const day = 'day' in params ? { day: formatDate(params.day, language) } : {};
  return say({ ...params, ...day });
}
