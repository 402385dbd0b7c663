import { Temporal } from 'temporal-polyfill';
import type { ReactElement, ReactNode } from 'react';
import type { Calendar } from '../../../kernel/calendar/types.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import {
  Chinese,
  Foreign,
  formatDate,
  formatMoney,
  href,
  Message,
  Pairs,
  passedOf,
  Stars,
  Steelyard,
  type Pair,
} from '../../../kernel/ui/index.ts';
import { codedText, fieldsOfKind } from '../../../registry/catalogue/index.ts';
import type { ActContent } from '../../../registry/records/types.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { PublicRecord } from '../../../registry/publicity/index.ts';
import { correctionWord, severityWord } from '../words.ts';

/** The organ's clock: seven working days from the decision (policy item 25). */
export const REPORTING_DAYS = 7;

interface Props {
  record: PublicRecord;
  language: Language;
  calendar: Calendar;
  today: string;
}

type WithPolicy = Pick<Props, 'language' | 'today'> & Pick<Kernel, 'policy'>;

/** One record in full: the mark before the text it qualifies, then the facts, until, basis, source, mistake. */
export function RecordCard(props: Props & WithPolicy): ReactElement {
  const { record, language } = props;
  const adverse = record.nature === 'adverse';
  const objected = record.disputes.some((dispute) => dispute.state === 'open');
  const act = href(`/acts/${record.actId}`, language);
  const say = t(language, subjectMessages);
  return (
    <article
      className={['record', adverse ? 'adverse' : '', objected ? 'objected' : ''].filter(Boolean).join(' ')}
      data-adverse={adverse ? record.recordId : undefined}
    >
      <ObjectionNote {...props} />
      <StayedMark record={record} language={language} />
      <FormerOperatorNote record={record} language={language} />
      <h3>
        <a href={act}>
          <Chinese language={language}>{recordTitle(record)}</Chinese>
        </a>
      </h3>
      <Pairs pairs={[...recordPairs(record, props), ...origin(record, language)]} />
      <ReportedOn {...props} />
      <p className="foot-line">
        <a href={`${act}#basis`} data-link="basis">
          {say.basis()}
        </a>
        <a href={`${act}#source`} data-link="source">
          {say.source()}
        </a>
        <a href={`${act}/mistake`} data-link="mistake">
          {say.mistake()}
        </a>
      </p>
    </article>
  );
}

export function recordTitle({ content, documentNo }: { content: Readonly<Record<string, unknown>>; documentNo: string }): string {
  const named = [content['violation'], content['title'], content['documentName']].find((text) => typeof text === 'string' && text !== '');
  return typeof named === 'string' ? named : documentNo;
}

/** Before the text it qualifies, in every place where the record stands. */
export function ObjectionNote({ record, language, calendar, today }: Props): ReactElement | null {
  const open = record.disputes.find((dispute) => dispute.state === 'open');
  if (!open) return null;
  const organ = language === 'en' ? record.organNameEn : record.organName;
  const late = workingDays(calendar, open.due, today);
  return (
    <div className="objection-note" role="note">
      <Message
        from={delicate}
        m="mark.objection"
        language={language}
        p={{ raised: formatDate(open.raisedOn, language), organ, due: formatDate(open.due, language) }}
      />
      {late !== null && late > 0 ? (
        <Message from={delicate} m="mark.objection.late" language={language} p={{ due: formatDate(open.due, language), n: late }} />
      ) : null}
    </div>
  );
}

/** 停止执行: the decision stands and stays on display, so that the mark goes wherever it goes. */
export function StayedMark({ record, language }: Pick<Props, 'record' | 'language'>): ReactElement | null {
  if (!record.stayed) return null;
  return (
    <p data-mark="stayed">
      <span className="mark plain">{t(language, subjectMessages).stayed()}</span>
    </p>
  );
}

/** What is adverse binds to the operator of its day; the one of today is another, and neither is ever named. */
export function FormerOperatorNote({ record, language }: Pick<Props, 'record' | 'language'>): ReactElement | null {
  if (!record.formerOperator) return null;
  return (
    <p className="meta" data-mark="former-operator">
      {t(language, subjectMessages).formerOperator()}
    </p>
  );
}

/** On which working day the organ reported; of the organ, not of the firm: ink, never the late colour. */
export function ReportedOn({ record, language, calendar }: Omit<Props, 'today'>): ReactElement | null {
  const day = workingDays(calendar, record.decided, record.received);
  if (day === null || record.due === null) return null;
  const say = t(language, subjectMessages);
  if (record.daysLate !== null && record.daysLate > 0) {
    const p = {
      due: formatDate(record.due, language),
      received: formatDate(record.received, language),
      n: record.daysLate,
    };
    return (
      <p className="meta" data-day={day}>
        <Stars
          day={day}
          of={REPORTING_DAYS}
          sentence={<Message as="span" from={delicate} m="act.receivedLate" language={language} p={p} />}
        />
      </p>
    );
  }
  const n = Math.max(day, 0);
  const text = n === 0 ? say['day.same']({ of: REPORTING_DAYS }) : say['day.of']({ n, of: REPORTING_DAYS });
  return (
    <p className="meta" data-day={n}>
      <Stars day={n} of={REPORTING_DAYS} sentence={text} />
    </p>
  );
}

