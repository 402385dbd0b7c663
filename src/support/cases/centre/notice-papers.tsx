import type { ReactElement } from 'react';
import { remedyFor, type Paper, type paperText, type Remedy } from '../../../kernel/documents/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import type { Attempt } from '../../../kernel/delivery/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { t } from '../../../kernel/i18n/types.ts';
import { titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, Phrases, Table } from '../../../kernel/ui/index.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { Proof } from './notice-proof.tsx';

type Words = Awaited<ReturnType<typeof paperText>>;

export function PaperWords({ centre, paper, words }: { centre: Centre; paper: Paper; words: Words }): ReactElement {
  const { language } = centre;
  const say = t(language, partyMessages);
  return (
    <section aria-labelledby="words">
      <h2 id="words">
        <Phrases text={say['notice.paper']({ name: paper.number ?? paper.heading })} language={language} />
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

interface SentProps {
  centre: Centre;
  file: CaseFile;
  attempts: readonly Attempt[];
}

export function Sent({ centre, file, attempts }: SentProps): ReactElement {
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
                    <Chinese language={language}>{heading}</Chinese>
                    {language === 'en' ? ' (PDF)' : '（PDF）'}
                  </a>
                ),
              },
              {
                head: common['paper.number'](),
                cell: ({ number }) => (number === null ? common['paper.none']() : <Chinese language={language}>{number}</Chinese>),
              },
              { head: say['notice.sent'](), cell: ({ documentId }) => how(documentId) },
              { head: say['notice.served'](), cell: ({ kind }) => served(kind) },
            ]}
          />
          <Proof centre={centre} attempts={attempts} />
        </>
      )}
    </section>
  );
}

/** Once a decision is served: where and until when one may turn against it, by rule. */
export function Rights({ centre, file }: { centre: Centre; file: CaseFile }): ReactElement | null {
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
