import type { ReactElement } from 'react';
import { type Paper } from '../../../kernel/documents/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import { Token, type Centre } from '../../../kernel/faces/centre.tsx';
import { t } from '../../../kernel/i18n/types.ts';
import { newestOfEach, type OrgansContent } from '../../../kernel/policy/index.ts';
import { organName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, href, Message } from '../../../kernel/ui/index.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { partyMessages } from '../messages/party.ts';
import { PeriodBeam } from '../parts/periods.tsx';

export function Now({ centre, file, latest }: { centre: Centre; file: CaseFile; latest: Paper | undefined }): ReactElement {
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
    <section className={`notice ${open.some(({ standing }) => standing === 'soon') ? 'soon' : ''}`} aria-labelledby="now">
      <h2 id="now" className="plain">
        {say['notice.now']()}
      </h2>
      {answerBy === null ? null : (
        <Message from={delicate} m="list.notice" language={language} p={{ ...p, due: formatDate(answerBy, language) }} />
      )}
      {late === null ? null : <Message from={delicate} m="answer.late" language={language} p={{ ...p, due: formatDate(late, language) }} />}
      {answerBy === null || hearingBy === null ? null : (
        <Message from={delicate} m="list.notice.hearing" language={language} p={{ day: formatDate(hearingBy, language) }} />
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
export function Receipts({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement {
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
export function Otherwise({ centre: { language }, file }: { centre: Centre; file: CaseFile }): ReactElement | null {
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
    return [state.party === undefined ? then : `${then}${language === 'en' ? ' ' : ''}${titleOf(state.party, language)}`];
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

function stateText({ case: of, procedure }: CaseFile, language: Centre['language']): string {
  const state = procedure.states.find(({ id }) => id === of.state);
  return state === undefined ? of.state : titleOf(state.party ?? state.title, language);
}

/** Whom the party may ask: the organ's own line, else what the site says. */
function contactOf({ kernel, language }: Centre, { case: of }: CaseFile): string {
  const organ = newestOfEach(kernel.policy.all<OrgansContent>('organs'))
    .flatMap(({ content }) => content.organs)
    .find(({ code }) => code === of.organs.deciding);
  const contact = organ?.contact ?? kernel.settings.operator?.contact;
  return contact === undefined ? organName(kernel, of.organs.deciding, language) : titleOf(contact, language);
}
