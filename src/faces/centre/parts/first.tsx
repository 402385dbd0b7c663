import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { formatDate, href, Message, passedOf, Steelyard } from '../../../kernel/ui/index.ts';
import { Token, type Centre } from '../../../kernel/faces/centre.tsx';
import { fileMessages } from '../messages/file.ts';
import { monthsMessages, ruleTitle, severityWords } from '../rule-words.ts';
import type { OwnRecord } from '../../../registry/publicity/index.ts';

interface Props {
  centre: Centre;
  record: OwnRecord;
}

/** First what happens if one does nothing; then when one may do something, with the days drawn; then that it costs nothing. */
export function First({ centre, record }: Props): ReactElement {
  const { language } = centre;
  const say = t(language, fileMessages);
  const adverse = record.nature === 'adverse' && record.state === 'shown';
  return (
    <section className="box" data-first={record.state}>
      <Nothing centre={centre} record={record} />
      {adverse ? <Early centre={centre} record={record} /> : null}
      {adverse ? <p data-message="free">{say.free()}</p> : null}
    </section>
  );
}

function Nothing({ centre: { language }, record }: Props): ReactElement {
  const { state, until, nature, endedOn } = record;
  const common = { from: fileMessages, language, className: 'lead' } as const;
  const day = (iso: string) => ({ day: formatDate(iso, language) });
  if (state === 'shown' && until !== null) return <Message {...common} m="nothing.until" p={day(until)} />;
  if (state === 'shown') return <Message {...common} m={nature === 'adverse' ? 'nothing.shown' : 'nothing.good'} />;
  if (state !== 'ended') return <Message {...common} m={`nothing.${state}`} />;
  const end = endedOn ?? until;
  return end === null ? <Message {...common} m="nothing.over" /> : <Message {...common} m="nothing.ended" p={day(end)} />;
}

/** When an early end can be asked for, by the same dates as the public calculator. */
function Early({ centre, record }: Props): ReactElement {
  const { language, kernel, today } = centre;
  const { repair, until, shownFrom, decided } = record;
  const { state, first, endsBy } = repair;
  const papers = href('/start/repair#need', language);
  const earliest = first?.earliest ?? null;
  const date = (iso: string) => formatDate(iso, language);
  if (state === 'early' && first !== null && earliest !== null && until !== null) {
    const p = {
      earliest: date(earliest),
      severity: severityWords(record.displayClass, language),
      decided: date(first.base ?? decided),
      min: t(language, monthsMessages).months({ n: first.term.min_months ?? 0 }),
      rule: ruleTitle(kernel, first.term.rule_set, language),
      n: repair.daysToGo,
      end: date(until),
    };
    const links = { papers, class: '#door-wrong' };
    return (
      <>
        <Message from={delicate} m="repair.tooEarly" language={language} p={p} links={links} />
        <Span from={first.base ?? decided} to={earliest} today={today} m="early.span" language={language} />
        <RemindForm centre={centre} record={record} day={earliest} />
      </>
    );
  }
  const span =
    until === null || shownFrom === null ? null : <Span from={shownFrom} to={until} today={today} m="display.span" language={language} />;
  if (state === 'open' && earliest !== null) {
    const p = { day: date(earliest) };
    return (
      <>
        <Message from={fileMessages} m="repair.open" language={language} p={p} links={{ papers }} />
        {span}
      </>
    );
  }
  if (state === 'never' && until !== null && endsBy !== null) {
    const p = { rule: ruleTitle(kernel, endsBy.rule_set, language), end: date(until) };
    return (
      <>
        <Message from={delicate} m="repair.never" language={language} p={p} />
        {span}
      </>
    );
  }
  return <Message from={fileMessages} m="repair.none" language={language} />;
}

function Span(props: {
  from: string;
  to: string;
  today: string;
  m: 'early.span' | 'display.span';
  language: Centre['language'];
}): ReactElement {
  const { from, to, today, m, language } = props;
  const days = (a: string, b: string): number => Temporal.PlainDate.from(a).until(b, { largestUnit: 'days' }).days;
  const p = { passed: Math.max(0, days(from, today)), of: days(from, to), day: formatDate(to, language) };
  return (
    <p>
      <Steelyard
        period={{ kind: 'span', passed: passedOf(from, to, today) }}
        sentence={<Message as="span" from={fileMessages} m={m} language={language} p={p} />}
      />
    </p>
  );
}

function RemindForm({ centre, record, day }: Props & { day: string }): ReactElement {
  const { language, home } = centre;
  const say = t(language, fileMessages);
  return (
    <form method="post" action={href(`${home}/file/${record.recordId}/remind`, language)}>
      <Token desk={centre} />
      <button className="second">{say.remind({ day: formatDate(day, language) })}</button>
    </form>
  );
}
