import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { supervisionMessages } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { formatDay } from '../../parts/format.ts';
import { GatedPage } from '../../parts/gated-page.tsx';
import { GradeMark } from '../../parts/grade.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Facts, Mixed } from '../../parts/text.tsx';
import { usePartsOf } from './line.tsx';
import { planMessages, portfolioMessages } from './messages.ts';
import { own, type Supervised, type SupervisedBy } from './types.ts';

/** How one body is supervised: by which plan and grade, of which day, since when, and what it was before. */
export function SubjectPage(): ReactElement {
  const say = useSay(planMessages);
  const list = useSay(portfolioMessages);
  const key = useAddress().params['key'] ?? '';
  const scope = `/subjects/${encodeURIComponent(key)}`;
  return (
    <GatedPage scope={scope} title={say['body.title']()}>
      {(purpose) => (
        <Page title={say['body.title']()} trail={[{ to: '/portfolio', label: list.title() }]}>
          <Load
            of={['supervision', key, purpose]}
            load={(signal) =>
              answer(
                api.GET('/api/v1/subjects/{key}/supervision', {
                  params: { path: { key } },
                  headers: purposeHeader(purpose),
                  signal,
                }),
              )
            }
          >
            {(found) => <Found found={found} subjectKey={key} />}
          </Load>
        </Page>
      )}
    </GatedPage>
  );
}

function Found({ found, subjectKey }: { found: Supervised; subjectKey: string }): ReactElement {
  const say = useSay(planMessages);
  const { items, others, asOf } = found;
  return (
    <>
      <p>
        <code>{subjectKey}</code>{' '}
        <PageLink to={`/subjects/${encodeURIComponent(subjectKey)}`}>{say['body.file']()}</PageLink>
      </p>
      <p className="meta">{say['body.day']({ day: formatDay(asOf, LANGUAGE) })}</p>
      <p>{say['body.limits']()}</p>
      {items.length === 0 ? <p data-empty="">{say['body.none']()}</p> : null}
      {items.map((each) => (
        <ByPlan key={each.plan} found={each} />
      ))}
      {others === 0 ? null : <p className="meta">{say['body.others']({ n: others })}</p>}
    </>
  );
}

function ByPlan({ found }: { found: SupervisedBy }): ReactElement {
  const say = useSay(planMessages);
  const words = useSay(supervisionMessages);
  const partsOf = usePartsOf();
  const { plan, title, organ, scale, grade, reason, gradedOn, usedUntil, since, line } = found;
  return (
    <section className="card" data-plan={plan} data-reason={reason}>
      <h2>
        <Mixed>{own(title)}</Mixed>
      </h2>
      <Facts
        rows={[
          [say.grade(), <GradeMark key="g" id={grade} scale={scale.grades} />],
          [say.why(), words[`reason.${reason}`]()],
          [say.scale(), <Mixed key="s">{own(scale.title)}</Mixed>],
          [say['graded.on'](), gradedOn === null ? null : formatDay(gradedOn, LANGUAGE)],
          [say['used.until'](), usedUntil === null ? null : formatDay(usedUntil, LANGUAGE)],
          [say.since(), since === null ? null : formatDay(since, LANGUAGE)],
          [say.organ(), <Mixed key="o">{own(organ)}</Mixed>],
          ...partsOf(line),
        ]}
      />
      <p>
        <PageLink to={`/supervision?plan=${plan}`}>{say['see.plan']()}</PageLink>
      </p>
      <Past found={found} />
    </section>
  );
}

function Past({ found: { history, scale, title } }: { found: SupervisedBy }): ReactElement {
  const say = useSay(planMessages);
  const words = useSay(supervisionMessages);
  if (history.length === 0) return <p className="meta">{say['past.none']()}</p>;
  return (
    <>
      <h3>{say.past()}</h3>
      <PlainTable
        label={say['past.of']({ plan: own(title) })}
        heads={[say.day(), say['past.from'](), say['past.to'](), say['past.cause'](), say['past.edition']()]}
        rows={history.map(({ on, from, to, cause, edition }) => [
          <DateText key="d" day={on} />,
          <GradeMark key="f" id={from} scale={scale.grades} />,
          <GradeMark key="t" id={to} scale={scale.grades} />,
          words[`cause.${cause}`](),
          <code key="e">{edition}</code>,
        ])}
      />
    </>
  );
}
