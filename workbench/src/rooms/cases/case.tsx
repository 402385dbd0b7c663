import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { Steelyard } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { formatDay } from '../../parts/format.ts';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Facts, Mark, Mixed, Zh } from '../../parts/text.tsx';
import { AboutCase, type About } from './about-case.tsx';
import { Acts } from './acts.tsx';
import type { CaseFile, Sheet } from './api.ts';
import { Course, Periods } from './course.tsx';
import { caseMessages } from './messages.ts';
import { Papers, Uploads } from './papers.tsx';
import { LaterSteps, OpenSteps } from './steps.tsx';

/** The file as officials work with it: what is required, what one may do, why not yet; then what there is. */
export function CasePage(): ReactElement {
  return <AboutCase>{(about) => <Case about={about} />}</AboutCase>;
}

function Case({ about }: { about: About }): ReactElement {
  const say = useSay(caseMessages);
  const { file, id } = about;
  const { sheet } = file;
  return (
    <Page title={file.number} lead={<Lead file={file} />} trail={[{ to: '/cases', label: say.title() }]}>
      <Done file={file} />
      <Now sheet={sheet} />
      <OpenSteps id={id} steps={sheet.steps} />
      <LaterSteps steps={sheet.steps} />
      <h2>{say.facts()}</h2>
      <FactsOf sheet={sheet} />
      <Papers about={about} />
      <Uploads about={about} />
      <Course sheet={sheet} />
      <Periods sheet={sheet} />
      <h2>{say.people()}</h2>
      <Facts rows={sheet.people.map(({ title, value }) => [title, <Mixed key={title}>{value}</Mixed>])} />
      <Acts about={about} />
      <p>
        <PageLink to={`/cases/${id}/procedure`}>{say.diagram()}</PageLink>
      </p>
    </Page>
  );
}

function Lead({ file }: { file: CaseFile }): ReactElement {
  const say = useSay(caseMessages);
  const { procedure, party, state, closedOn, suspendedSince } = file;
  return (
    <>
      <p>
        <Mixed>{procedure.title}</Mixed>
      </p>
      {party === null ? null : <p>{party.code === null ? <Zh>{party.name}</Zh> : <SubjectLink uscc={party.code} name={party.name} />}</p>}
      <RuleOf file={file} />
      <p data-state={state.id}>
        <Mark kind="plain">
          <Mixed>{state.title}</Mixed>
        </Mark>{' '}
        {closedOn !== null
          ? say['state.closed.on']({ day: formatDay(closedOn) })
          : suspendedSince !== null
            ? say['state.suspended']({ day: formatDay(suspendedSince) })
            : say['state.open']()}
      </p>
    </>
  );
}

/** What a case about a rule is about: its differences until it is closed, the edition afterwards. */
function RuleOf({ file: { object, closedOn } }: { file: CaseFile }): ReactElement | null {
  const say = useSay(caseMessages);
  const [, kind, id, edition] = /^([^/]+)\/(.+)@([^@]+)$/u.exec(object?.kind === 'policy' ? object.id : '') ?? [];
  if (kind === undefined || id === undefined || edition === undefined) return null;
  const to = `/policy/${kind}/${encodeURIComponent(id)}/${encodeURIComponent(edition)}`;
  return (
    <p data-rule="">
      {say['about.rule']()} <code>{object?.id}</code>{' '}
      <PageLink to={closedOn === null ? `${to}/changes` : to}>
        {closedOn === null ? say['about.changes']() : say['about.edition']()}
      </PageLink>
    </p>
  );
}

/** After a step: what was done. */
function Done({ file }: { file: CaseFile }): ReactElement | null {
  const say = useSay(caseMessages);
  const done = useAddress().search['done'];
  if (done === undefined) return null;
  const step = file.sheet.course.find(({ n }) => String(n) === done);
  return (
    <p className="notice" role="status" data-done="">
      <Mixed>{step === undefined ? say['done.acted']() : say['done.step']({ name: step.title, n: step.n })}</Mixed>
    </p>
  );
}

/** What is required now, from the same function as the work list: the first thing on the page. */
function Now({ sheet }: { sheet: Sheet }): ReactElement {
  const say = useSay(caseMessages);
  const { tone, sentences } = sheet.now;
  const running = sheet.periods.filter(({ closedOn }) => closedOn === null);
  return (
    <section className={tone === 'calm' ? 'notice' : `notice notice-${tone}`} data-now={tone} aria-labelledby="now">
      <h2 id="now">{say.now()}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Mixed>{sentence}</Mixed>
          </li>
        ))}
        {running.map((each) => {
          const sentence = <Mixed>{each.sentence}</Mixed>;
          return (
            <li key={each.period} data-period={each.period}>
              {each.beam === null ? sentence : <Steelyard period={each.beam} sentence={sentence} clock={each.clock} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FactsOf({ sheet }: { sheet: Sheet }): ReactElement {
  const say = useSay(caseMessages);
  const rows = (facts: Sheet['facts']) =>
    facts.map(({ title, internal, value }): [string, ReactElement] => [
      title,
      <span key={title} className="typed">
        {internal ? <Mark kind="plain">{say.internal()}</Mark> : null} <Zh>{value}</Zh>
      </span>,
    ]);
  return (
    <>
      {sheet.facts.length + sheet.statements.length === 0 ? <p>{say['facts.none']()}</p> : null}
      <Facts rows={rows(sheet.facts)} />
      {sheet.statements.length === 0 ? null : (
        <section>
          <h3>{say.statements({ n: sheet.statements.length })}</h3>
          {sheet.statements.map(({ n, title, day, facts }) => (
            <section key={n} className="card" data-statement={n}>
              <p>
                <strong>
                  <Mixed>{title}</Mixed>
                </strong>{' '}
                {formatDay(day)}
              </p>
              <Facts rows={rows(facts)} />
            </section>
          ))}
        </section>
      )}
    </>
  );
}
