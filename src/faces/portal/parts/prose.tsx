import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../../kernel/i18n/types.ts';
import { Foreign } from '../../../kernel/ui/index.ts';

/** Sentences, one below another. */
export function Bullets({ items, language }: { items: readonly string[]; language: Language }): ReactElement {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>
          <Foreign text={item} language={language} />
        </li>
      ))}
    </ul>
  );
}

/** A headed part of a page that can be linked to. */
export function Part(props: { id?: string; title: string; children: ReactNode }): ReactElement {
  return (
    <section id={props.id}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
