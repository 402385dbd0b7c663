import { Fragment, type ReactElement, type ReactNode } from 'react';
import { t, type Catalogue, type Language, type Messages } from '../i18n/types.ts';
import { Foreign } from './text.tsx';

/**
 * Sentences of the catalogue carry two marks: `**strong**` and `[words](slot)`, a link to the address that the page gives
 * for the slot. What is filled into a sentence is shielded first, so that a name can't make a mark.
 */
const SHIELD: Record<string, string> = { '*': '\u{10FFF0}', '[': '\u{10FFF1}', ']': '\u{10FFF2}' };
const UNSHIELD: Record<string, string> = Object.fromEntries(Object.entries(SHIELD).map(([a, b]) => [b, a]));

function shield(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/[*[\]]/g, (c) => SHIELD[c] ?? c) : value;
}

function unshield(text: string): string {
  return text.replaceAll(/[\u{10FFF0}-\u{10FFF2}]/gu, (c) => UNSHIELD[c] ?? c);
}

type ParamsOf<E> = E extends (p: infer P) => string ? P : never;
type Fill<E> = E extends () => string ? { p?: undefined } : { p: ParamsOf<E> };

export type MessageProps<Zh extends Catalogue, K extends keyof Zh & string> = {
  from: Messages<Zh>;
  m: K;
  language: Language;
  /** Addresses or elements for the sentence's slots. */
  links?: Record<string, string | ReactNode>;
  as?: 'p' | 'span' | 'div' | 'li';
  className?: string;
} & Fill<Zh[K]>;

/** The sentence `m` with its key in the markup (`data-message`), so that a test can tell which one was said. */
export function Message<Zh extends Catalogue, K extends keyof Zh & string>(props: MessageProps<Zh, K>): ReactElement {
  const Tag = props.as ?? 'p';
  return (
    <Tag className={props.className} data-message={props.m}>
      {sentence(props)}
    </Tag>
  );
}

export function sentence<Zh extends Catalogue, K extends keyof Zh & string>(props: MessageProps<Zh, K>): ReactNode {
  const entry = t(props.language, props.from)[props.m] as unknown as (p: unknown) => string;
  const given = props.p as Record<string, unknown> | undefined;
  const shielded = given && Object.fromEntries(Object.entries(given).map(([key, value]) => [key, shield(value)]));
  const parts = entry(shielded).split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([a-zA-Z]+\))/);
  return parts.map((part, index) => <Fragment key={index}>{mark(part, props.language, props.links ?? {})}</Fragment>);
}

function mark(part: string, language: Language, links: Record<string, string | ReactNode>): ReactNode {
  const plain = (text: string) => <Foreign text={unshield(text)} language={language} />;
  if (part.startsWith('**') && part.endsWith('**') && part.length > 4) return <strong>{plain(part.slice(2, -2))}</strong>;
  const link = /^\[([^\]]+)\]\(([a-zA-Z]+)\)$/.exec(part);
  if (!link) return plain(part);
  const target = links[link[2] ?? ''];
  if (target === undefined) return null;
  return typeof target === 'string' ? <a href={target}>{plain(link[1] ?? '')}</a> : target;
}
