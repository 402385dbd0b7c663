import type { Language } from '../house.ts';

/** The address decides, as on every page: `/en/workbench/…` is English. */
export const LANGUAGE: Language = /^\/en(?:\/|$)/u.test(globalThis.location?.pathname ?? '') ? 'en' : 'zh-CN';
/** Below it stands every address of the application. */
export const BASE = LANGUAGE === 'en' ? '/en/workbench' : '/workbench';

/** What stands between names, as the reader's language has it. */
export const COMMA = LANGUAGE === 'en' ? ', ' : '、';

/** A text that came in both languages, in the reader's. */
export function own<T>(text: { zh: T; en: T }): T {
  return LANGUAGE === 'en' ? text.en : text.zh;
}
