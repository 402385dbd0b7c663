import type { ReactElement } from 'react';
import { findUser } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { actsFor, stateName, stepName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, href, Uscc } from '../../../kernel/ui/index.ts';
import { deskPage, type Desk } from '../desk.tsx';
import { attemptsFor } from '../deliveries.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { Course } from '../parts/course.tsx';
import { Facts } from '../parts/facts.tsx';
import { Statements } from '../parts/statements.tsx';
import { NowBox } from '../parts/now.tsx';
import { Papers, Uploads } from '../parts/papers.tsx';
import { OtherActs, People } from '../parts/people.tsx';
import { ClosedSteps, OpenSteps } from '../parts/requirements.tsx';

/** The file as officials work with it: what is required, what one may do, why not yet; then what there is. */
export async function casePage(desk: Desk, file: CaseFile, done: string | undefined): Promise<ReactElement> {
  const { kernel, caller, language, cases } = desk;
  const say = t(language, officialMessages);
  const { case: of, procedure } = file;
  const [acts, attempts, people] = await Promise.all([
    actsFor(kernel, of, procedure, caller),
    attemptsFor(kernel, file, caller),
    namesOf(kernel, file),
  ]);
  const parts = { desk, file, acts, attempts };
  return deskPage(
    desk,
    {
      title: `${of.number} ${titleOf(file.title, language)}`,
      path: `${cases}/${of.caseId}`,
      heading: <Heading desk={desk} file={file} />,
    },
    <>
      <DoneNote desk={desk} file={file} done={done} />
      <NowBox desk={desk} file={file} />
      <Jump desk={desk} />
      <OpenSteps desk={desk} file={file} />
      <ClosedSteps file={file} language={language} />
      <section aria-labelledby="facts">
        <h2 id="facts">{say['case.facts']()}</h2>
        <Facts file={file} language={language} />
        <Statements file={file} language={language} />
      </section>
      <Papers {...parts} />
      <Uploads {...parts} />
      <Course desk={desk} file={file} people={people} />
      <People desk={desk} file={file} people={people} />
      <OtherActs desk={desk} file={file} acts={acts} />
      <p>
        <a href={href(`${cases}/${of.caseId}/procedure`, language)}>{say['case.diagram']()}</a>
      </p>
    </>,
  );
}

const PARTS = ['yours', 'facts', 'papers', 'uploads', 'course', 'people'] as const;

function Jump({ desk: { language } }: { desk: Desk }): ReactElement {
  const say = t(language, officialMessages);
  return (
    <nav className="jump" aria-label={say['case.jump']()}>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{say[`case.${part}`]()}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Heading({ desk: { language }, file }: { desk: Desk; file: CaseFile }): ReactElement {
  const common = t(language, caseMessages);
  const { case: of, procedure, title } = file;
  const state =
    of.closedOn !== null
      ? common['state.closed']({ day: formatDate(of.closedOn, language) })
      : of.suspendedSince !== null
        ? common['state.suspended']({ day: formatDate(of.suspendedSince, language) })
        : common['state.open']();
  return (
    <>
      <h1>
        <Chinese language={language}>{of.number}</Chinese>
      </h1>
      <p className="lead">
        <Foreign text={titleOf(title, language)} language={language} />
      </p>
      {of.party === null ? null : (
        <p>
          <Chinese language={language}>{of.party.name}</Chinese>{' '}
          {of.party.code === null ? null : <Uscc code={of.party.code} />}
        </p>
      )}
      <p>
        <span className="mark plain" data-state={of.state}>
          <Foreign text={stateName(language, procedure, of.state)} language={language} />
        </span>{' '}
        {state}
      </p>
    </>
  );
}

/** After a step: what was done, with what it made. */
function DoneNote({ desk, file, done }: { desk: Desk; file: CaseFile; done: string | undefined }): ReactElement | null {
  const { language } = desk;
  const say = t(language, officialMessages);
  if (done === undefined) return null;
  const step = file.case.steps.find(({ n }) => String(n) === done);
  const made =
    step === undefined
      ? []
      : file.case.steps.filter(
          ({ n, kind, at }) => n > step.n && kind === 'document' && at.getTime() === step.at.getTime(),
        );
  const papers = made.map(({ what, fields }) => {
    const paper = file.documents.find(({ documentId }) => documentId === fields['document']);
    return paper === undefined ? what : [paper.heading, paper.number].filter(Boolean).join(' ');
  });
  const text =
    step === undefined
      ? say['case.acted']()
      : say['case.done']({ name: stepName(language, file.procedure, step), number: String(step.n) });
  return (
    <div className="notice" role="status" data-done="">
      <p>
        <Foreign text={text} language={language} />
      </p>
      {papers.length === 0 ? null : (
        <p>
          <Foreign
            text={say['case.done.papers']({ papers: papers.join(t(language, caseMessages).separator()) })}
            language={language}
          />
        </p>
      )}
    </div>
  );
}

/** Names as the accounts have them now. */
async function namesOf(kernel: Kernel, { case: of }: CaseFile): Promise<Map<string, string>> {
  const accounts = new Set([
    ...of.steps.flatMap(({ by, standsInFor }) => [by, ...(standsInFor === null ? [] : [standsInFor])]),
    ...of.recused,
    ...of.agents.map(({ account }) => account),
    ...(of.handler === null ? [] : [of.handler]),
  ]);
  const users = await Promise.all([...accounts].map((account) => findUser(kernel, account)));
  return new Map(users.flatMap((user) => (user === undefined ? [] : [[user.account, user.displayName]])));
}
