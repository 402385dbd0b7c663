import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, Table } from '../../../kernel/ui/index.ts';
import { itemsOf, type AnyEdition, type EditionItem, type Supplement } from '../../../registry/catalogue/index.ts';
import type { View } from '../frame.tsx';
import { catalogueMessages } from '../messages/catalogue.ts';
import { Lists, OrganNames, own } from './catalogue.tsx';

/** A city's or a district's edition: what it adds or chooses, who reports it, and the lists behind it. */
export function LocalEdition({ edition, view }: { edition: AnyEdition; view: View }): ReactElement {
  const say = t(view.language, catalogueMessages);
  const items = itemsOf(view.kernel.policy, edition);
  if (edition.kind === 'catalogue-subset') {
    return (
      <>
        <h2>{say.chosen()}</h2>
        <ItemTable items={items} caption={say.chosen()} view={view} organs />
      </>
    );
  }
  const { content } = edition as Supplement;
  const adds = new Set(content.items.map((each) => each.id));
  const [added, linked] = [items.filter((each) => adds.has(each.id)), items.filter((each) => !adds.has(each.id))];
  return (
    <>
      <h2>{say.supplement()}</h2>
      <p data-supplement={content.regulation === null ? 'off' : 'on'}>
        <Foreign text={regulationText(content.regulation, view)} language={view.language} />
      </p>
      {added.length === 0 ? (
        <p className="hint">{say['nothing.added']()}</p>
      ) : (
        <ItemTable items={added} caption={say.supplement()} view={view} />
      )}
      {linked.length === 0 ? null : (
        <>
          <h2>{say.linked()}</h2>
          <ItemTable items={linked} caption={say.linked()} view={view} />
        </>
      )}
    </>
  );
}

function regulationText(regulation: Supplement['content']['regulation'], { language }: View): string {
  const say = t(language, catalogueMessages);
  if (regulation === null) return say['regulation.off']();
  const { title, article, inForceFrom } = regulation;
  const text = language === 'en' ? `${title} ${article}` : `${title}${article}`;
  return say['regulation.on']({ regulation: text, day: formatDate(inForceFrom, language) });
}

interface TableProps {
  items: readonly EditionItem[];
  caption: string;
  view: View;
  organs?: boolean;
}

function ItemTable({ items, caption, view, organs }: TableProps): ReactElement {
  const { language } = view;
  const say = t(language, catalogueMessages);
  return (
    <Table
      caption={caption}
      hideCaption
      language={language}
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        {
          head: say.item(),
          heading: true,
          cell: (item) => <Foreign text={own(item.title, language)} language={language} />,
        },
        ...(organs ? [{ head: say.organs(), cell: (item: EditionItem) => <OrganNames codes={item.organs} view={view} /> }] : []),
        {
          head: say.lists(),
          cell: (item) => (item.lists.length === 0 ? say.nothing() : <Lists lists={item.lists} language={language} />),
        },
      ]}
    />
  );
}
