import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { itemFieldMessages } from '../../house.ts';
import { useAddress } from '../../address/use-address.ts';
import { LANGUAGE, COMMA, own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed, Named } from '../../parts/text.tsx';
import { catalogueMessages } from './messages.ts';

type Changes = paths['/api/v1/catalogue/changes']['get']['responses'][200]['content']['application/json'];
type Item = Changes['added'][number];

/** What changed from one edition to another, item by item, side by side. */
export function ChangesPage(): ReactElement {
  const say = useSay(catalogueMessages);
  const { search } = useAddress();
  const { from = '', to = '' } = search;
  return (
    <Page title={say['changes.title']({ from, to })} trail={[{ to: '/catalogue', label: say.title() }]}>
      {from === '' || to === '' ? (
        <p data-empty="">{say['compare.pick']()}</p>
      ) : (
        <Load
          of={['catalogue-changes', from, to]}
          load={(signal) => answer(api.GET('/api/v1/catalogue/changes', { params: { query: { from, to } }, signal }))}
        >
          {(found) => <Found changes={found} />}
        </Load>
      )}
    </Page>
  );
}

function Found({ changes }: { changes: Changes }): ReactElement {
  const say = useSay(catalogueMessages);
  const fieldSay = useSay(itemFieldMessages);
  const { added, removed, changed, categories, regulation } = changes;
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  const none = counts.added + counts.removed + counts.changed === 0;
  const join = (names: readonly { zh: string; en: string }[]) => names.map(own).join(COMMA);
  return (
    <>
      <p data-changes={`${counts.added} ${counts.removed} ${counts.changed}`}>
        {none ? say['changes.none']() : say['changes.count'](counts)}
      </p>
      {regulation === null ? null : (
        <p>
          <Mixed>
            {say.regulation({
              before: regulation.before ?? say.nothing(),
              after: regulation.after ?? say.nothing(),
            })}
          </Mixed>
        </p>
      )}
      {(['added', 'removed'] as const).map((which) =>
        categories[which].length === 0 ? null : (
          <p key={which}>
            <Mixed>{say[`categories.${which}`]({ names: join(categories[which]) })}</Mixed>
          </p>
        ),
      )}
      <Items title={say.added()} items={added} />
      <Items title={say.removed()} items={removed} />
      {changed.length === 0 ? null : (
        <section>
          <h2>{say.changed()}</h2>
          <div className="scroll" tabIndex={0} role="region" aria-label={say.changed()}>
            <table className="differences">
              <thead>
                <tr>
                  {(['item', 'field', 'before', 'after'] as const).map((each) => (
                    <th key={each} scope="col">
                      {say[each]()}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {changed.flatMap(({ id, title, fields, before, after }) =>
                  fields.map((field) => (
                    <tr key={`${id} ${field}`}>
                      <th scope="row">
                        <Mixed>{own(title)}</Mixed>
                      </th>
                      <td>{fieldName(field, fieldSay)}</td>
                      <td>
                        <Mixed>{shown(before, field) || say.nothing()}</Mixed>
                      </td>
                      <td>
                        <Mixed>{shown(after, field) || say.nothing()}</Mixed>
                      </td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  );
}

function Items({ title, items }: { title: string; items: readonly Item[] }): ReactElement | null {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((each) => (
          <li key={each.id}>
            <Named of={each.title} /> <code>{each.id}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fieldName(field: string, say: typeof itemFieldMessages.zh): string {
  const key = field as keyof typeof itemFieldMessages.zh;
  return key in say ? say[key]() : field;
}

/** A field of an item in words, as far as it is words. */
function shown(item: Item, field: string): string {
  const value = (item as Record<string, unknown>)[field];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value
      .map((each: unknown) => (typeof each === 'object' && each !== null && 'title' in each ? String(each.title) : String(each)))
      .join(LANGUAGE === 'en' ? '; ' : '；');
  }
  return own(value as { zh: string; en: string });
}
