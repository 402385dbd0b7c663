import type { ReactElement } from 'react';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { formatDate, href, Message } from '../../../kernel/ui/index.ts';
import { portalPage, type View } from '../frame.tsx';
import { actsMessages } from '../messages/acts.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';

/**
 * One page for what was repaired and what ran out, the same byte for byte: it names nobody, and neither its address nor the
 * time of asking stands in it.
 */
export function gonePage(view: View): ReactElement {
  view.reply.status(410);
  const { language } = view;
  return portalPage(
    view,
    { title: t(language, actsMessages)['gone.title'](), path: '/', twin: 'home', noindex: true },
    <div className="notice">
      <Message from={delicate} m="gone.record" language={language} />
      <Ways view={view} />
    </div>,
  );
}

export function withdrawnPage(view: View, withdrawn: { organ: { zh: string; en: string }; on: IsoDate; reason: string }): ReactElement {
  view.reply.status(410);
  const { language } = view;
  const say = t(language, actsMessages);
  const p = {
    organ: language === 'en' ? withdrawn.organ.en : withdrawn.organ.zh,
    date: formatDate(withdrawn.on, language),
    // The sentence brings its own full stop.
    reason: withdrawn.reason.trim().replace(/[。.；;]+$/, '') || say['withdrawn.noReason'](),
  };
  return portalPage(
    view,
    { title: say['withdrawn.title'](), path: '/', twin: 'home', noindex: true },
    <div className="notice">
      <Message from={delicate} m="gone.withdrawn" language={language} p={p} />
      <Ways view={view} />
    </div>,
  );
}

function Ways({ view: { language } }: { view: View }): ReactElement {
  const say = t(language, actsMessages);
  return (
    <p className="foot-line">
      <a className="button" href={href('/search', language)}>
        {say['gone.lookUp']()}
      </a>
      <a href={href('/help/absence#ends', language)}>{say['gone.why']()}</a>
    </p>
  );
}
