import { Suspense, type ReactElement } from 'react';
import { subjectParts, type ShownPart } from '../../address/pages-known.ts';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { Uscc } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { formatDay, isDay } from '../../parts/format.ts';
import { GatedPage } from '../../parts/gated-page.tsx';
import { PageLink, siteHref } from '../../parts/links.tsx';
import { Load, Waiting } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed } from '../../parts/text.tsx';
import { AsOfForm } from './as-of.tsx';
import { subjectsMessages } from './messages/search.ts';
import { subjectMessages } from './messages/subject.ts';
import type { Past, SubjectPartProps } from '../../parts/subject/types.ts';

/** What the address of a body shows without the name of a part. */
const FIRST = 'facts';

/** Subject 360: one body as officials work with it, today or as of a past day. */
export function SubjectPage(): ReactElement {
  const { params, search } = useAddress();
  const list = useSay(subjectsMessages);
  const key = params['key'] ?? '';
  const part = subjectParts().find(({ name }) => name === (params['part'] ?? FIRST));
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

function Body(props: SubjectPartProps & { base: string; part: ShownPart | undefined }): ReactElement {
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
          {subjectParts().map((each) => (
            <li key={each.name}>
              <PageLink to={`${base}${each.name === FIRST ? '' : `/${each.name}`}${each.ofThePast ? query : ''}`} current={each === part}>
                {each.label(LANGUAGE)}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      {part === undefined ? (
        <p className="notice" data-missing="">
          {say['part.missing']()}
        </p>
      ) : (
        <Suspense fallback={<Waiting />}>
          <part.component {...props} />
        </Suspense>
      )}
      {part?.ofThePast ? <AsOfForm past={past} /> : null}
    </Page>
  );
}

function Banner({ past }: { past: Past }): ReactElement {
  const say = useSay(subjectMessages);
  const p = { asOf: formatDay(past.asOf), known: formatDay(past.knownOn) };
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
