import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../../api/client.ts';
import { useMay } from '../../../api/start.ts';
import { useSay } from '../../../look/look.tsx';
import { OrganName } from '../../../parts/acts/index.ts';
import { formatDay } from '../../../parts/format.ts';
import { GradeMark } from '../../../parts/grade.tsx';
import { PageLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { HowToObject } from '../../../parts/object.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { DateText, Facts, Mixed, Zh } from '../../../parts/text.tsx';
import { Ahead, Behind } from './behind.tsx';
import { Groups, Lines } from './lines.tsx';
import { own } from '../../../look/language.ts';
import type { Explanation } from './types.ts';
import { evaluationMessages } from './messages.ts';
import type { SubjectPartProps } from '../../../parts/subject/types.ts';

/** How the body is graded by each model in use, and what other organs found of it. */
export function EvaluationPart({ subjectKey: key, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(evaluationMessages);
  if (!useMay()('evaluation.read')) return <p className="notice">{say.closed()}</p>;
  const asked = { params: { path: { key } }, headers: purposeHeader(purpose) };
  return (
    <div data-part="evaluation">
      <p>{say.limits()}</p>
      <Load
        of={['explanations', key, purpose]}
        load={(signal) => answer(api.GET('/api/v1/subjects/{key}/explanations', { ...asked, signal }))}
      >
        {({ items, kind, asOf }) => (
          <>
            {items.length > 0 ? null : <p data-empty="">{kind === 'individual_business' ? say.individual() : say.none()}</p>}
            {items.map((each) => (
              <ByModel key={each.model} found={each} asOf={asOf} />
            ))}
          </>
        )}
      </Load>
      <Received subjectKey={key} purpose={purpose} />
    </div>
  );
}

function ByModel({ found, asOf }: { found: Explanation; asOf: string }): ReactElement {
  const say = useSay(evaluationMessages);
  const { model, version, title, issuedBy, active, state, since, score, grade, renewOn, scale } = found;
  const lines = (all: readonly string[]) =>
    all.length === 0
      ? say.nothing()
      : all.map((each) => (
          <div key={each}>
            <Mixed>{each}</Mixed>
          </div>
        ));
  const cutoffs = scale
    .filter(({ apart }) => !apart)
    .map(({ id, from }) => (from === null ? say['cutoffs.rest']({ grade: id }) : say['cutoffs.from']({ grade: id, from })));
  return (
    <section className="card" data-model={model} data-state={state}>
      <h2>
        <Mixed>{own(title)}</Mixed>
      </h2>
      <p className="meta">{active ? say.active() : say.example()}</p>
      {state === 'current' ? null : <p className="notice">{say[`state.${state}`]()}</p>}
      <Facts
        rows={[
          [say.grade(), state === 'current' ? <GradeMark key="g" id={grade} scale={scale} /> : null],
          [say.score(), score],
          [say.since(), since === null ? null : formatDay(since)],
          [say.day(), state === 'current' ? formatDay(asOf) : null],
          [say.renew(), renewOn === null ? null : formatDay(renewOn)],
          [say.organ(), <OrganName key="o" code={issuedBy} />],
          [say.version(), <code key="v">{version}</code>],
          [say.start(), found.start],
          [say.cutoffs(), lines(cutoffs)],
          [say.vetoes(), state === 'current' ? lines(found.vetoes.map((each) => own(each.title))) : null],
          [say.exclusions(), found.exclusions.length === 0 ? null : lines(found.exclusions.map((each) => own(each.title)))],
        ]}
      />
      <p>
        <PageLink to={`/models/${encodeURIComponent(model)}`}>{say.model()}</PageLink>
      </p>
      {state === 'current' ? (
        <>
          <Groups found={found} />
          <Lines found={found} />
          <Behind found={found} />
          <Ahead found={found} />
          <HowToObject issuedBy={issuedBy} />
        </>
      ) : null}
    </section>
  );
}

/** What others issued: on scales of their own, and mostly internal. */
function Received({ subjectKey: key, purpose }: Pick<SubjectPartProps, 'subjectKey' | 'purpose'>): ReactElement {
  const say = useSay(evaluationMessages);
  return (
    <section className="card" data-received="">
      <h2>{say.received()}</h2>
      <p>{say['received.lead']()}</p>
      <Load
        of={['received-grades', key, purpose]}
        load={(signal) =>
          answer(
            api.GET('/api/v1/subjects/{key}/grades', {
              params: { path: { key } },
              headers: purposeHeader(purpose),
              signal,
            }),
          )
        }
      >
        {({ items }) =>
          items.length === 0 ? (
            <p data-empty="">{say['received.none']()}</p>
          ) : (
            <>
              <p className="meta">{say['received.order']()}</p>
              <PlainTable
                label={say.received()}
                heads={[say.scale(), say.value(), say.issuer(), say.record(), say.decided(), say.until(), say.state(), say.public()]}
                rows={items.map((each) => [
                  <Mixed key="s">{own(each.scale.title)}</Mixed>,
                  <Mixed key="v">{own(each.valueTitle)}</Mixed>,
                  <Mixed key="i">{own(each.issuer.name)}</Mixed>,
                  <PageLink key="r" to={`/records/${each.recordId}`}>
                    <Zh>{each.documentNo}</Zh>
                  </PageLink>,
                  <DateText key="d" day={each.decided} />,
                  <DateText key="u" day={each.usedUntil} />,
                  say[`received.${each.state}`](),
                  each.published ? say['public.yes']() : say['public.no'](),
                ])}
              />
            </>
          )
        }
      </Load>
    </section>
  );
}
