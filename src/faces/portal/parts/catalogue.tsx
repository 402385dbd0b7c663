import { Fragment, type ReactElement, type ReactNode } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, Table } from '../../../kernel/ui/index.ts';
import {
  differences,
  itemFieldMessages,
  predecessor,
  type AnyEdition,
  type Differences,
  type EditionItem,
  type ItemField,
} from '../../../registry/catalogue/index.ts';
import { findOrgan } from '../../../registry/organs/index.ts';
import type { View } from '../frame.tsx';
import { catalogueMessages } from '../messages/catalogue.ts';
import { rulesMessages } from '../messages/rules.ts';

type Text = { zh: string; en: string };
export const own = (text: Text, language: Language): string => (language === 'en' ? text.en : text.zh);

/** Entries of the lists of powers and of public services, each with its link where the government has put it on the web. */
export function Lists({ lists, language }: { lists: EditionItem['lists']; language: Language }): ReactElement {
  const say = t(language, catalogueMessages);
  return (
    <>
      {lists.map(({ list, title, no, url }) => {
        const text = say[`list.${list}`]({ title, no: no ?? '' });
        return (
          <span key={`${title} ${no ?? ''}`} className="line">
            {url === undefined ? (
              <Foreign text={text} language={language} />
            ) : (
              <a href={url} rel="noreferrer">
                <Foreign text={text} language={language} />
              </a>
            )}
          </span>
        );
      })}
    </>
  );
}

export function OrganNames({ codes, view }: { codes: readonly string[]; view: View }): ReactElement {
  const { kernel, language, today } = view;
  const names = codes.map((code) => {
    const name = findOrgan(kernel.policy, code, today)?.organ.name;
    return name === undefined ? code : own(name, language);
  });
  return (
    <>
      {names.map((name) => (
        <span key={name} className="line">
          <Foreign text={name} language={language} />
        </span>
      ))}
    </>
  );
}

/** What changed against the edition before it. */
export function ChangesSection({ edition, view }: { edition: AnyEdition; view: View }): ReactElement {
  const say = t(view.language, catalogueMessages);
  const before = predecessor(view.kernel.policy, edition);
  if (before === undefined) return <p className="hint">{say['changes.first']()}</p>;
  return (
    <section id="changes">
      <h2>{say.changes({ edition: before.edition })}</h2>
      <Changes changes={differences(view.kernel.policy, before, edition)} view={view} />
    </section>
  );
}

interface Line {
  key: string;
  title: Text;
  what: 'added' | 'removed' | 'changed';
  field: ItemField | null;
  before: EditionItem | null;
  after: EditionItem | null;
}

export function Changes({ changes, view }: { changes: Differences; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, catalogueMessages);
  const fields = t(language, itemFieldMessages);
  const { added, removed, changed, categories, regulation } = changes;
  const lines: Line[] = [
    ...added.map((item): Line => ({ key: item.id, title: item.title, what: 'added', field: null, before: null, after: item })),
    ...removed.map((item): Line => ({ key: item.id, title: item.title, what: 'removed', field: null, before: item, after: null })),
    ...changed.flatMap(({ id, title, fields, before, after }) =>
      fields.map((field): Line => ({ key: `${id} ${field}`, title, what: 'changed', field, before, after })),
    ),
  ];
  const titles = (all: readonly Text[]) => all.map((each) => own(each, language)).join(language === 'en' ? '; ' : '、');
  const none = say['regulation.none']();
  return (
    <>
      <p>{say['changes.counts']({ added: added.length, removed: removed.length, changed: changed.length })}</p>
      {categories.added.length > 0 ? <p>{say['changes.categories.added']({ titles: titles(categories.added) })}</p> : null}
      {categories.removed.length > 0 ? <p>{say['changes.categories.removed']({ titles: titles(categories.removed) })}</p> : null}
      {regulation === null ? null : (
        <p>
          <Foreign
            text={say['changes.regulation']({ before: regulation.before ?? none, after: regulation.after ?? none })}
            language={language}
          />
        </p>
      )}
      {lines.length === 0 ? null : (
        <Table
          caption={say.what()}
          hideCaption
          language={language}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { head: say.item(), heading: true, cell: ({ title }) => <Foreign text={own(title, language)} language={language} /> },
            {
              head: say.what(),
              cell: ({ what, field }) =>
                say[`what.${what}`]() + (field === null ? '' : `${language === 'en' ? ': ' : '：'}${fields[field]()}`),
            },
            { head: say.before(), cell: ({ before, field }) => value(before, field, view) },
            { head: say.after(), cell: ({ after, field }) => value(after, field, view) },
          ]}
        />
      )}
    </>
  );
}

/** One field of an item in words. An item that came or went is told by its name alone. */
function value(item: EditionItem | null, field: ItemField | null, view: View): ReactNode {
  const { language } = view;
  const say = t(language, catalogueMessages);
  if (item === null) return say['in.no']();
  if (field === null) return say['in.yes']();
  switch (field) {
    case 'organs':
      return item.organs.length === 0 ? say.nothing() : <OrganNames codes={item.organs} view={view} />;
    case 'lists':
      return item.lists.length === 0 ? say.nothing() : <Lists lists={item.lists} language={language} />;
    case 'legalBasis':
      return item.legalBasis.length === 0
        ? say.nothing()
        : item.legalBasis.map((title) => (
            <Fragment key={title}>
              <Chinese language={language}>{title}</Chinese>{' '}
            </Fragment>
          ));
    case 'nature':
      return item.nature === null ? say.nothing() : t(language, rulesMessages)[`nature.${item.nature}`]();
    case 'level':
      return item.level ?? say.nothing();
    default: {
      const text = item[field];
      return text === null ? say.nothing() : <Foreign text={own(text, language)} language={language} />;
    }
  }
}
