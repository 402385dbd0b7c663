import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Message, Pairs, Uscc } from '../../../kernel/ui/index.ts';
import { findEdition } from '../../../registry/catalogue/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { actsMessages } from '../messages/acts.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { proofMessages } from '../messages/proof.ts';
import { subjectMessages } from '../messages/subject.ts';
import { subjectPath } from '../parts/hits.tsx';
import { FormerOperatorNote, ObjectionNote, recordPairs, recordTitle, ReportedOn, StayedMark } from '../parts/record.tsx';
import { ofShownAct } from '../parts/shown-act.ts';
import type { PublicRecord } from '../../../registry/publicity/index.ts';
import { kindHead } from '../words.ts';

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

export function actPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/acts/{id}',
    face: 'portal',
    summary: 'One act on display; 410 after its end, 410 with the reason after withdrawal',
    permission: 'public',
    audit: 'none',
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      return ofShownAct(view, call.params.id, ({ first, records, display }) =>
        shown(view, first, records, display[0]?.display.ruleSet ?? null),
      );
    },
  });
}

function shown(view: View, first: PublicRecord, records: readonly PublicRecord[], ruleSet: string | null): ReactElement {
  const { language } = view;
  const say = t(language, actsMessages);
  const title = say['act.title']({ kind: kindHead(first.kind, language), documentNo: first.documentNo });
  return portalPage(
    view,
    { title, path: `/acts/${first.actId}`, noindex: true, trail: [{ href: '/acts', label: say.title() }] },
    <>
      {records.map((record) => (
        <Addressee key={record.recordId} record={record} view={view} />
      ))}
      <Basis record={first} ruleSet={ruleSet} view={view} />
      <Source record={first} view={view} />
      <section id="mistake">
        <h2>{say['mistake.title']()}</h2>
        <Message from={actsMessages} m="mistake.firm" language={language} />
        <Message from={actsMessages} m="mistake.decision" language={language} />
        <Message from={actsMessages} m="mistake.other" language={language} />
        <p className="foot-line no-print">
          <a href={href(`/acts/${first.actId}/mistake`, language)}>{t(language, proofMessages)['mistake.title']()}</a>
          <a href={href(`/acts/${first.actId}/proof`, language)}>{t(language, proofMessages)['proof.link']()}</a>
        </p>
      </section>
    </>,
  );
}

/** The part of the act that concerns one body; the parts of others stand beside it, that of a person never. */
function Addressee({ record, view }: { record: PublicRecord; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, subjectMessages);
  const subject = subjectPath({ subjectId: record.subjectId, uscc: record.subjectUscc });
  const objected = record.disputes.some((dispute) => dispute.state === 'open');
  const adverse = record.nature === 'adverse';
  const pairs = [
    {
      term: say.addressee(),
      value: (
        <>
          <a href={href(subject, language)}>
            <Chinese language={language}>{record.subjectName}</Chinese>
          </a>{' '}
          {record.subjectUscc === null ? null : <Uscc code={record.subjectUscc} />}
        </>
      ),
    },
    ...recordPairs(record, { policy: view.kernel.policy, language, today: view.today }),
  ];
  return (
    <article
      className={['record', adverse ? 'adverse' : '', objected ? 'objected' : ''].filter(Boolean).join(' ')}
      data-adverse={adverse ? record.recordId : undefined}
    >
      <ObjectionNote record={record} language={language} calendar={view.kernel.calendar} today={view.today} />
      <StayedMark record={record} language={language} />
      <FormerOperatorNote record={record} language={language} />
      <h2 className="plain">
        <Chinese language={language}>{recordTitle(record)}</Chinese>
      </h2>
      <Pairs pairs={pairs} />
      <ReportedOn record={record} language={language} calendar={view.kernel.calendar} />
      <p className="foot-line">
        <a href="#basis" data-link="basis">
          {say.basis()}
        </a>
        <a href="#source" data-link="source">
          {say.source()}
        </a>
        <a href="#mistake" data-link="mistake">
          {say.mistake()}
        </a>
      </p>
    </article>
  );
}

function Basis({ record, ruleSet, view }: { record: PublicRecord; ruleSet: string | null; view: View }): ReactElement {
  const { language, kernel } = view;
  const say = t(language, actsMessages);
  const catalogue = findEdition(kernel.policy, record.edition);
  const rules = kernel.policy.all<{ ruleSet: string }>('display-rules').find((document) => document.content.ruleSet === ruleSet);
  return (
    <section id="basis">
      <h2>{say['basis.title']()}</h2>
      <p data-basis="decision">
        {record.content.basis ? <Chinese language={language}>{record.content.basis}</Chinese> : say['basis.none']()}
      </p>
      {rules === undefined ? null : (
        <Message
          from={actsMessages}
          m="basis.display"
          language={language}
          p={{ ruleSet: language === 'en' ? rules.title.en : rules.title.zh }}
          links={{ rule: href(`/rules/display-rules/${rules.id}`, language) }}
        />
      )}
      {catalogue === undefined ? null : (
        <Message
          from={actsMessages}
          m="basis.catalogue"
          language={language}
          p={{ edition: catalogue.edition }}
          links={{ catalogue: href(`/rules/catalogue/${catalogue.edition}`, language) }}
        />
      )}
    </section>
  );
}

function Source({ record, view: { language } }: { record: PublicRecord; view: View }): ReactElement {
  const say = t(language, actsMessages);
  const received = formatDate(record.received, language);
  const organ = language === 'en' ? record.reportingOrganNameEn : record.reportingOrganName;
  return (
    <section id="source">
      <h2>{say['source.title']()}</h2>
      <p data-source={record.reportingOrgan}>
        <Foreign text={say['source.line']({ organ, received })} language={language} />
      </p>
      {record.due === null ? null : <p>{say['source.due']({ due: formatDate(record.due, language) })}</p>}
      {record.due !== null && record.dueProvisional ? (
        <Message
          from={delicate}
          m="due.provisional"
          language={language}
          p={{ due: formatDate(record.due, language), year: Number(record.due.slice(0, 4)) }}
        />
      ) : null}
    </section>
  );
}
