import type { Language } from '../house.ts';

/** The address decides, as on every page: `/en/workbench/…` is English. */
export const LANGUAGE: Language = /^\/en(?:\/|$)/u.test(location.pathname) ? 'en' : 'zh-CN';
/** Below it stands every address of the application. */
export const BASE = LANGUAGE === 'en' ? '/en/workbench' : '/workbench';
