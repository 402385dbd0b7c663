import type { Language } from '../house.ts';

/** The address decides, as on every page: `/en/workbench/…` is English. */
export const LANGUAGE: Language = /^\/en(?:\/|$)/u.test(location.pathname) ? 'en' : 'zh-CN';
/** Below it stands every address of the application. */
export const BASE = LANGUAGE === 'en' ? '/en/workbench' : '/workbench';

/** A text that came in both languages, in the reader's. */
export const own = (text: { zh: string; en: string }): string => (LANGUAGE === 'en' ? text.en : text.zh);
