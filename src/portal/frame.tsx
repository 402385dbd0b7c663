import type { ReactElement, ReactNode } from 'react';
import type { FastifyReply } from 'fastify';
import type { Kernel } from '../kernel/context.ts';
import { t, type Language } from '../kernel/i18n/types.ts';
import { href, page, siteParts, type PageProps, type SiteFrame } from '../kernel/ui/index.ts';
import { common } from './messages/common.ts';

/** What a page needs of its call; a page is a function of these and of what it reads. */
export interface View {
  kernel: Kernel;
  language: Language;
  reply: FastifyReply;
  /** ISO day in Shanghai. */
  today: string;
}

export function viewOf(kernel: Kernel, call: { language: Language; reply: FastifyReply }): View {
  return { kernel, language: call.language, reply: call.reply, today: kernel.clock.today().toString() };
}

/** The menu holds only what exists; further verbs (验真伪, 办事项) come with their pages. */
export function siteFrame(
  kernel: Pick<Kernel, 'settings' | 'clock'>,
  language: Language,
  options: { still?: boolean; address?: string } = {},
): SiteFrame {
  const say = t(language, common);
  // A gone page is the same, byte for byte, whatever ended there and whenever it is asked.
  const parts = siteParts(kernel, language, options.still ? null : (options.address ?? ''));
  return {
    ...parts,
    verbs: [
      { href: '/search', label: say['verb.lookup'](), under: ['/search', '/subjects'] },
      { href: '/acts', label: say['verb.published']() },
      { href: '/figures', label: say['verb.figures']() },
      { href: '/rules', label: say['verb.rules']() },
    ],
    footNote: say.footNote({ site: parts.siteName }),
    foot: [
      { href: '/about', label: say['foot.about']() },
      { href: '/help/absence', label: say['foot.absence']() },
      { href: '/organs', label: say['foot.organs']() },
      { href: '/rules/catalogue', label: say['foot.catalogue']() },
      { href: '/developers', label: say['foot.developers']() },
    ],
  };
}

/** The full address, for paper. The host is the caller's word: only a plain one is repeated. */
function addressOf({ language, reply }: View, path: string): string {
  const { protocol, host } = reply.request;
  return /^[\w.-]+(:\d+)?$/.test(host) ? `${protocol}://${host}${href(path, language)}` : href(path, language);
}

export type PortalPage = Omit<PageProps, 'frame' | 'language' | 'description'>;

export function portalPage(view: View, props: PortalPage, children: ReactNode): ReactElement {
  if (props.noindex) view.reply.header('x-robots-tag', 'noindex, noarchive');
  return page(
    {
      ...props,
      language: view.language,
      description: t(view.language, common).description(),
      frame: siteFrame(
        view.kernel,
        view.language,
        props.twin === 'home' ? { still: true } : { address: addressOf(view, props.path) },
      ),
    },
    children,
  );
}
