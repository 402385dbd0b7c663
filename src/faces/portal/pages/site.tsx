import { readFileSync } from 'node:fs';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { readersStatus } from '../../../kernel/journal/index.ts';
import { Foreign, formatCount, formatDate, formatTime, href, Message, Pairs } from '../../../kernel/ui/index.ts';
import { plainPage, portalPage, type View } from '../frame.tsx';
import { siteMessages } from '../messages/site.ts';
import { Bullets, Part } from '../parts/prose.tsx';
import { reportingOrgans } from '../../../registry/publicity/index.ts';

/** About the site itself: whom to ask, for whom it works, what it keeps, whether it runs. */
export function siteRoutes(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/contact', 'Whom to ask about what', contact),
    plainPage(kernel, '/accessibility', 'For whom the site works, and where it does not yet', accessibility),
    plainPage(kernel, '/privacy', 'What is kept of visitors and what not', privacy),
    plainPage(kernel, '/status', 'Whether the site runs and when organs last reported', status),
  ];
}

function contact(view: View): ReactElement {
  const { language, kernel } = view;
  const say = t(language, siteMessages);
  const to = (path: string) => href(path, language);
  const links = {
    mistake: to('/start/mistake'),
    decision: to('/start/mistake#decision'),
    organ: to('/organs'),
    reporting: to('/help/reporting'),
  };
  const { host, contact: reach, phone } = kernel.settings.operator ?? {};
  const own = (text: { zh: string; en: string }) => <Foreign text={language === 'en' ? text.en : text.zh} language={language} />;
  return portalPage(
    view,
    { title: say['contact.title'](), path: '/contact' },
    <>
      <p className="lead">{say['contact.lead']()}</p>
      <ul>
        {(['contact.record', 'contact.decision', 'contact.organ', 'contact.press', 'contact.flaw'] as const).map((m) => (
          <Message key={m} as="li" from={siteMessages} m={m} language={language} links={links} />
        ))}
      </ul>
      <Part title={say['contact.operator.title']()}>
        {host === undefined && reach === undefined && phone === undefined ? (
          <p>{say[kernel.settings.demo ? 'contact.demo' : 'contact.none']()}</p>
        ) : (
          <Pairs
            pairs={[
              host === undefined ? null : { term: say['contact.host'](), value: own(host) },
              reach === undefined ? null : { term: say['contact.how'](), value: own(reach) },
              phone === undefined ? null : { term: say['contact.phone'](), value: phone },
            ]}
          />
        )}
      </Part>
    </>,
  );
}

function accessibility(view: View): ReactElement {
  const { language } = view;
  const say = t(language, siteMessages);
  return portalPage(
    view,
    { title: say['accessibility.title'](), path: '/accessibility' },
    <>
      <p className="lead">{say['accessibility.lead']()}</p>
      <Bullets
        items={[
          say['accessibility.1'](),
          say['accessibility.2'](),
          say['accessibility.3'](),
          say['accessibility.4'](),
          say['accessibility.5'](),
        ]}
        language={language}
      />
      <Part title={say['accessibility.known.title']()}>
        <Bullets items={[say['accessibility.known.1'](), say['accessibility.known.2']()]} language={language} />
        <Message from={siteMessages} m="accessibility.tell" language={language} links={{ contact: href('/contact', language) }} />
      </Part>
    </>,
  );
}

function privacy(view: View): ReactElement {
  const { language } = view;
  const say = t(language, siteMessages);
  return portalPage(
    view,
    { title: say['privacy.title'](), path: '/privacy' },
    <>
      <p className="lead">{say['privacy.lead']()}</p>
      <Part title={say['privacy.not.title']()}>
        <Bullets items={[say['privacy.not.1'](), say['privacy.not.2'](), say['privacy.not.3']()]} language={language} />
      </Part>
      <Part title={say['privacy.does.title']()}>
        <Bullets items={[say['privacy.does.1'](), say['privacy.does.2'](), say['privacy.does.3']()]} language={language} />
      </Part>
      <Part title={say['privacy.cookies.title']()}>
        <p>{say['privacy.cookies']()}</p>
      </Part>
      <Part title={say['privacy.rights.title']()}>
        <Message from={siteMessages} m="privacy.rights" language={language} links={{ contact: href('/contact', language) }} />
      </Part>
    </>,
  );
}

const VERSION = (JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

async function status(view: View): Promise<ReactElement> {
  const { language, kernel, today } = view;
  const say = t(language, siteMessages);
  const [readers, reporting] = await Promise.all([readersStatus(kernel.db), reportingOrgans(kernel.db.kysely, today)]);
  const behind = readers.find(({ name }) => name === 'search')?.behind ?? 0;
  const parked = readers.some(({ parkedEvents }) => parkedEvents > 0);
  const latest = reporting.find(({ last }) => last !== null);
  return portalPage(
    view,
    { title: say['status.title'](), path: '/status' },
    <>
      <p className="lead" data-status={parked ? 'degraded' : 'ready'}>
        {say[parked ? 'status.degraded' : 'status.ready']()}
      </p>
      <p>{say['status.as']({ time: formatTime(kernel.clock.now(), language) })}</p>
      <p>{behind === 0 ? say['status.even']() : say['status.behind']({ n: formatCount(behind) })}</p>
      <p>
        {latest?.last == null ? (
          say['status.last.none']()
        ) : (
          <Foreign
            text={say['status.last']({
              organ: language === 'en' ? latest.nameEn : latest.name,
              day: formatDate(latest.last, language),
            })}
            language={language}
          />
        )}
      </p>
      <p>
        <Foreign text={say['status.software']({ version: VERSION })} language={language} />
      </p>
      <Message from={siteMessages} m="status.machines" language={language} links={{ healthz: '/healthz', readyz: '/readyz' }} />
    </>,
  );
}
