import type { ReactElement } from 'react';
import { answer, api } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.d.ts';
import { own } from '../../../look/language.ts';
import { useSay } from '../../../look/look.tsx';
import { Page } from '../../../parts/page.tsx';
import { DateText, Mark, Mixed } from '../../../parts/text.tsx';
import { QueryTable } from '../../../table/query-table.tsx';
import { useWaiting } from './known.ts';
import { mappingMessages } from './messages.ts';

type Form = paths['/api/v1/intake/forms']['get']['responses'][200]['content']['application/json']['items'][number];

/** Forms in force, with those of which a new edition waits. */
export function MappingsPage(): ReactElement {
  const say = useSay(mappingMessages);
  const waiting = new Set(useWaiting().map(({ form }) => form.id));
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Form>
        name="mappings"
        caption={say.caption()}
        columns={[
          {
            key: 'name',
            head: say.name(),
            heading: true,
            cell: ({ title }) => <Mixed>{own(title)}</Mixed>,
          },
          { key: 'id', head: say.id(), cell: ({ id }) => <code>{id}</code> },
          {
            key: 'edition',
            head: say.edition(),
            cell: ({ id, edition }) => (
              <>
                {edition} {waiting.has(id) ? <Mark kind="plain">{say.waits()}</Mark> : null}
              </>
            ),
          },
          { key: 'act', head: say.act(), cell: ({ act }) => <code>{act}</code> },
          { key: 'from', head: say.from(), cell: ({ inForceFrom }) => <DateText day={inForceFrom} /> },
          { key: 'columns', head: say.columns(), numeric: true, cell: ({ columns }) => columns },
        ]}
        rowKey={({ id }) => id}
        open={({ id }) => `/intake/mappings/${id}`}
        orders={[{ key: 'id', words: say.order() }]}
        // The API gives the whole list at once.
        sizes={[1000]}
        load={async ({ signal }) => {
          const found = await answer(api.GET('/api/v1/intake/forms', { signal }));
          return { ...found, total: found.items.length };
        }}
        empty={{ why: say['empty.why']() }}
      />
    </Page>
  );
}
