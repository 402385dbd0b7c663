import type { ReactElement } from 'react';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import type { MappingContent } from '../../kernel/policy/index.ts';
import { Chinese, formatDate, formatTime, href, Message } from '../../kernel/ui/index.ts';
import type { ActKind } from '../../registry/records/types.ts';
import type { IndustrySection, SubjectsTable } from '../../registry/subjects/index.ts';
import type { View } from '../frame.tsx';
import { common } from '../messages/common.ts';
import { searchMessages } from '../messages/search.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { KindCount } from '../queries/records.ts';
import { bodyWord, kindHead, stateWord } from '../words.ts';

interface Props {
  view: View;
  subject: SubjectsTable;
  counts: readonly KindCount[];
  district: string | null;
  /** Its section, where a source gives its industry. */
  industry: IndustrySection | undefined;
}

/** Adverse kinds that the reader is told about even when there is none. */
const ALWAYS: readonly ActKind[] = ['penalty', 'abnormal_listing'];

/** Kinds that can come in at all: of any other "none found" would say more than we know. */
function collected(kernel: Pick<Kernel, 'policy'>): ReadonlySet<string> {
  return new Set(kernel.policy.all<MappingContent>('mapping').map((each) => each.content.act ?? ''));
}

export interface SummaryFacts {
  adverse: readonly KindCount[];
  others: readonly KindCount[];
  /** Of these nothing is on display, and that can be said. */
  none: readonly ActKind[];
  /** Of these nothing can be said; in words. */
  uncollected: readonly string[];
}

/** What the summary says, wherever it is said: on the page and on paper. */
export function summaryFacts(
  kernel: Pick<Kernel, 'policy'>,
  counts: readonly KindCount[],
  language: Language,
): SummaryFacts {
  const adverse = counts.filter((count) => count.nature === 'adverse');
  const known = collected(kernel);
  const none = ALWAYS.filter((kind) => !adverse.some((count) => count.kind === kind));
  return {
    adverse,
    others: counts.filter((count) => count.nature !== 'adverse'),
    none: none.filter((kind) => known.has(kind)),
    uncollected: [
      ...none.filter((kind) => !known.has(kind)).map((kind) => kindHead(kind, language)),
      // Lists come in where their organs send them: one that stands here is told above, of no other is it known.
      ...(adverse.some((count) => count.kind === 'listing') ? [] : [t(language, subjectMessages)['list.serious']()]),
    ],
  };
}

/** The first paragraph alone is a full, honest answer: dated sentences, adverse facts first, absence worded as absence. */
export function Summary(props: Props): ReactElement {
  const { view, subject, counts } = props;
  const { language } = view;
  const say = t(language, subjectMessages);
  const { adverse, others, none, uncollected } = summaryFacts(view.kernel, counts, language);
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
        {uncollected.length > 0 ? (
          <Message
            as="li"
            from={subjectMessages}
            m="summary.notCollected"
            language={language}
            p={{ kinds: uncollected.join(language === 'en' ? '; ' : '、') }}
            links={{ gsxt: 'https://www.gsxt.gov.cn/', china: 'https://www.creditchina.gov.cn/' }}
          />
        ) : null}
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
