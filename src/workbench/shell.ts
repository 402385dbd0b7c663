import { randomBytes } from 'node:crypto';
import type { Kernel } from '../kernel/context.ts';
import { t, type Language } from '../kernel/i18n/index.ts';
import { MARK_PATH } from '../kernel/ui/stylesheet.ts';
import { workbenchMessages } from './messages.ts';

/** What the application must know before anybody has signed in. */
export interface Site {
  name: { zh: string; en: string };
  demo: boolean;
  /** There is a tour, with a clock to push. */
  tour: boolean;
  /** ISO day of the site's own clock: a demonstration's day is not the reader's. */
  today: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/gu, (c) => ESCAPES[c] ?? c);

/**
 * One empty page for every address of the application, in the language of the address. Scripts come from our own files
 * only; Ant Design writes its styles while it runs, so these carry the number of this answer.
 */
export function shellFor(
  kernel: Pick<Kernel, 'settings' | 'clock' | 'demonstration'>,
  template: string,
  language: Language,
): { html: string; policy: string } {
  const nonce = randomBytes(16).toString('base64');
  const { siteName, demo } = kernel.settings;
  const site: Site = {
    name: siteName,
    demo,
    tour: kernel.demonstration !== undefined,
    today: kernel.clock.today().toString(),
  };
  const say = t(language, workbenchMessages);
  const filled: Record<string, string> = {
    LANG: language,
    TITLE: `${say.title()} - ${language === 'en' ? siteName.en : siteName.zh}`,
    SITE: JSON.stringify(site),
    NONCE: nonce,
    NOSCRIPT: say.noscript(),
    LOADING: say.loading(),
  };
  return {
    html: template
      .replace('</head>', `<link rel="icon" href="${MARK_PATH}" type="image/svg+xml"></head>`)
      .replaceAll(/%([A-Z]+)%/gu, (whole, name: string) => escape(filled[name] ?? whole)),
    policy: [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join(';'),
  };
}