export function recordPairs(record: PublicRecord, shown: WithPolicy): (Pair | null)[] {
  const { language, today } = shown;
  const say = t(language, subjectMessages);
  const { content } = record;
  const chinese = (text: string | undefined): ReactNode => (text ? <Chinese language={language}>{text}</Chinese> : null);
  const pair = (term: string, value: ReactNode): Pair | null => (value === null || value === '' ? null : { term, value });
  const organ = language === 'en' ? record.organNameEn : record.organName;
  return [
    pair(say.decision(), record.nature === 'adverse' ? chinese(decisionText(content, language)) : null),
    pair(say.content(), record.nature === 'adverse' ? null : chinese(content.text)),
    ...namedPairs(record, shown),
    pair(say.facts(), chinese(content.facts)),
    pair(say.certificate(), chinese(content.certificate)),
    pair(say.permitNo(), record.permitNo ? <span className="mono">{record.permitNo}</span> : null),
    pair(say.organ(), <Foreign text={organ} language={language} />),
    pair(say.document(), chinese(record.documentNo)),
    pair(say.decided(), formatDate(record.decided, language)),
    pair(say.severity(), record.severity ? severityWord(record.severity, language) : null),
    pair(say.validity(), validityText(content, language)),
    pair(say.term(), chinese(content.term)),
    pair(say.remedy(), chinese(content.remedy)),
    pair(say.corrected(), corrections(record, language)),
    pair(say.until(), <Until record={record} language={language} today={today} />),
  ];
}

/** Fields that only some kinds have: under the names of the kind's own template, as far as that makes them public, codes in its words. */
const NAMED = new Set(['penaltyKinds', 'category', 'matter', 'target', 'result', 'rank', 'year']);

function namedPairs({ kind, content }: PublicRecord, { policy, language, today }: WithPolicy): (Pair | null)[] {
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  return fieldsOfKind(policy, kind, today).map(({ field, name, level }) => {
    const value = NAMED.has(field) && level === 'PUBLIC' ? content[field] : undefined;
    const keys = [value].flat().filter((each): each is string => typeof each === 'string' && each !== '');
    if (keys.length === 0) return null;
    return {
      term: own(name),
      value: <Foreign text={codedText(policy, today, { kind, field, value: keys }, language)} language={language} />,
    };
  });
}

/** How long it stays on display: from the decision, by which terms are counted, to the last day. */
function Until({ record, language, today }: Pick<Props, 'record' | 'language' | 'today'>): ReactElement {
  const sentence = <span data-until={record.until ?? ''}>{untilText(record, language)}</span>;
  if (record.until === null) return sentence;
  const passed = passedOf(record.decided, record.until, today);
  return <Steelyard period={{ kind: 'span', passed }} sentence={sentence} />;
}

/** On the act's own page these are sections; here, and on paper, where no link leads on, they stand in the record. */
function origin(record: PublicRecord, language: Language): (Pair | null)[] {
  const say = t(language, subjectMessages);
  const reporter = language === 'en' ? record.reportingOrganNameEn : record.reportingOrganName;
  const received = formatDate(record.received, language);
  return [
    record.content.basis ? { term: say.basis(), value: <Chinese language={language}>{record.content.basis}</Chinese> } : null,
    {
      term: say.source(),
      value: <Foreign text={say['source.received']({ organ: reporter, received })} language={language} />,
    },
  ];
}

export function decisionText(content: ActContent, language: Language): string | undefined {
  if (content.text) return content.text;
  const say = t(language, subjectMessages);
  const amounts = [
    content.fineFen ? say.fine({ money: formatMoney(content.fineFen, language) }) : '',
    content.confiscatedFen ? say.confiscated({ money: formatMoney(content.confiscatedFen, language) }) : '',
  ].filter(Boolean);
  return amounts.length > 0 ? amounts.join(language === 'en' ? '; ' : '；') : undefined;
}

function validityText(content: ActContent, language: Language): string | null {
  const say = t(language, subjectMessages);
  const from = content.validFrom && formatDate(content.validFrom, language);
  const to = content.validTo && formatDate(content.validTo, language);
  if (from && to) return say['validity.range']({ from, to });
  if (from) return say['validity.from']({ from });
  return to ? say['validity.to']({ to }) : null;
}

function corrections(record: PublicRecord, language: Language): ReactNode {
  if (record.corrections.length === 0) return null;
  const say = t(language, subjectMessages);
  return record.corrections.map((c) => (
    <span key={`${c.on}${c.kind}`} className="line">
      <Foreign
        language={language}
        text={say.correctedOn({
          date: formatDate(c.on, language),
          kind: correctionWord(c.kind, language),
          reason: c.reason,
        })}
      />
    </span>
  ));
}

export function untilText(record: PublicRecord, language: Language): string {
  const say = t(language, subjectMessages);
  if (record.until !== null) return say['until.date']({ date: formatDate(record.until, language) });
  return record.kind === 'abnormal_listing' ? say['until.open.abnormal']() : say['until.open']();
}

/** Working days in (from, to]; null where the calendar does not reach. */
function workingDays(calendar: Calendar, from: string, to: string): number | null {
  try {
    return calendar.workingDaysBetween(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to));
  } catch (error) {
    if (error instanceof XinhengError && error.code === 'CALENDAR_MISSING') return null;
    throw error;
  }
}
