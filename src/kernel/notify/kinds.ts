import type { IsoDate } from '../db/types.ts';
import { messages, type Language } from '../i18n/index.ts';
import { point, type Offers } from '../offers.ts';
import { formatDate } from '../ui/format.ts';

/**
 * What a message may carry: a count and a day. Nothing else can be put into one: no name, no number of a document, no word about
 * a record leaves the house by this way, or stands on a telephone's locked screen.
 */
interface Values {
  n: number;
  day: IsoDate;
}
type Name = keyof Values;
export type Params<N extends Name> = Pick<Values, N>;

/** A kind of message: it says that something waits, how many and until when, never what. */
export interface NoticeKind<N extends Name = Name> {
  kind: string;
  params: readonly N[];
  zh: (params: Params<N>) => string;
  en: (params: Params<N>) => string;
}

/** The kinds that rooms send. */
export const noticeKinds = point<NoticeKind>('kind of notice', ({ kind }) => kind);

export function noticeKind<N extends Name>(declaration: NoticeKind<N>): NoticeKind<N> {
  return declaration;
}

/** What a person asked to be told on a day. */
export const reminder = noticeKind({
  kind: 'reminder',
  params: ['day'],
  zh: ({ day }) => `您请我们在${day}提醒您一件事，请登录查看。`,
  en: ({ day }) => `You asked to be reminded of something on ${day}. Sign in to see.`,
});

export const frameMessages = messages(
  {
    subject: (p: { site: string }) => `${p.site}：有一条消息`,
    foot: (p: { site: string }) =>
      `这是${p.site}的自动消息，不写具体内容，也不附链接。请自己打开网站登录。不收费；任何人收费代办都与本平台无关。`,
  },
  {
    subject: (p) => `${p.site}: a message for you`,
    foot: (p) =>
      `An automatic message of ${p.site}. It says nothing of what the matter is and holds no link: open the site yourself and sign in. It costs nothing; whoever charges for it has nothing to do with this platform.`,
  },
);

export function kindOf({ offers }: { offers: Offers }, kind: string): NoticeKind {
  const found = offers.find(noticeKinds, kind);
  if (found === undefined) throw new TypeError(`no room brings notices of the kind ${kind}`);
  return found;
}

/** A stored message in words. */
export function textOf(kernel: { offers: Offers }, kind: string, params: Readonly<Partial<Values>>, language: Language): string {
  const { n, day } = params as Values;
  return kindOf(kernel, kind)[language === 'en' ? 'en' : 'zh']({ n, day: day && formatDate(day, language) });
}
