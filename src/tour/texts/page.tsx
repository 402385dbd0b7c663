import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/types.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { sentence } from '../../kernel/ui/index.ts';
import { delicate } from '../../kernel/ui/texts/index.ts';
import { portalPage, viewOf } from '../../faces/portal/frame.tsx';
import { tourTexts } from './messages.ts';
import { saidTexts, type SaidText } from './say.ts';

export const TEXTS_PATH = '/tour/texts';

/** Every delicate sentence, as its page would say it: for those who weigh words, and for the tests of rooms not built yet. */
export function textsPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: TEXTS_PATH,
    face: 'portal',
    summary: 'The delicate messages with invented contents (demonstration only)',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const say = t(view.language, tourTexts);
      return portalPage(
        view,
        { title: say.title(), path: TEXTS_PATH, noindex: true },
        <>
          <p className="lead">{say.lead()}</p>
          <p>{say.rule()}</p>
          {saidTexts(view.language).map((said) => (
            <Fragment key={said.key}>
              <h2 className="mono" id={said.key} lang="en">
                {said.key}
              </h2>
              <Said said={said} language={view.language} />
            </Fragment>
          ))}
        </>,
      );
    },
  });
}

/** The keys of the list are of one catalogue, but which one each is stands only in its row. */
const drawn = sentence as unknown as (said: {
  from: typeof delicate;
  m: string;
  p: SaidText['params'];
  language: Language;
  links: Record<string, string>;
}) => ReactNode;

function Said({ said, language }: { said: SaidText; language: Language }): ReactElement {
  // Every slot leads to the sentence itself: what it would lead to belongs to the page that says it.
  const slots = [...said.text.matchAll(/\]\(([a-zA-Z]+)\)/g)].map((match) => [match[1] ?? '', `#${said.key}`]);
  const links: Record<string, string> = Object.fromEntries(slots);
  return (
    <div className="notice" data-message={said.key}>
      <p>{drawn({ from: delicate, m: said.message, p: said.params, language, links })}</p>
    </div>
  );
}
