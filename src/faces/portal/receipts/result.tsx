import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Foreign, formatSecond, href, Message, Pairs, Uscc } from '../../../kernel/ui/index.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { receiptMessages, type ReceiptContent, type Verification } from '../../../support/receipts/index.ts';
import { portalPage, type View } from '../frame.tsx';
import { receiptPageMessages } from './messages.ts';
import { briefWords, whereText, whomOf } from './outcome.ts';

/** What was asked for, once a number was read: never a verdict without the content that it is about. */
export type Answer = Exclude<Verification, { outcome: 'mistyped' }>;

/** The same page for every outcome: no colour says "good". */
export function resultPage(view: View, path: string, answer: Answer, host: string): ReactElement {
  const { language } = view;
  const say = t(language, receiptPageMessages);
  if (answer.outcome === 'unknown') view.reply.status(404);
  const content = 'content' in answer ? answer.content : null;
  return portalPage(
    view,
    { title: say['result.title'](), path, noindex: true },
    <>
      <div className="notice" data-outcome={answer.outcome}>
        <Outcome answer={answer} language={language} host={host} />
      </div>
      {content === null ? null : <Content content={content} language={language} />}
      <ul className="links no-print">
        {'brief' in answer && answer.brief.subject.uscc !== null ? (
          <li>
            <a href={href(`/subjects/${answer.brief.subject.uscc}`, language)}>{say['result.again']()}</a>
          </li>
        ) : null}
        <li>
          <a href={href('/verify', language)}>{say['verify.another']()}</a>
        </li>
      </ul>
    </>,
  );
}

function Outcome({ answer, language, host }: { answer: Answer; language: Language; host: string }): ReactElement {
  const of = { from: delicate, language };
  switch (answer.outcome) {
    case 'good':
      return <Message {...of} m="verify.good" p={{ ...briefWords(answer.brief, language), n: answer.content.records.length }} />;
    case 'changed':
      return (
        <Message
          {...of}
          m="verify.changed"
          p={{
            ...briefWords(answer.brief, language),
            no: answer.brief.number,
            where: whereText(answer.where, language),
          }}
          links={{ tell: href('/contact', language) }}
        />
      );
    case 'overtaken': {
      const p = { subject: whomOf(answer.brief, language), time: briefWords(answer.brief, language).issuedAt };
      return <Message {...of} m="verify.overtaken" p={{ no: answer.brief.number, ...p }} />;
    }
    case 'unknown':
      return <Message {...of} m="verify.unknown" p={{ host }} />;
    case 'unreadable':
      return <Message {...of} m="verify.unreadable" />;
  }
}

/** Word for word what stands on the paper, in its language and order. */
function Content({ content, language }: { content: ReceiptContent; language: Language }): ReactElement {
  const say = t(language, receiptPageMessages);
  const words = t(content.language, receiptMessages);
  const { subject } = content;
  const text = (line: string) => <Foreign text={line} language={content.language} />;
  return (
    <section data-receipt={content.number}>
      <h2>{say['result.content']()}</h2>
      {content.language === language ? null : <p className="meta">{say['result.language']()}</p>}
      <div lang={content.language === language ? undefined : content.language}>
        <Pairs
          pairs={[
            { term: words.subject(), value: text(subject.name) },
            { term: words.code(), value: subject.uscc === null ? words['code.none']() : <Uscc code={subject.uscc} /> },
            { term: words.time(), value: formatSecond(Temporal.Instant.from(content.issuedAt), content.language) },
            { term: words.number(), value: <span className="mono">{content.number}</span> },
            { term: words.site(), value: text(content.site) },
            { term: words.address(), value: <span className="mono">{content.address}</span> },
          ]}
        />
        <h3>{words.result()}</h3>
        <ul>
          {content.summary.map((line) => (
            <li key={line}>{text(line)}</li>
          ))}
        </ul>
        {content.records.length === 0 ? null : (
          <>
            <h3>{words.records({ n: content.records.length })}</h3>
            <ol>
              {content.records.map((line, at) => (
                <li key={at}>{text(line)}</li>
              ))}
            </ol>
          </>
        )}
        {content.more === null ? null : <p>{text(content.more)}</p>}
      </div>
    </section>
  );
}
