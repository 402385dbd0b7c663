import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, formatDate, formatTime, href, Message } from '../../../kernel/ui/index.ts';
import type { IndustrySection, SubjectsTable } from '../../../registry/subjects/index.ts';
import type { View } from '../frame.tsx';
import { common } from '../messages/common.ts';
import { searchMessages } from '../messages/search.ts';
import { subjectMessages } from '../messages/subject.ts';
import { bodyWord, kindHead, stateWord } from '../words.ts';
import { otherLists, summaryFacts, type ListFacts, type OnDisplay } from './summary-facts.ts';

interface Props {
  view: View;
  subject: SubjectsTable;
  shown: OnDisplay;
  district: string | null;
  /** Its section, where a source gives its industry. */
  industry: IndustrySection | undefined;
}

/** Where everything of the country stands. */
const ELSEWHERE = { gsxt: 'https://www.gsxt.gov.cn/', china: 'https://www.creditchina.gov.cn/' };

/** The first paragraph alone is a full, honest answer: dated sentences, adverse facts first, absence worded as absence. */
export function Summary(props: Props): ReactElement {
  const { view, subject, shown } = props;
  const { language } = view;
  const say = t(language, subjectMessages);
  const { adverse, others, none, lists, uncollected } = summaryFacts(view.kernel, shown, language);
  const asOf = t(language, common).asOf({ time: formatTime(view.kernel.clock.now(), language) });
  return (
    <section className="box" aria-labelledby="summary">
      <h2 id="summary">{say.summary()}</h2>
      <p className="meta">{asOf}</p>
      <ul className="facts">
        {adverse.map(({ kind, n, objected }) => (
          <Message
            key={kind}
            as="li"
            from={subjectMessages}
            m="summary.adverse"
            language={language}
            p={{ kind: kindHead(kind, language), n, objected }}
          />
        ))}
        {none.map((kind) => (
          <Message
            key={kind}
            as="li"
            from={subjectMessages}
            m="summary.none"
            language={language}
            p={{ kind: kindHead(kind, language), asOf: formatDate(view.today, language) }}
          />
        ))}
        <NotListed lists={lists} view={view} />
        <StateLine {...props} />
        {others.map(({ kind, n }) => (
          <Message
            key={kind}
            as="li"
            from={subjectMessages}
            m="summary.other"
            language={language}
            p={{ kind: kindHead(kind, language), n }}
          />
        ))}
        <OtherLists lists={lists} language={language} />
        {uncollected.length > 0 ? (
          <Message
            as="li"
            from={subjectMessages}
            m="summary.notCollected"
            language={language}
            p={{ kinds: uncollected.join(language === 'en' ? '; ' : '、') }}
            links={ELSEWHERE}
          />
        ) : null}
      </ul>
      {subject.kind === 'individual_business' ? <Message from={subjectMessages} m="individual" language={language} /> : null}
      <Message from={subjectMessages} m="summary.absence" language={language} links={{ absence: href('/help/absence', language) }} />
    </section>
  );
}

/** Each list that is kept here and does not show the body: here "none found" says all there is. */
function NotListed({ lists, view: { language, today } }: { lists: ListFacts; view: View }): ReactElement {
  return (
    <>
      {lists.none.map(({ kind, title }) => (
        <Message
          key={kind}
          as="li"
          from={subjectMessages}
          m="summary.list.none"
          language={language}
          p={{ list: language === 'en' ? title.en : title.zh, asOf: formatDate(today, language) }}
        />
      ))}
    </>
  );
}

/** Of lists of other organs only what they have sent is known. */
function OtherLists({ lists, language }: { lists: ListFacts; language: Language }): ReactElement | null {
  const m = otherLists(lists);
  if (m === null) return null;
  const links = { ...ELSEWHERE, lists: href('/lists', language) };
  return <Message as="li" from={subjectMessages} m={m} language={language} links={links} />;
}

/** Its kind where it is no enterprise, and the state of its registration. */
export function stateText(subject: Pick<SubjectsTable, 'kind' | 'state'>, language: Language): string {
  const words = [stateWord(subject.state, language)];
  if (subject.kind !== 'enterprise') words.unshift(bodyWord(subject.kind, language));
  return words.join(language === 'en' ? ', ' : '，');
}

function StateLine({ view: { language }, subject, district, industry }: Props): ReactElement {
  const state = stateText(subject, language);
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
      {industry === undefined
        ? null
        : language === 'en'
          ? ` ${say.industry()}: ${industry.name.en}.`
          : `${say.industry()}：${industry.name.zh}。`}
    </li>
  );
}
