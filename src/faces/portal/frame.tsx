import type { ReactElement, ReactNode } from 'react';
import type { FastifyReply } from 'fastify';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/types.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { href, page, siteParts, type PageProps, type SiteFrame } from '../../kernel/ui/index.ts';
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

type Drawn = ReactElement | FastifyReply;

/** A public page without parameters: its address, what it is, and how it is drawn. */
export function plainPage(kernel: Kernel, path: string, summary: string, draw: (view: View) => Drawn | Promise<Drawn>): AnyRoute {
  return route({
    method: 'GET',
    path,
    face: 'portal',
    summary,
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => draw(viewOf(kernel, call)),
  });
}

/** Six verbs, each a thing that a person does (ux.md §3.2). */
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
      { href: '/acts', label: say['verb.published'](), under: ['/acts', '/lists', '/corrections'] },
      { href: '/verify', label: say['verb.verify']() },
      { href: '/services', label: say['verb.services'](), under: ['/services', '/start'] },
      { href: '/figures', label: say['verb.figures'](), under: ['/figures', '/organs', '/open-data'] },
      { href: '/rules', label: say['verb.rules'](), under: ['/rules', '/models'] },
    ],
    signIn: { href: '/help/sign-in', label: say.signIn() },
    footNote: say.footNote({ site: parts.siteName }),
    foot: [
      { href: '/about', label: say['foot.about']() },
      { href: '/contact', label: say['foot.contact']() },
      { href: '/help', label: say['foot.help']() },
      { href: '/organs', label: say['foot.organs']() },
      { href: '/open-data', label: say['foot.openData']() },
      { href: '/developers', label: say['foot.developers']() },
      { href: '/accessibility', label: say['foot.accessibility']() },
      { href: '/privacy', label: say['foot.privacy']() },
      { href: '/sitemap', label: say['foot.sitemap']() },
    ],
  };
}

/** The full address, for paper and quotation: the operator's own, or the caller's word where it is a plain host. */
export function addressOf({ kernel, language, reply }: View, path: string): string {
  const { protocol, host } = reply.request;
  const origin = kernel.settings.address ?? (/^[\w.-]+(:\d+)?$/.test(host) ? `${protocol}://${host}` : '');
  return `${origin}${href(path, language)}`;
}

export type PortalPage = Omit<PageProps, 'frame' | 'language' | 'description'>;

export function portalPage(view: View, props: PortalPage, children: ReactNode): ReactElement {
  if (props.noindex) view.reply.header('x-robots-tag', 'noindex, noarchive');
  return page(
    {
      ...props,
      language: view.language,
      description: t(view.language, common).description(),
      frame: siteFrame(view.kernel, view.language, props.twin === 'home' ? { still: true } : { address: addressOf(view, props.path) }),
    },
    children,
  );
}
