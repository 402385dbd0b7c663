import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { href } from '../../../kernel/ui/index.ts';
import { addressOf, portalPage, viewOf } from '../frame.tsx';
import { fileMessages } from '../messages/subject-file.ts';
import { Bullets, Part } from '../parts/prose.tsx';
import { subjectAt } from '../parts/subject-at.ts';
import { fingerprint } from '../../../registry/publicity/index.ts';

const params = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) });
const common = { method: 'GET', face: 'portal', permission: 'public', audit: 'none' } as const;

/** How to follow a body, and the feed: one entry that says "changed, open it" and nothing else (ux.md §1 B3, F4). */
export function followPages(kernel: Kernel): AnyRoute[] {
  return [followPage(kernel), feed(kernel)];
}

function followPage(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    path: '/subjects/{key}/follow',
    summary: 'How to follow changes of one body',
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const found = await subjectAt(view, call.params.key, 'follow');
      if (!('subject' in found)) return found;
      const { subject, home } = found;
      const say = t(language, fileMessages);
      return portalPage(
        view,
        {
          title: say['follow.title']({ name: subject.name }),
          path: `${home}/follow`,
          noindex: true,
          trail: [{ href: home, label: subject.name }],
        },
        <>
          <p className="lead">{say['follow.lead']()}</p>
          <Part title={say['follow.address']()}>
            <p>
              <a className="mono" href={href(`${home}/feed.atom`, language)}>
                {addressOf(view, `${home}/feed.atom`)}
              </a>
            </p>
          </Part>
          <Part title={say['follow.how']()}>
            <Bullets items={[say['follow.1'](), say['follow.2'](), say['follow.3'](), say['follow.4']()]} language={language} />
          </Part>
        </>,
      );
    },
  });
}

/**
 * The entry's id is made of a digest of what is on display: a reader that knows the last id sees a new entry when anything
 * changes, and whoever comes later can't tell that anything ever ended. Its time is that of the last arrival
 * that still stands on the page: the day of an end would be a trace of it.
 */
function feed(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    path: '/subjects/{key}/feed.atom',
    summary: 'Feed of one body: an entry that says only that the file changed',
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language, reply } = view;
      const found = await subjectAt(view, call.params.key, 'feed.atom');
      if (!('subject' in found)) return found;
      const { subject, home } = found;
      const say = t(language, fileMessages);
      const { digest, last } = await fingerprint(kernel, subject);
      const page = addressOf(view, home);
      const updated = `${last}T00:00:00+08:00`;
      return reply
        .type('application/atom+xml; charset=utf-8')
        .send(
          [
            '<?xml version="1.0" encoding="utf-8"?>',
            `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
            `<title>${xml(say['feed.title']({ name: subject.name }))}</title>`,
            `<id>urn:uuid:${subject.subject_id}</id>`,
            `<link rel="self" href="${xml(addressOf(view, `${home}/feed.atom`))}"/>`,
            `<link rel="alternate" href="${xml(page)}"/>`,
            `<updated>${updated}</updated>`,
            `<author><name>${xml(language === 'en' ? kernel.settings.siteName.en : kernel.settings.siteName.zh)}</name></author>`,
            '<entry>',
            `<title>${xml(say['feed.entry']({ name: subject.name }))}</title>`,
            `<id>urn:sha256:${digest}</id>`,
            `<link rel="alternate" href="${xml(page)}"/>`,
            `<updated>${updated}</updated>`,
            `<summary>${xml(say['feed.summary']())}</summary>`,
            '</entry>',
            '</feed>',
            '',
          ].join('\n'),
        );
    },
  });
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replaceAll(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
