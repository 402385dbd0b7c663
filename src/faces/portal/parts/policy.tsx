import type { ReactElement } from 'react';
import { Temporal } from 'temporal-polyfill';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { PolicyDocument } from '../../../kernel/policy/types.ts';
import { Chinese, Foreign, formatDate, Pairs } from '../../../kernel/ui/index.ts';
import { rulesMessages } from '../messages/rules.ts';
import { verifiedWord } from '../words.ts';

/** Title of a policy document; an English page has the English gloss. */
export function policyTitle(document: PolicyDocument, language: Language): string {
  return language === 'en' ? document.title.en : document.title.zh;
}

/** `editions`: all of its id, where a local edition's open end is the beginning of the next. */
export function inForceText(document: PolicyDocument, language: Language, editions: readonly PolicyDocument[] = []): string {
  const say = t(language, rulesMessages);
  const from = formatDate(document.inForceFrom, language);
  const to = endOf(document, editions);
  return to === null ? say['inForce.from']({ from }) : say['inForce.range']({ from, to: formatDate(to, language) });
}

export function policyState(document: PolicyDocument, today: string, editions: readonly PolicyDocument[] = []): 'now' | 'past' | 'future' {
  if (document.inForceFrom > today) return 'future';
  const to = endOf(document, editions);
  return to !== null && to < today ? 'past' : 'now';
}

function endOf(document: PolicyDocument, editions: readonly PolicyDocument[]): string | null {
  if (document.inForceTo !== null) return document.inForceTo;
  const later = editions
    .filter((each) => each.id === document.id && each.inForceFrom > document.inForceFrom)
    .map((each) => each.inForceFrom)
    .sort();
  return later[0] === undefined ? null : Temporal.PlainDate.from(later[0]).subtract({ days: 1 }).toString();
}

/** Where a rule comes from and how far it was checked, in words: the reader is told what we do not know. */
export function PolicyFacts(props: {
  document: PolicyDocument;
  language: Language;
  today: string;
  editions?: readonly PolicyDocument[];
}): ReactElement {
  const { document, language, today, editions } = props;
  const say = t(language, rulesMessages);
  const note = document.note && (language === 'en' ? document.note.en : document.note.zh);
  return (
    <Pairs
      pairs={[
        { term: say.edition(), value: document.edition },
        { term: say.inForce(), value: inForceText(document, language, editions) },
        { term: say.state(), value: say[`state.${policyState(document, today, editions)}`]() },
        {
          term: say.verified(),
          value: <span data-verified={document.verified}>{verifiedWord(document.verified, language)}</span>,
        },
        {
          term: say.sources(),
          value: document.sources.map((source) => (
            <span key={source.title} className="line">
              {source.url === undefined ? (
                <Chinese language={language}>{source.title}</Chinese>
              ) : (
                <a href={source.url} rel="noreferrer">
                  <Chinese language={language}>{source.title}</Chinese>
                </a>
              )}
            </span>
          )),
        },
        note ? { term: say.note(), value: <Foreign text={note} language={language} /> } : null,
        { term: say.hash(), value: <span className="mono">{document.hash}</span> },
      ]}
    />
  );
}
