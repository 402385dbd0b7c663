import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { PolicyDocument } from '../../../kernel/policy/types.ts';
import { Chinese, Foreign, Table } from '../../../kernel/ui/index.ts';
import { rulesMessages } from '../messages/rules.ts';
import { verifiedWord } from '../words.ts';
import type { DisplayRule, DisplayRulesContent, LookRulesContent } from '../../../kernel/policy/index.ts';

interface Props {
  document: PolicyDocument;
  language: Language;
  level: 'h2' | 'h3';
}

/** What a rule says: display rules as a table for people, other kinds by their parts (the whole file is the API's). */
export function RuleContent(props: Props): ReactElement {
  const { kind, content } = props.document;
  if (kind === 'display-rules') return <DisplayTerms {...props} content={content as DisplayRulesContent} />;
  if (kind === 'look-rules') return <LookTerms {...props} content={content as LookRulesContent} />;
  return <Parts {...props} />;
}

/** One number, in a sentence: the centre sends its readers here for it. */
function LookTerms({ content, language, level: Heading }: Props & { content: LookRulesContent }): ReactElement {
  const say = t(language, rulesMessages);
  const { longestDays: n } = content.deferral;
  return (
    <>
      <Heading>{say['content.title']()}</Heading>
      <p data-message="looks.deferral">{n === 0 ? say['looks.none']() : say['looks.deferral']({ n })}</p>
    </>
  );
}

function DisplayTerms({ content, document, language, level: Heading }: Props & { content: DisplayRulesContent }): ReactElement {
  const say = t(language, rulesMessages);
  const months = (n: number | null, none: string) => (n === null ? none : say['terms.months']({ n }));
  const note = language === 'en' ? content.transition.note.en : content.transition.note.zh;
  return (
    <>
      <Heading>{say['terms.caption']()}</Heading>
      <Table
        caption={`${say['terms.caption']()} ${document.edition}`}
        hideCaption
        language={language}
        rows={content.rules}
        rowKey={(rule) => rule.class}
        columns={[
          { head: say['terms.class'](), heading: true, cell: (rule) => className(rule, language) },
          {
            head: say['terms.shown'](),
            tight: true,
            cell: (rule) => (rule.displayed ? say['terms.yes']() : say['terms.no']()),
          },
          {
            head: say['terms.max'](),
            cell: (rule) =>
              rule.displayed ? (
                <>
                  {months(rule.maxMonths, say['terms.noEnd']())}
                  {rule.maxMonths === null ? null : <span className="meta line">{say[`terms.from.${rule.countsFrom}`]()}</span>}
                </>
              ) : (
                '—'
              ),
          },
          {
            head: say['terms.min'](),
            cell: (rule) => (rule.displayed ? months(rule.minMonths, say['terms.none']()) : '—'),
          },
          {
            head: say.basis(),
            cell: (rule) => (
              <>
                <Chinese language={language}>{rule.basis}</Chinese>
                <span className="meta line">{verifiedWord(rule.verified, language)}</span>
              </>
            ),
          },
        ]}
      />
      <Heading>{say.transition()}</Heading>
      <p>
        <Foreign text={note} language={language} />
      </p>
      <p className="meta">{verifiedWord(content.transition.verified, language)}</p>
    </>
  );
}

function className(rule: DisplayRule, language: Language): string {
  const say = t(language, rulesMessages);
  const key = `class.${rule.class}`;
  // Classes are checked against the registry's list when a rule set is loaded.
  return key in say ? say[key as 'class.permit']() : rule.class;
}

function Parts({ document, language, level: Heading }: Props): ReactElement {
  const say = t(language, rulesMessages);
  const content = document.content as Record<string, unknown>;
  const parts = Object.entries(content).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [{ name, count: value.length }];
    return typeof value === 'object' && value !== null ? [{ name, count: Object.keys(value).length }] : [];
  });
  if (parts.length === 0) return <></>;
  return (
    <>
      <Heading>{say['content.title']()}</Heading>
      <p>{say['content.data']()}</p>
      <Table
        caption={`${say['content.title']()} ${document.edition}`}
        hideCaption
        language={language}
        rows={parts}
        rowKey={(part) => part.name}
        columns={[
          {
            head: say['content.part'](),
            heading: true,
            cell: (part) => (
              <span className="mono" lang="en">
                {part.name}
              </span>
            ),
          },
          { head: say['content.count'](), number: true, cell: (part) => part.count },
        ]}
      />
    </>
  );
}
