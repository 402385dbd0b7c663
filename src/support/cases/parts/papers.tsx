import type { ReactElement } from 'react';
import type { Attempt } from '../../../kernel/delivery/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, type CaseActs, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, formatTime, href, Table } from '../../../kernel/ui/index.ts';
import { Temporal } from 'temporal-polyfill';
import type { Desk } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { paperTitle } from '../step-words.ts';
import { toServe } from './now.tsx';
import { proofText } from './proof.ts';

interface Props {
  desk: Desk;
  file: CaseFile;
  acts: CaseActs;
  attempts: readonly Attempt[];
}

export function Papers(props: Props): ReactElement {
  const { desk, file, acts } = props;
  const { language, cases } = desk;
  const say = t(language, officialMessages);
  const here = `${cases}/${file.case.caseId}`;
  // What goes in another's envelope is served with it.
  const enclosed = new Set(file.procedure.documents.flatMap((each) => each.with ?? []));
  const open = acts.serve ? toServe(file).filter((id) => !enclosed.has(id)) : [];
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{say['case.papers']()}</h2>
      {file.documents.length === 0 ? <p>{say['case.papers.none']()}</p> : <Made {...props} />}
      {open.map((id) => (
        <p key={id}>
          <a className="button second" href={href(`${here}/service/${id}`, language)}>
            <Foreign text={say['case.serve.do']({ name: nameOf(language, file.procedure, id) })} language={language} />
          </a>
        </p>
      ))}
      {props.attempts.length === 0 ? null : <Attempts {...props} />}
    </section>
  );
}

function Made({ desk, file }: Props): ReactElement {
  const { language, cases, today } = desk;
  const say = t(language, officialMessages);
  const common = t(language, caseMessages);
  const served = (kind: string): string => {
    if (file.procedure.documents.find(({ id }) => id === kind)?.serve !== true) return say['case.served.file']();
    const on = file.case.served.get(kind);
    if (on === undefined) return say['case.served.not']();
    const day = formatDate(on, language);
    return on > today ? say['case.served.later']({ day }) : say['case.served.on']({ day });
  };
  return (
    <Table
      caption={say['case.papers']()}
      hideCaption
      language={language}
      rows={file.documents}
      rowKey={({ documentId }) => documentId}
      columns={[
        {
          head: say['case.paper'](),
          heading: true,
          cell: ({ heading }) => <Chinese language={language}>{heading}</Chinese>,
        },
        {
          head: common['paper.number'](),
          cell: ({ number }) =>
            number === null ? common['paper.none']() : <Chinese language={language}>{number}</Chinese>,
        },
        { head: common['paper.made'](), tight: true, cell: ({ madeOn }) => madeOn },
        { head: say['case.served'](), cell: ({ kind }) => served(kind) },
        {
          head: 'PDF',
          cell: ({ documentId, number, heading }) => (
            <a href={`${cases}/${file.case.caseId}/documents/${documentId}`} className="tight">
              {common['paper.pdf']()}
              <span className="hidden">
                {' '}
                <Chinese language={language}>{number ?? heading}</Chinese>
              </span>
            </a>
          ),
        },
      ]}
    />
  );
}

function Attempts({ desk, file, acts, attempts }: Props): ReactElement {
  const { language, cases } = desk;
  const say = t(language, officialMessages);
  const common = t(language, caseMessages);
  const papers = (ids: readonly string[]): string =>
    file.documents
      .filter(({ documentId }) => ids.includes(documentId))
      .map(({ heading }) => heading)
      .join('、');
  return (
    <Table
      caption={say['case.attempts']()}
      language={language}
      rows={attempts}
      rowKey={({ deliveryId }) => deliveryId}
      columns={[
        {
          head: say['attempt.papers'](),
          heading: true,
          cell: ({ documents }) => <Chinese language={language}>{papers(documents)}</Chinese>,
        },
        { head: say['attempt.method'](), tight: true, cell: ({ method }) => common[`method.${method}`]() },
        { head: say['attempt.sent'](), tight: true, cell: ({ sentOn }) => sentOn },
        {
          head: say['attempt.to'](),
          cell: ({ recipient, address }) => (
            <Foreign text={common.bracketed({ a: recipient, b: address })} language={language} />
          ),
        },
        {
          head: say['attempt.outcome'](),
          cell: ({ outcomes }) => {
            const last = outcomes.at(-1);
            return last === undefined ? common['outcome.none']() : `${common[`outcome.${last.outcome}`]()} ${last.on}`;
          },
        },
        {
          head: say['attempt.proof'](),
          cell: (attempt) => <Foreign text={proofText(desk, attempt)} language={language} />,
        },
        {
          head: say['attempt.record'](),
          cell: ({ deliveryId, documents, outcomes }) =>
            acts.serve ? (
              <a href={href(`${cases}/${file.case.caseId}/deliveries/${deliveryId}`, language)}>
                {outcomes.length === 0 ? say['attempt.record']() : say['attempt.correct']()}
                <span className="hidden">
                  {' '}
                  <Chinese language={language}>{papers(documents)}</Chinese>
                </span>
              </a>
            ) : null,
        },
      ]}
    />
  );
}

export function Uploads({ desk, file, acts }: Props): ReactElement {
  const { language, cases } = desk;
  const say = t(language, officialMessages);
  return (
    <section aria-labelledby="uploads">
      <h2 id="uploads">{say['case.uploads']()}</h2>
      {file.uploads.length === 0 ? (
        <p>{say['case.uploads.none']()}</p>
      ) : (
        <Table
          caption={say['case.uploads']()}
          hideCaption
          language={language}
          rows={file.uploads}
          rowKey={({ paperId }) => paperId}
          columns={[
            {
              head: say['upload.name'](),
              heading: true,
              cell: ({ paperId, name }) => (
                <a href={`${cases}/${file.case.caseId}/papers/${paperId}`}>
                  <Foreign text={name} language={language} />
                </a>
              ),
            },
            {
              head: say['upload.kind'](),
              cell: ({ kind }) => <Foreign text={paperTitle(file, kind, language)} language={language} />,
            },
            {
              head: say['upload.by'](),
              tight: true,
              cell: ({ party }) => (party ? say['upload.by.party']() : say['upload.by.organ']()),
            },
            {
              head: say['upload.at'](),
              cell: ({ at }) => formatTime(Temporal.Instant.fromEpochMilliseconds(at.getTime()), language),
            },
          ]}
        />
      )}
      {acts.upload && file.procedure.transitions.some(({ papers = [] }) => papers.length > 0) ? (
        <p>
          <a className="button second" href={href(`${cases}/${file.case.caseId}/upload`, language)}>
            {say['upload.add']()}
          </a>
        </p>
      ) : null}
    </section>
  );
}
