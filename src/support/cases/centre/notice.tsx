import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { remedyFor, paperText, type Paper, type Remedy } from '../../../kernel/documents/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { newestOfEach, type OrgansContent } from '../../../kernel/policy/index.ts';
import { organName, stepName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, formatTime, href, Message, Table } from '../../../kernel/ui/index.ts';
import { deskPage, Token } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { PeriodBeam } from '../parts/periods.tsx';
import type { Centre } from './desk.tsx';

type Words = Awaited<ReturnType<typeof paperText>>;

/** One matter as its party reads it: what one may do and until when, what happens otherwise, what the paper says, one's rights. */
export async function noticePage(centre: Centre, file: CaseFile, done: boolean): Promise<ReactElement> {
  const { kernel, language, cases } = centre;
  const say = t(language, partyMessages);
  const latest = file.documents.at(-1);
  const words = latest === undefined ? null : await kernel.db.tx((tx) => paperText(tx, kernel, latest.documentId));
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
      <Sent centre={centre} file={file} />
      <Rights centre={centre} file={file} />
      <CourseOf centre={centre} file={file} />
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

function stateText({ case: of, procedure }: CaseFile, language: Centre['language']): string {
  const state = procedure.states.find(({ id }) => id === of.state);
  return state === undefined ? of.state : titleOf(state.party ?? state.title, language);
}

function Now({ centre, file, latest }: { centre: Centre; file: CaseFile; latest: Paper | undefined }): ReactElement {
  const { kernel, language, cases, firm } = centre;
  const say = t(language, partyMessages);
  const open = file.requirements.filter(({ refusal }) => refusal === null);
  const dueOf = (means: string) => open.find(({ transition }) => transition.means === means)?.due ?? null;
  const answered = file.case.steps.some(({ kind, what }) => kind === 'fire' && meansOf(file, what) === 'answer');
  const answerBy = file.procedure.nature === 'adverse' && !answered ? dueOf('answer') : null;
  const late = lateSince(file, centre.today);
  const hearingBy = dueOf('request-hearing');
  const p = {
    heading: latest?.heading ?? '',
    organ: organName(kernel, file.case.organs.deciding, language),
    subject: firm.name,
    contact: contactOf(centre, file),
  };
  return (
    <section
      className={`notice ${open.some(({ standing }) => standing === 'soon') ? 'soon' : ''}`}
      aria-labelledby="now"
    >
      <h2 id="now" className="plain">
        {say['notice.now']()}
      </h2>
      {answerBy === null ? null : (
        <Message
          from={partyMessages}
          m="list.notice"
          language={language}
          p={{ ...p, due: formatDate(answerBy, language) }}
        />
      )}
      {late === null ? null : (
        <Message
          from={partyMessages}
          m="answer.late"
          language={language}
          p={{ ...p, due: formatDate(late, language) }}
        />
      )}
      {answerBy === null || hearingBy === null ? null : (
        <Message
          from={partyMessages}
          m="list.notice.hearing"
          language={language}
          p={{ day: formatDate(hearingBy, language) }}
        />
      )}
      <p>
        <Foreign text={stateText(file, language)} language={language} />
      </p>
      {open.length === 0 ? <p>{say['notice.now.none']()}</p> : null}
      <div className="actions">
        {open.map(({ transition }, n) => (
          <a
            key={transition.id}
            className={n === 0 ? 'button' : 'button second'}
            href={href(`${cases}/${file.case.caseId}/answer/${transition.id}`, language)}
          >
            <Foreign text={titleOf(transition.title, language)} language={language} />
          </a>
        ))}
      </div>
      {file.case.periods
        .filter(({ closedOn, period }) => closedOn === null && isOwn(file, period))
        .map((running) => (
          <p key={running.period}>
            <PeriodBeam desk={centre} file={file} running={running} />
          </p>
        ))}
    </section>
  );
}

function meansOf({ procedure }: CaseFile, step: string): string | undefined {
  return procedure.transitions.find(({ id }) => id === step)?.means;
}

/** The last day to answer, where it has passed and one may answer all the same. */
function lateSince({ requirements, procedure, case: of }: CaseFile, today: string): string | null {
  const may = requirements.some(({ refusal, transition }) => refusal === null && transition.means === 'answer');
  const windows = procedure.transitions.flatMap(({ means, notAfter }) => (means === 'answer' ? notAfter : []));
  const due = of.periods.find(({ period }) => windows.includes(period))?.due ?? null;
  return may && due !== null && due < today ? due : null;
}

/** Terms of the party itself; the organ's own stand in its file. */
function isOwn({ procedure }: CaseFile, id: string): boolean {
  const period = procedure.periods.find((each) => each.id === id);
  return period?.owner.who === 'party' || period?.kind === 'term';
}

/** What came electronically counts from the day on which the party confirms it. */
function Receipts({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement {
  const { language, cases, onBehalf } = centre;
  const say = t(language, partyMessages);
  const open = file.deliveries.filter(({ method, outcome }) => method === 'electronic' && outcome === null);
  return (
    <>
      {open.map(({ deliveryId, documents }) => {
        const name = file.documents
          .filter(({ documentId }) => documents.includes(documentId))
          .map(({ heading }) => heading)
          .join('、');
        return (
          <form
            key={deliveryId}
            className="notice soon"
            method="post"
            action={href(`${cases}/${file.case.caseId}/deliveries/${deliveryId}`, language)}
          >
            <Token desk={centre} />
            <p>
              <Foreign text={say['notice.confirm.lead']({ name, firm: onBehalf })} language={language} />
            </p>
            <div className="actions">
              <button>
                {say['notice.confirm']()}
                <span className="hidden">
                  {' '}
                  <Chinese language={language}>{name}</Chinese>
                </span>
              </button>
            </div>
          </form>
        );
      })}
    </>
  );
}

/** What follows by itself when a last day passes. */
function Otherwise({ centre: { language }, file }: { centre: Centre; file: CaseFile }): ReactElement | null {
  const say = t(language, partyMessages);
  const { case: of, procedure } = file;
  if (of.closedOn !== null) return null;
  const sentences = procedure.transitions.flatMap(({ on, from, to }) => {
    if (on === undefined || !('passed' in on) || !from.includes(of.state)) return [];
    const due = of.periods.find(({ period, closedOn }) => period === on.passed && closedOn === null)?.due;
    const state = procedure.states.find(({ id }) => id === to);
    if (due == null || state === undefined) return [];
    const day = formatDate(toDate(due).add({ days: 1 }), language);
    const then = say['notice.nothing.then']({ day, state: titleOf(state.title, language) });
    return [
      state.party === undefined ? then : `${then}${language === 'en' ? ' ' : ''}${titleOf(state.party, language)}`,
    ];
  });
  return (
    <section aria-labelledby="otherwise">
      <h2 id="otherwise">{say['notice.nothing']()}</h2>
      {(sentences.length === 0 ? [say['notice.nothing.none']()] : sentences).map((sentence) => (
        <p key={sentence}>
          <Foreign text={sentence} language={language} />
        </p>
      ))}
    </section>
  );
}

function PaperWords({ centre, paper, words }: { centre: Centre; paper: Paper; words: Words }): ReactElement {
  const { language } = centre;
  const say = t(language, partyMessages);
  return (
    <section aria-labelledby="words">
      <h2 id="words">
        <Foreign text={say['notice.paper']({ name: paper.number ?? paper.heading })} language={language} />
      </h2>
      <div lang="zh-CN" className="stack">
        {words.parts.map(({ title, paragraphs }, n) => (
          <div key={n}>
            {title === null ? null : <h3>{title}</h3>}
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function Sent({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement {
  const { language, cases, today } = centre;
  const say = t(language, partyMessages);
  const common = t(language, caseMessages);
  const how = (documentId: string): string => {
    const sent = file.deliveries.find(({ documents }) => documents.includes(documentId));
    return sent === undefined
      ? ''
      : say['notice.sent.on']({ method: common[`method.${sent.method}`](), day: formatDate(sent.sentOn, language) });
  };
  const served = (kind: string): string => {
    const on = file.case.served.get(kind);
    if (on === undefined) return say['notice.served.not']();
    const day = formatDate(on, language);
    return on > today ? say['notice.served.later']({ day }) : say['notice.served.on']({ day });
  };
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{say['notice.papers']()}</h2>
      {file.documents.length === 0 ? (
        <p>{say['notice.papers.none']()}</p>
      ) : (
        <>
          <Table
            caption={say['notice.papers']()}
            hideCaption
            language={language}
            rows={file.documents}
            rowKey={({ documentId }) => documentId}
            columns={[
              {
                head: say['notice.papers.heading'](),
                heading: true,
                cell: ({ documentId, heading }) => (
                  <a href={`${cases}/${file.case.caseId}/documents/${documentId}`}>
                    <Chinese language={language}>{heading}</Chinese>（PDF）
                  </a>
                ),
              },
              {
                head: common['paper.number'](),
                cell: ({ number }) =>
                  number === null ? common['paper.none']() : <Chinese language={language}>{number}</Chinese>,
              },
              { head: say['notice.sent'](), cell: ({ documentId }) => how(documentId) },
              { head: say['notice.served'](), cell: ({ kind }) => served(kind) },
            ]}
          />
          <p className="meta">{say['notice.served.proof']()}</p>
        </>
      )}
    </section>
  );
}

/** Once a decision is served: where and until when one may turn against it, by rule. */
function Rights({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement | null {
  const { language } = centre;
  const say = t(language, partyMessages);
  const remedy = remedyOf(centre, file);
  if (remedy === null) return null;
  const { reviewUntil, suitUntil } = remedy;
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{say['notice.rights']()}</h2>
      <p>
        <Foreign text={titleOf(remedy.text, language)} language={language} />
      </p>
      {reviewUntil === null || suitUntil === null ? null : (
        <p>
          {say['notice.rights.until']({
            review: formatDate(reviewUntil, language),
            suit: formatDate(suitUntil, language),
          })}
        </p>
      )}
    </section>
  );
}

function remedyOf({ kernel }: Centre, { case: of, procedure }: CaseFile): Remedy | null {
  const decisions = procedure.transitions.filter(({ means }) => means === 'decide').flatMap(({ makes }) => makes);
  const day = decisions
    .flatMap((kind) => of.served.get(kind) ?? [])
    .toSorted()
    .at(-1);
  if (day === undefined) return null;
  try {
    return remedyFor(kernel, of.organs.deciding, toDate(day), toDate(day));
  } catch (error) {
    // The list of organs does not say who reviews: the paper says what it says, and nothing is guessed here.
    if (error instanceof XinhengError && error.code === 'PAPER_REFUSED') return null;
    throw error;
  }
}

function CourseOf({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement {
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
              {step.role === 'owner' && step.kind === 'fire' ? (
                <span className="part">
                  <a href={href(`${cases}/${file.case.caseId}/receipts/${step.n}`, language)}>
                    {say['notice.receipt']({ n: step.n })}
                  </a>
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
      {closedOn === null && centre.owner ? (
        <p>
          <a className="button second" href={href(`${cases}/${caseId}/agents`, language)}>
            {say['notice.agents.manage']()}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** Whom the party may ask: the organ's own line, else what the site says. */
function contactOf({ kernel, language }: Centre, { case: of }: CaseFile): string {
  const organ = newestOfEach(kernel.policy.all<OrgansContent>('organs'))
    .flatMap(({ content }) => content.organs)
    .find(({ code }) => code === of.organs.deciding);
  const contact = organ?.contact ?? kernel.settings.operator?.contact;
  return contact === undefined ? organName(kernel, of.organs.deciding, language) : titleOf(contact, language);
}
