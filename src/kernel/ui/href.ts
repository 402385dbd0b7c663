import type { Language } from '../i18n/types.ts';

/** `/acts` in the reader's language: `/en/acts`. */
export function href(path: string, language: Language): string {
  if (language !== 'en' || !path.startsWith('/') || path.startsWith('/assets/')) return path;
  return path === '/' ? '/en/' : `/en${path}`;
}
