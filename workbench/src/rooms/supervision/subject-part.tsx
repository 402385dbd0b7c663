import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { supervisionMessages } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { formatDay } from '../../parts/format.ts';
import { GradeMark } from '../../parts/grade.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { usePartsOfLine } from '../../parts/supervision-line.tsx';
import { DateText, Facts, Mixed } from '../../parts/text.tsx';
import { own } from '../../look/language.ts';
import { subjectSupervisionMessages } from './messages/subject.ts';
import type { SubjectPartProps } from '../../parts/subject/types.ts';

type Supervised = paths['/api/v1/subjects/{key}/supervision']['get']['responses'][200]['content']['application/json'];
type SupervisedBy = Supervised['items'][number];

/** How the body is supervised: by which plan and grade, of which day, since when, and what it was before. */
export function SupervisionPart({ subjectKey: key, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(subjectSupervisionMessages);
  if (!useMay()('evaluation.read')) return <p className="notice">{say.closed()}</p>;
  const asked = { params: { path: { key } }, headers: purposeHeader(purpose) };
  return (
    <div data-part="supervision">
      <p>{say.limits()}</p>
      <Load
        of={['supervision', key, purpose]}
        load={(signal) => answer(api.GET('/api/v1/subjects/{key}/supervision', { ...asked, signal }))}
      >
        {({ items, others, asOf }) => (
          <>
            <p className="meta">{say.asOf({ day: formatDay(asOf) })}</p>
            {items.length === 0 ? <p data-empty="">{say.none()}</p> : null}
            {items.map((each) => (
              <ByPlan key={each.plan} found={each} />
            ))}
            {others === 0 ? null : <p className="meta">{say.others({ n: others })}</p>}
          </>
        )}
      </Load>
    </div>
  );
}

function ByPlan({ found }: { found: SupervisedBy }): ReactElement {
  const say = useSay(subjectSupervisionMessages);
  const words = useSay(supervisionMessages);
  const partsOf = usePartsOfLine();
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
          [say['graded.on'](), gradedOn === null ? null : formatDay(gradedOn)],
          [say['used.until'](), usedUntil === null ? null : formatDay(usedUntil)],
          [say.since(), since === null ? null : formatDay(since)],
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
  const say = useSay(subjectSupervisionMessages);
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
