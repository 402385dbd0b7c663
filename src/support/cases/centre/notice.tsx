import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import type { Mandate } from '../../../kernel/access/index.ts';
import { paperText } from '../../../kernel/documents/index.ts';
import { deskPage, type Centre } from '../../../kernel/faces/centre.tsx';
import { t } from '../../../kernel/i18n/types.ts';
import { organName, stepName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatTime, href } from '../../../kernel/ui/index.ts';
import { attemptsFor } from '../deliveries.ts';
import { partyMessages } from '../messages/party.ts';
import { actedAs, byWhom, mandatesEver } from './filings.ts';
import { Now, Otherwise, Receipts } from './notice-now.tsx';
import { PaperWords, Rights, Sent } from './notice-papers.tsx';

/** One matter as its party reads it: what one may do and until when, what happens otherwise, what the paper says, one's rights. */
export async function noticePage(centre: Centre, file: CaseFile, done: boolean): Promise<ReactElement> {
  const { kernel, language, cases } = centre;
  const say = t(language, partyMessages);
  const latest = file.documents.at(-1);
  const words = latest === undefined ? null : await kernel.db.tx((tx) => paperText(tx, kernel, latest.documentId));
  const mandates = await mandatesEver(kernel, centre.firm.subjectId);
  const attempts = await attemptsFor(kernel, file, centre.caller);
  const title = latest?.heading ?? titleOf(file.title, language);
  return deskPage(
    centre,
    {
      title: `${title} ${file.case.number}`,
      path: `${cases}/${file.case.caseId}`,
      trail: [{ href: cases, label: say['notices.title']() }],
      heading: <Heading centre={centre} file={file} title={title} />,
    },
    <>
      {done ? (
        <p className="notice" role="status">
          {say['agents.done']()}
        </p>
      ) : null}
      <Now centre={centre} file={file} latest={latest} />
      <Receipts centre={centre} file={file} />
      <Otherwise centre={centre} file={file} />
      {latest === undefined || words === null ? null : <PaperWords centre={centre} paper={latest} words={words} />}
      <Sent centre={centre} file={file} attempts={attempts} />
      <Rights centre={centre} file={file} />
      <CourseOf centre={centre} file={file} mandates={mandates} />
      <Agents centre={centre} file={file} />
    </>,
  );
}

function Heading({ centre, file, title }: { centre: Centre; file: CaseFile; title: string }): ReactElement {
  const { kernel, language } = centre;
  return (
    <>
      <h1>
        <Chinese language={language}>{title}</Chinese>
      </h1>
      <p className="meta">
        <Foreign text={organName(kernel, file.case.organs.deciding, language)} language={language} />
        <span className="part">
          <Chinese language={language}>{file.case.number}</Chinese>
        </span>
      </p>
    </>
  );
}

function CourseOf(props: { centre: Centre; file: CaseFile; mandates: readonly Mandate[] }): ReactElement {
  const { centre, file, mandates } = props;
  const { language, cases } = centre;
  const say = t(language, partyMessages);
  const shown = file.case.steps.filter(({ kind }) =>
    ['fire', 'open', 'service', 'suspend', 'resume', 'extend', 'paper', 'appoint'].includes(kind),
  );
  return (
    <section aria-labelledby="course">
      <h2 id="course">{say['notice.course']()}</h2>
      <ol className="course">
        {shown.map((step) => (
          <li key={step.n} className={step.role === null ? 'by-clock' : undefined}>
            <p>
              <Foreign text={stepName(language, file.procedure, step)} language={language} />
            </p>
            <p className="meta">
              {formatTime(Temporal.Instant.fromEpochMilliseconds(step.at.getTime()), language)}
              {step.role === 'owner' ? (
                <span className="part">{byWhom(step.by, actedAs(step.by, step.at, { mandates, file }), language)}</span>
              ) : null}
              {step.role === 'owner' && step.kind === 'fire' ? (
                <span className="part">
                  <a href={href(`${cases}/${file.case.caseId}/receipts/${step.n}`, language)}>{say['notice.receipt']({ n: step.n })}</a>
                </span>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Agents({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement {
  const { language, cases } = centre;
  const say = t(language, partyMessages);
  const { agents, caseId, closedOn } = file.case;
  return (
    <section aria-labelledby="agents">
      <h2 id="agents">{say['notice.agents']()}</h2>
      <p>{say['notice.agents.lead']()}</p>
      {agents.length === 0 ? (
        <p>{say['notice.agents.none']()}</p>
      ) : (
        <ul>
          {agents.map(({ account }) => (
            <li key={account}>{account}</li>
          ))}
        </ul>
      )}
      {closedOn === null && centre.standing.as === 'owner' ? (
        <p>
          <a className="button second" href={href(`${cases}/${caseId}/agents`, language)}>
            {say['notice.agents.manage']()}
          </a>
        </p>
      ) : null}
    </section>
  );
}
