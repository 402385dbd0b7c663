import { messages } from '../../house.ts';

/** Parts of a place in a policy file (place.ts). */
export const placeMessages = messages(
  {
    zh: () => '中文',
    en: () => '英文',
    named: (p: { list: string; name: string }) => `${p.list}“${p.name}”`,
    numbered: (p: { list: string; n: number }) => `${p.list}第${p.n}条`,
  },
  {
    zh: () => 'Chinese',
    en: () => 'English',
    named: (p) => `${p.list} “${p.name}”`,
    numbered: (p) => `${p.list} no. ${p.n}`,
  },
);
