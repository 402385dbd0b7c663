import type { ReactElement, ReactNode } from 'react';
import { Chinese, Foreign } from '../house.ts';
import { LANGUAGE } from '../look/language.ts';
import { formatDay, formatInstant, formatMoney, shanghai } from './format.ts';

/** A name, a title of law, an organ's words: Chinese by nature, whole. */
export function Zh({ children }: { children: string }): ReactElement {
  return <Chinese language={LANGUAGE}>{children}</Chinese>;
}

/** A name that came in both languages, in the reader's. */
export function Named({ of }: { of: { zh: string; en: string } }): ReactElement {
  return LANGUAGE === 'en' ? <>{of.en}</> : <Zh>{of.zh}</Zh>;
}

/** A sentence with names in it: each run of Han is marked on an English page. */
export function Mixed({ children }: { children: string }): ReactElement {
  return <Foreign text={children} language={LANGUAGE} />;
}

/**
 * `day`: an ISO day; `at`: an instant, shown in Shanghai. As it stands (for tables) or `long` (for sentences). Null shows
 * nothing.
 */
export function DateText(props: { day?: string | null; at?: string | null; long?: boolean }): ReactElement | null {
  const { day, at, long = false } = props;
  if (at) {
    const { day: on, time } = shanghai(at);
    return <time dateTime={at}>{long ? formatInstant(at) : `${on} ${time}`}</time>;
  }
  if (!day) return null;
  return <time dateTime={day}>{long ? formatDay(day) : day}</time>;
}

/** From 分. */
export function Money({ fen }: { fen: number | null }): ReactElement | null {
  return fen === null ? null : <span className="number">{formatMoney(fen)}</span>;
}

export type MarkKind = 'late' | 'soon' | 'done' | 'objection' | 'honour' | 'plain';

/** A word with a border; never a colour alone, and never a verdict about a firm. */
export function Mark({ kind, children }: { kind: MarkKind; children: ReactNode }): ReactElement {
  return <span className={`mark mark-${kind}`}>{children}</span>;
}

/** Terms and values: `rows={[[label, value], …]}`; a null value leaves its row out. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }): ReactElement {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
