import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatCount, formatDate, formatTime, href, Message, Pairs } from '../../../kernel/ui/index.ts';
import { plainPage, portalPage, viewOf, type View } from '../frame.tsx';
import { actsMessages } from '../messages/acts.ts';
import { proofMessages } from '../messages/proof.ts';
import { FigureLine } from '../parts/figure.tsx';
import { Bullets, Part } from '../parts/prose.tsx';
import { recordTitle } from '../parts/record.tsx';
import { ofShownAct } from '../parts/shown-act.ts';
import { homeFigures, leavesOf, type Leaf, type PublicRecord } from '../../../registry/publicity/index.ts';
import { kindHead } from '../words.ts';
import { Decision } from './start.tsx';

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });
const common = { method: 'GET', face: 'portal', permission: 'public', audit: 'none', schemas: { params } } as const;

/** What stands beside an act as long as it is on display, and corrections at large. */
export function actHelpPages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...common,
      path: '/acts/{id}/proof',
      summary: 'How it can be proved that an act was not altered, in plain words',
      handle: async (call) => {
        const view = viewOf(kernel, call);
        return ofShownAct(view, call.params.id, async ({ first, display }) =>
          proof(
            view,
            first,
            await leavesOf(
              kernel.db.kysely,
              display.map(({ row }) => row),
            ),
          ),
        );
      },
    }),
    route({
      ...common,
      path: '/acts/{id}/mistake',
      summary: 'Who may object to an act and how, and what anybody else can do',
      handle: async (call) => {
        const view = viewOf(kernel, call);
        return ofShownAct(view, call.params.id, ({ first }) => mistake(view, first));
      },
    }),
    plainPage(kernel, '/corrections', 'What happens when a display was wrong; nobody is named', corrections),
  ];
}

function trailOf(record: PublicRecord, { language }: View) {
  const say = t(language, actsMessages);
  const title = say['act.title']({ kind: kindHead(record.kind, language), documentNo: record.documentNo });
  return [
    { href: '/acts', label: say.title() },
    { href: `/acts/${record.actId}`, label: title },
  ];
}

function proof(view: View, record: PublicRecord, leaves: readonly Leaf[]): ReactElement {
  const { language } = view;
  const say = t(language, proofMessages);
  return portalPage(
    view,
    {
      title: say['proof.title'](),
      about: record.documentNo,
      path: `/acts/${record.actId}/proof`,
      noindex: true,
      trail: trailOf(record, view),
    },
    <>
      <p className="lead">{say['proof.lead']()}</p>
      {leaves.map((leaf) => (
        <section key={leaf.seq}>
          <h2>
            <Foreign
              text={leaves.length === 1 ? say['proof.line.title']() : say['proof.line.of']({ name: leaf.name })}
              language={language}
            />
          </h2>
          <Pairs
            pairs={[
              { term: say['proof.number'](), value: <span data-leaf={leaf.seq}>{formatCount(leaf.seq)}</span> },
              {
                term: say['proof.at'](),
                value: formatTime(Temporal.Instant.fromEpochMilliseconds(leaf.at.getTime()), language),
              },
              { term: say['proof.digest'](), value: <span className="mono">{leaf.digest}</span> },
            ]}
          />
        </section>
      ))}
      <Part title={say['proof.means.title']()}>
        <Bullets items={[say['proof.means.1'](), say['proof.means.2'](), say['proof.means.3']()]} language={language} />
      </Part>
      <Part title={say['proof.not.title']()}>
        <Bullets items={[say['proof.not.1'](), say['proof.not.2'](), say['proof.not.3']()]} language={language} />
      </Part>
    </>,
  );
}

function mistake(view: View, record: PublicRecord): ReactElement {
  const { language, kernel, today } = view;
  const say = t(language, proofMessages);
  const organ = language === 'en' ? record.organNameEn : record.organName;
  const day = formatDate(kernel.calendar.addWorkingDays(Temporal.PlainDate.from(today), 1).due, language);
  const adverse = record.nature === 'adverse';
  return portalPage(
    view,
    {
      title: say['mistake.title'](),
      about: record.documentNo,
      path: `/acts/${record.actId}/mistake`,
      noindex: true,
      trail: trailOf(record, view),
    },
    <>
      <p className="lead">
        <Foreign text={say['mistake.of']({ title: recordTitle(record), documentNo: record.documentNo })} language={language} />
      </p>
      <Part title={say['mistake.firm.title']()}>
        <Bullets items={[say['mistake.firm.1'](), say['mistake.firm.2']({ day }), say['mistake.firm.3']({ organ })]} language={language} />
        <Message from={proofMessages} m="mistake.firm.centre" language={language} links={{ centre: href('/centre', language) }} />
        {adverse ? (
          <Message
            from={proofMessages}
            m="mistake.firm.repair"
            language={language}
            links={{ when: href(`/start/repair/when?act=${record.actId}`, language) }}
          />
        ) : null}
      </Part>
      <Part title={say['mistake.other.title']()}>
        <Bullets items={[say['mistake.other.1']({ organ }), say['mistake.other.2']()]} language={language} />
      </Part>
      <Contacts record={record} view={view} />
      {adverse ? <Decision view={view} /> : null}
    </>,
  );
}

function Contacts({ record, view }: { record: PublicRecord; view: View }): ReactElement {
  const { language, kernel } = view;
  const say = t(language, proofMessages);
  const organ = language === 'en' ? record.organNameEn : record.organName;
  const { contact } = kernel.settings.operator ?? {};
  return (
    <Part title={say['mistake.contact.title']()}>
      <Message
        from={proofMessages}
        m="mistake.contact.organ"
        language={language}
        p={{ organ }}
        links={{ organ: href(`/organs/${record.organ}`, language) }}
      />
      {contact === undefined ? (
        <Message from={proofMessages} m="mistake.contact.page" language={language} links={{ contact: href('/contact', language) }} />
      ) : (
        <p>
          <Foreign text={say['mistake.contact.operator']({ contact: language === 'en' ? contact.en : contact.zh })} language={language} />
        </p>
      )}
    </Part>
  );
}

async function corrections(view: View): Promise<ReactElement> {
  const { language, kernel, today } = view;
  const say = t(language, proofMessages);
  const { corrected } = await homeFigures(kernel, today);
  const links = {
    contact: href('/contact', language),
    mended: '/open-data/acts-corrections.csv',
    gone: '/open-data/acts-withdrawn.csv',
  };
  return portalPage(
    view,
    { title: say['corrections.title'](), path: '/corrections' },
    <>
      <p className="lead">{say['corrections.lead']()}</p>
      <Part title={say['corrections.kinds.title']()}>
        <Bullets items={[say['corrections.kinds.1'](), say['corrections.kinds.2'](), say['corrections.kinds.3']()]} language={language} />
      </Part>
      <Part title={say['corrections.figures']()}>
        <FigureLine name="corrected" asOf={today} language={language}>
          {say['corrections.shown']({ n: formatCount(corrected), asOf: formatDate(today, language) })}
        </FigureLine>
        <p>{say['corrections.none']()}</p>
      </Part>
      <Part title={say['corrections.public.title']()}>
        <Message from={proofMessages} m="corrections.public" language={language} links={links} />
      </Part>
      <Part title={say['corrections.copies.title']()}>
        <Message from={proofMessages} m="corrections.copies" language={language} links={links} />
      </Part>
    </>,
  );
}
