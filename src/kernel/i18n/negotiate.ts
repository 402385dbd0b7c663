import type { Language } from './types.ts';

/** The language that an Accept-Language header prefers among ours; Chinese where it says nothing of either. */
export function negotiate(header: string | undefined): Language {
  if (header === undefined || header.length > 500) return 'zh-CN';
  const wishes = header
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag: tag.trim(), weight: q === undefined ? 1 : Number(q), order };
    })
    .filter((wish) => wish.weight > 0 && /^(zh|en)(-|$)/.test(wish.tag))
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  return wishes[0]?.tag.startsWith('en') ? 'en' : 'zh-CN';
}

/** Pages: the address decides, never a header or a cookie, so that a link shows everyone the same page. */
export function stripLanguage(url: string): { language: Language; url: string } | undefined {
  const match = /^\/en(?=$|[/?#])\/?(.*)$/s.exec(url);
  if (match === null) return undefined;
  return { language: 'en', url: `/${match[1] ?? ''}` };
}
