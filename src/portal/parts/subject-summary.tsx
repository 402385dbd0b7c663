import type { ReactElement } from 'react';
import { t } from '../../kernel/i18n/types.ts';
import { Chinese, formatDate, formatTime, href, Message } from '../../kernel/ui/index.ts';
import type { ActKind } from '../../registry/records/types.ts';
import type { SubjectsTable } from '../../registry/subjects/index.ts';
import type { View } from '../frame.tsx';
import { common } from '../messages/common.ts';
import { searchMessages } from '../messages/search.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { ReportingOrgan } from '../queries/organs.ts';
import type { PublicRecord } from '../queries/records.ts';
import { bodyWord, kindHead, stateWord } from '../words.ts';

interface Props {
  view: View;
  subject: SubjectsTable;
  records: readonly PublicRecord[];
  district: string | null;
  reporting: readonly ReportingOrgan[];
}

/** Adverse kinds that the reader is told about even when there is none. */
const ALWAYS: readonly ActKind[] = ['penalty', 'abnormal_listing'];

/** The first paragraph alone is a full, honest answer: dated sentences, adverse facts first, absence worded as absence. */
export function Summary(props: Props): ReactElement {
  const { view, subject, records } = props;
  const { language } = view;
  const say = t(language, subjectMessages);
  const adverse = records.filter((record) => record.nature === 'adverse');
  const adverseKinds = [...new Set([...ALWAYS, ...adverse.map((record) => record.kind)])];
  const others = [...new Set(records.filter((record) => record.nature !== 'adverse').map((record) => record.kind))];
  const asOf = t(language, common).asOf({ time: formatTime(view.kernel.clock.now(), language) });
  return (
    <section className="box" aria-labelledby="summary">
      <h2 id="summary">{say.summary()}</h2>
      <p className="meta">{asOf}</p>
      <ul className="facts">
        {adverseKinds.map((kind) => (
          <AdverseLine key={kind} kind={kind} records={adverse.filter((record) => record.kind === kind)} view={view} />
        ))}
        <StateLine {...props} />
        {others.map((kind) => (
          <Message
            key={kind}
            as="li"
            from={subjectMessages}
            m="summary.other"
            language={language}
            p={{
              kind: kindHead(kind, language),
              n: records.filter((record) => record.kind === kind && record.nature !== 'adverse').length,
            }}
          />
        ))}
      </ul>
      {subject.kind === 'individual_business' ? (
        <Message from={subjectMessages} m="individual" language={language} />
      ) : null}
      <Message
        from={subjectMessages}
        m="summary.absence"
        language={language}
        links={{ absence: href('/help/absence', language) }}
      />
    </section>
  );
}

function AdverseLine(props: { kind: ActKind; records: readonly PublicRecord[]; view: View }): ReactElement {
  const { language } = props.view;
  const kind = kindHead(props.kind, language);
  if (props.records.length === 0) {
    return (
      <Message
        as="li"
        from={subjectMessages}
        m="summary.none"
        language={language}
        p={{ kind, asOf: formatDate(props.view.today, language) }}
      />
    );
  }
  const objected = props.records.filter((record) => record.disputes.some((dispute) => dispute.state === 'open')).length;
  return (
    <Message
      as="li"
      from={subjectMessages}
      m="summary.adverse"
      language={language}
      p={{ kind, n: props.records.length, objected }}
    />
  );
}

function StateLine({ view: { language }, subject, district }: Props): ReactElement {
  const words = [stateWord(subject.state, language)];
  if (subject.kind !== 'enterprise') words.unshift(bodyWord(subject.kind, language));
  const state = words.join(language === 'en' ? ', ' : '，');
  const say = t(language, searchMessages);
  return (
    <li data-message="summary.state">
      {subject.founded === null ? (
        <Message as="span" from={subjectMessages} m="summary.state" language={language} p={{ state }} />
      ) : (
        <Message
          as="span"
          from={subjectMessages}
          m="summary.stateFounded"
          language={language}
          p={{ state, founded: formatDate(subject.founded, language) }}
        />
      )}
      {district === null ? null : (
        <>
          {language === 'en' ? ' ' : ''}
          {say.district()}
          {language === 'en' ? ': ' : '：'}
          <Chinese language={language}>{district}</Chinese>
          {language === 'en' ? '.' : '。'}
        </>
      )}
    </li>
  );
}
