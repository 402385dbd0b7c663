import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, formatDate, href, Message, Table } from '../../../kernel/ui/index.ts';
import type { DisplayFacts, DisplayTerm, RepairDates, RepairSet } from '../../../registry/publicity/index.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import type { View } from '../frame.tsx';
import { repairMessages } from '../messages/repair.ts';
import { rulesMessages } from '../messages/rules.ts';
import { verifiedWord } from '../words.ts';

interface Props {
  view: View;
  facts: DisplayFacts;
  dates: RepairDates;
  /** The record that was asked about. */
  act?: string;
}

/** The answer in a sentence, then each set of rules with its own dates: nothing is chosen in the dark. */
export function RepairAnswer({ view, facts, dates, act }: Props): ReactElement {
  const { language } = view;
  const say = t(language, repairMessages);
  const { statedDisplayEnd } = facts;
  const several = dates.sets.length > 1;
  return (
    <section className="box" aria-labelledby={`result-${act ?? ''}`} data-repair={dates.state}>
      <h2 id={`result-${act ?? ''}`}>{say['calc.result']()}</h2>
      <Sentence view={view} facts={facts} dates={dates} act={act} />
      {dates.sets.length === 0 ? null : (
        <>
          {statedDisplayEnd !== null && statedDisplayEnd === dates.until ? (
            <p>{say.stated({ day: formatDate(statedDisplayEnd, language) })}</p>
          ) : null}
          <p>{say.which({ why: say[several ? 'why.several' : 'why.one']() })}</p>
          <Sets sets={dates.sets} view={view} />
        </>
      )}
    </section>
  );
}

function Sentence({ view, facts, dates, act }: Props & { act: string | undefined }): ReactElement {
  const { language } = view;
  const say = t(language, repairMessages);
  const { state, first, until, endsBy, daysToGo } = dates;
  const day = (iso: string | null) => (iso === null ? '' : formatDate(iso, language));
  const links = {
    need: href('/start/repair#need', language),
    china: 'https://www.creditchina.gov.cn/',
    wrong: href(act === undefined ? '/start/mistake' : `/acts/${act}/mistake`, language),
  };
  const common = { from: repairMessages, language, links } as const;
  const rule = ruleName(view, first?.term ?? endsBy);
  const end = day(until);
  if (state === 'none' || endsBy === null) return <Message {...common} m="noRule" />;
  if (state === 'hidden') return <Message {...common} m="hidden" p={{ rule: ruleName(view, hiding(dates) ?? endsBy) }} />;
  if (state === 'over') return <Message {...common} m="over" p={{ rule: ruleName(view, endsBy), end }} />;
  const earliest = day(first?.earliest ?? null);
  if (state === 'open')
    return until === null ? (
      <Message {...common} m="nowOpen" p={{ rule, earliest }} />
    ) : (
      <Message {...common} m="now" p={{ rule, earliest, end }} />
    );
  if (state === 'early' && first?.term.counts_from === 'document' && until !== null) {
    const p = {
      earliest,
      severity: t(language, rulesMessages)[`class.${facts.display_class}`](),
      decided: day(facts.decided),
      min: say.months({ n: first.term.min_months ?? 0 }),
      rule,
      n: daysToGo,
      end,
    };
    const to = { papers: links.need, class: links.wrong };
    return <Message from={delicate} m="repair.tooEarly" language={language} p={p} links={to} />;
  }
  if (state === 'early') return <Message {...common} m="tooEarlyOpen" p={{ earliest, rule, n: daysToGo }} />;
  return until === null ? (
    <Message {...common} m="neverOpen" p={{ rule: ruleName(view, endsBy) }} />
  ) : (
    <Message from={delicate} m="repair.never" language={language} p={{ rule: ruleName(view, endsBy), end }} />
  );
}

const hiding = (dates: RepairDates): DisplayTerm | undefined => dates.sets.find(({ term }) => !term.displayed)?.term;

function documentOf({ kernel }: View, term: DisplayTerm) {
  return kernel.policy.all<{ ruleSet: string }>('display-rules').find((document) => document.content.ruleSet === term.rule_set);
}

function ruleName(view: View, term: DisplayTerm | null): string {
  if (term === null) return '';
  const title = documentOf(view, term)?.title;
  return (view.language === 'en' ? title?.en : title?.zh) ?? term.rule_set;
}

function baseWords({ term, base }: RepairSet, { language }: View): string | null {
  if (base === null) return null;
  return t(language, repairMessages)[`from.${term.counts_from}`]({ day: formatDate(base, language) });
}

function Sets({ sets, view }: { sets: readonly RepairSet[]; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, repairMessages);
  const day = (iso: string) => formatDate(iso, language);
  return (
    <>
      <Table
        caption={say['sets.caption']()}
        language={language}
        rows={sets}
        rowKey={({ term }) => term.rule_set}
        columns={[
          {
            head: say['sets.rule'](),
            heading: true,
            cell: ({ term }) => {
              const document = documentOf(view, term);
              return (
                <a href={href(`/rules/display-rules/${document?.id ?? term.line}`, language)}>
                  {language === 'en' ? (document?.title.en ?? term.rule_set) : (document?.title.zh ?? term.rule_set)}
                </a>
              );
            },
          },
          {
            head: say['sets.earliest'](),
            cell: ({ term, base, earliest }) => {
              if (earliest !== null)
                return (
                  <span className="day" data-earliest={earliest}>
                    {day(earliest)}
                  </span>
                );
              if (!term.displayed) return say['sets.hidden']();
              return term.min_months === null || base !== null ? say['sets.none']() : say['sets.unknown']();
            },
          },
          {
            head: say['sets.end'](),
            cell: ({ term, base, end }) => {
              if (end !== null)
                return (
                  <span className="day" data-end={end}>
                    {day(end)}
                  </span>
                );
              if (!term.displayed) return say['sets.hidden']();
              return term.max_months === null || base !== null ? say['sets.noEnd']() : say['sets.unknown']();
            },
          },
          { head: say['sets.base'](), cell: (set) => baseWords(set, view) ?? say['sets.unknown']() },
          {
            head: say['sets.basis'](),
            cell: ({ term }) => (
              <>
                <Chinese language={language}>{term.basis}</Chinese>
                <span className="meta line">{verifiedWord(term.verified, language)}</span>
              </>
            ),
          },
        ]}
      />
      {sets.length > 1 ? <p className="hint">{say['sets.lead']()}</p> : null}
    </>
  );
}
