import type { Language } from '../kernel/i18n/index.ts';

/** As the terminal is set: English where it says so, else Chinese, the original. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en/iu.test(locale) ? 'en' : 'zh-CN';
}
