import { LANGUAGE } from '../look/language.ts';

interface Site {
  name: { zh: string; en: string };
  demo: boolean;
  /** There is a tour, with a clock to push. */
  tour: boolean;
  today: string;
}

/** What the server wrote into the shell: it holds before anybody has signed in. */
export const SITE: Site = read();
export const SITE_NAME = LANGUAGE === 'en' ? SITE.name.en : SITE.name.zh;

function read(): Site {
  const text = document.querySelector<HTMLMetaElement>('meta[name=site]')?.content ?? '';
  try {
    return JSON.parse(text) as Site;
  } catch {
    // vite's own server fills nothing in.
    return { name: { zh: '信衡', en: 'Xinheng' }, demo: false, tour: false, today: '' };
  }
}
