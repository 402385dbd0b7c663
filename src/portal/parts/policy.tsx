import type { ReactElement } from 'react';
import { t, type Language } from '../../kernel/i18n/types.ts';
import type { PolicyDocument } from '../../kernel/policy/types.ts';
import { Chinese, Foreign, formatDate, Pairs } from '../../kernel/ui/index.ts';
import { rulesMessages } from '../messages/rules.ts';
import { verifiedWord } from '../words.ts';

/** Title of a policy document; an English page has the English gloss. */
export function policyTitle(document: PolicyDocument, language: Language): string {
  return language === 'en' ? document.title.en : document.title.zh;
}

export function inForceText(document: PolicyDocument, language: Language): string {
  const say = t(language, rulesMessages);
  const from = formatDate(document.inForceFrom, language);
  return document.inForceTo === null
    ? say['inForce.from']({ from })
    : say['inForce.range']({ from, to: formatDate(document.inForceTo, language) });
}

export function policyState(document: PolicyDocument, today: string): 'now' | 'past' | 'future' {
  if (document.inForceFrom > today) return 'future';
  return document.inForceTo !== null && document.inForceTo < today ? 'past' : 'now';
}

/** Where a rule comes from and how far it was checked, in words: the reader is told what we do not know. */
export function PolicyFacts(props: { document: PolicyDocument; language: Language; today: string }): ReactElement {
  const { document, language, today } = props;
  const say = t(language, rulesMessages);
  const note = document.note && (language === 'en' ? document.note.en : document.note.zh);
  return (
    <Pairs
      pairs={[
        { term: say.edition(), value: document.edition },
        { term: say.inForce(), value: inForceText(document, language) },
        { term: say.state(), value: say[`state.${policyState(document, today)}`]() },
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
