import type { ReactElement, ReactNode } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { Uscc } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { formatDay, isDay } from '../../parts/format.ts';
import { GatedPage } from '../../parts/gated-page.tsx';
import { PageLink, siteHref } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed } from '../../parts/text.tsx';
import { AsOfForm } from './as-of.tsx';
import { CasesPart } from './cases.tsx';
import { EvaluationPart } from './evaluation.tsx';
import { FactsPart } from './facts.tsx';
import { LookedPart } from './looked.tsx';
import { subjectsMessages } from './messages/search.ts';
import { subjectMessages } from './messages/subject.ts';
import { PastPart } from './past.tsx';
import { RecordsPart } from './records.tsx';
import { SuccessionPart } from './succession.tsx';
import { SupervisionPart } from './supervision.tsx';
import { TimelinePart } from './timeline.tsx';
import type { Past, PartProps } from './types.ts';

const PARTS = ['facts', 'records', 'timeline', 'evaluation', 'supervision', 'cases', 'succession', 'looked'] as const;
type Part = (typeof PARTS)[number];
/** What is shown of a past day. The rest is of today. */
const OF_THE_PAST: readonly Part[] = ['facts', 'records', 'timeline'];

/** Subject 360: one body as officials work with it, today or as of a past day. */
export function SubjectPage(): ReactElement {
  const { params, search } = useAddress();
  const list = useSay(subjectsMessages);
  const key = params['key'] ?? '';
  const part = PARTS.find((each) => each === (params['part'] ?? 'facts'));
  // Not the API's words: the server refuses those at any address of its own without a purpose.
  const asOf = search['day'] ?? '';
  const known = search['known'] ?? '';
  const past = isDay(asOf) ? { asOf, knownOn: isDay(known) ? known : asOf } : null;
  const base = `/subjects/${encodeURIComponent(key)}`;
  // Another day is another look: its purpose is asked for anew.
  const scope = past === null ? base : `${base}?day=${past.asOf}&known=${past.knownOn}`;
  return (
    <GatedPage key={scope} scope={scope} title={list.title()}>
      {(purpose) => (
        <Load
          of={['subject', key, purpose]}
          load={(signal) =>
            answer(
              api.GET('/api/v1/subjects/{key}/summary', {
                params: { path: { key } },
                headers: purposeHeader(purpose),
                signal,
              }),
            )
          }
        >
          {(summary) => <Body base={base} part={part} subjectKey={key} purpose={purpose} past={past} summary={summary} />}
        </Load>
      )}
    </GatedPage>
  );
}

function Body(props: PartProps & { base: string; part: Part | undefined }): ReactElement {
  const say = useSay(subjectMessages);
  const list = useSay(subjectsMessages);
  const { base, part, past, summary } = props;
  const { subject } = summary;
  const query = past === null ? '' : `?day=${past.asOf}&known=${past.knownOn}`;
  return (
    <Page
      title={subject.name}
      trail={[{ to: '/subjects', label: list.title() }]}
      lead={subject.uscc === null ? null : <Uscc code={subject.uscc} />}
      actions={<a href={siteHref(`/subjects/${subject.uscc ?? `id:${subject.id}`}`)}>{say.public()}</a>}
    >
      {past === null ? null : <Banner past={past} />}
      {summary.subject.mergedInto === null ? null : (
        <p className="notice">
          <PageLink to={`/subjects/${encodeURIComponent(`id:${summary.subject.mergedInto}`)}`}>{say.merged()}</PageLink>
        </p>
      )}
      {summary.complete ? null : <p className="meta">{say.partial()}</p>}
      <nav className="parts" aria-label={say.parts()}>
        <ul>
          {PARTS.map((each) => (
            <li key={each}>
              <PageLink
                to={`${base}${each === 'facts' ? '' : `/${each}`}${OF_THE_PAST.includes(each) ? query : ''}`}
                current={each === part}
              >
                {say[`part.${each}`]()}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <Shown {...props} />
      {part !== undefined && OF_THE_PAST.includes(part) ? <AsOfForm past={past} /> : null}
    </Page>
  );
}

function Banner({ past }: { past: Past }): ReactElement {
  const say = useSay(subjectMessages);
  const p = { asOf: formatDay(past.asOf, LANGUAGE), known: formatDay(past.knownOn, LANGUAGE) };
  return (
    <section className="notice notice-soon" role="note" data-as-of={past.asOf}>
      <p>
        <strong>
          <Mixed>{say.banner(p)}</Mixed>
        </strong>
      </p>
      <p>{say['banner.what']()}</p>
    </section>
  );
}

function Shown(props: PartProps & { part: Part | undefined }): ReactNode {
  const say = useSay(subjectMessages);
  const { part, past } = props;
  switch (part) {
    case 'facts':
      return past === null ? <FactsPart {...props} /> : <PastPart {...props} past={past} show="facts" />;
    case 'records':
      return past === null ? <RecordsPart {...props} /> : <PastPart {...props} past={past} show="records" />;
    case 'timeline':
      return <TimelinePart {...props} />;
    case 'evaluation':
      return <EvaluationPart {...props} />;
    case 'supervision':
      return <SupervisionPart {...props} />;
    case 'cases':
      return <CasesPart {...props} />;
    case 'succession':
      return <SuccessionPart {...props} />;
    case 'looked':
      return <LookedPart {...props} />;
    default:
      return (
        <p className="notice" data-missing="">
          {say['part.missing']()}
        </p>
      );
  }
}
