import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Language } from '../i18n/types.ts';

// Han, its punctuation and full-width forms, and what stands between two of them (digits, letters, brackets).
const HAN = /[\u2E80-\u2FDF\u3000-\u303F\u3400-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
const RUN = new RegExp(`${HAN.source}(?:[^.;:!?,\\n]*?${HAN.source})*`, 'gu');

export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** On an English page a run of Han is marked as Chinese, or an English voice spells it. */
export function Foreign({ text, language }: { text: string; language: Language }): ReactElement {
  if (language !== 'en' || !hasHan(text)) return <>{text}</>;
  const out: ReactNode[] = [];
  let last = 0;
  for (const match of text.matchAll(RUN)) {
    if (match.index > last) out.push(text.slice(last, match.index));
    out.push(
      <span key={match.index} lang="zh-CN">
        {match[0]}
      </span>,
    );
    last = match.index + match[0].length;
  }
  if (last < text.length) out.push(text.slice(last));
  // One thing also where its parent sets its children side by side, as a button does.
  return (
    <span>
      {out.map((part, index) => (
        <Fragment key={index}>{part}</Fragment>
      ))}
    </span>
  );
}

/** Text that is Chinese by nature (a name, a title of law, an organ's words), whole. */
export function Chinese({ children, language }: { children: string; language: Language }): ReactElement {
  return language === 'en' && hasHan(children) ? <span lang="zh-CN">{children}</span> : <>{children}</>;
}

const PHRASE = /（[^）]*）[，：；。、\u3000]?|[^，：；。、（\u3000]+[，：；。、\u3000]?|./gsu;

/** A heading: in Chinese it breaks between phrases, and within one only where that is wider than the line. */
export function Phrases({ text, language }: { text: string; language: Language }): ReactElement {
  if (language === 'en') return <Foreign text={text} language={language} />;
  const words = text.split(' ').map((word) => word.match(PHRASE) ?? []);
  if (words.flat().length < 2) return <>{text}</>;
  return (
    <>
      {words.map((phrases, word) => (
        <Fragment key={word}>
          {word === 0 ? null : ' '}
          {phrases.map((phrase, index) => (
            <span key={index} className="phrase">
              {phrase}
            </span>
          ))}
        </Fragment>
      ))}
    </>
  );
}

/** A unified social credit code in its groups 2-6-9-1: spaces are drawn by style, so that a copy stays clean. */
export function Uscc({ code }: { code: string }): ReactElement {
  if (code.length !== 18) return <span className="mono">{code}</span>;
  const groups = [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)];
  return (
    <span className="uscc" translate="no">
      {groups.map((group, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          <span>{group}</span>
        </Fragment>
      ))}
    </span>
  );
}
