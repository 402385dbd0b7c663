import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import { listList } from '../../api/lists/list.ts';
import type { paths } from '../../api/schema.d.ts';
import { own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Facts, Mixed, Zh } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { listMessages } from './messages.ts';

type Kinds = paths['/api/v1/lists']['get']['responses'][200]['content']['application/json'];

const KEY = ['lists'];
const read = (signal: AbortSignal): Promise<Kinds> => answer(api.GET('/api/v1/lists', { signal }));

/** Which lists are kept here, on what they rest. */
export function ListsPage(): ReactElement {
  const say = useSay(listMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <Load of={KEY} load={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p data-empty="">{say.none()}</p>
          ) : (
            <>
              {items.map((list) => (
                <section key={list.kind} className="card">
                  <h2>
                    <Mixed>{own(list.title)}</Mixed>
                  </h2>
                  <About list={list} />
                  <p>
                    <PageLink to={`/lists/${list.kind}`}>
                      <Mixed>{say.open({ name: own(list.title) })}</Mixed>
                    </PageLink>
                  </p>
                </section>
              ))}
            </>
          )
        }
      </Load>
    </Page>
  );
}

function About({ list }: { list: Kinds['items'][number] }): ReactElement {
  const say = useSay(listMessages);
  return (
    <Facts
      rows={[
        [say.criteria(), <Mixed key="criteria">{own(list.criteria)}</Mixed>],
        [say.leaving(), <Mixed key="leaving">{own(list.leaving)}</Mixed>],
        [
          say.basis(),
          list.basis.map(({ instrument, article, verified }) => (
            <p key={instrument + article}>
              <Zh>{instrument + article}</Zh> {verified === 'official' ? null : <small>{say.unofficial()}</small>}
            </p>
          )),
        ],
        [say.edition(), list.edition],
      ]}
    />
  );
}

/** Who is on one list today. */
export function ListPage(): ReactElement {
  const say = useSay(listMessages);
  const kind = useAddress().params['kind'] ?? '';
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => read(signal) });
  const list = query.data?.items.find((each) => each.kind === kind);
  return (
    <Page title={(list && own(list.title)) ?? say.title()} trail={[{ to: '/lists', label: say.title() }]}>
      {list === undefined && query.data !== undefined ? (
        <p data-empty="">{say.unknown()}</p>
      ) : (
        <ListTable
          list={listList}
          caption={say.caption()}
          rowKey={({ actId }) => actId}
          params={{ kind }}
          cells={{
            name: ({ name, uscc }) => (uscc === null ? <Zh>{name}</Zh> : <SubjectLink uscc={uscc} name={name} />),
          }}
          empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        />
      )}
    </Page>
  );
}
