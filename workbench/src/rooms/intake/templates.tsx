import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { Download } from '../../parts/download.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { titleOf, type Form } from './forms-known.ts';
import { restMessages } from './messages/rest.ts';

/** Every form as a workbook to fill in. */
export function TemplatesPage(): ReactElement {
  const say = useSay(restMessages);
  return (
    <Page title={say['templates.title']()} lead={<p>{say['templates.lead']()}</p>}>
      <QueryTable<Form>
        name="templates"
        caption={say['templates.caption']()}
        columns={[
          {
            key: 'form',
            head: say['templates.form'](),
            heading: true,
            cell: ({ title }) => <Mixed>{titleOf(title)}</Mixed>,
          },
          { key: 'id', head: say['templates.id'](), cell: ({ id }) => <code>{id}</code> },
          { key: 'edition', head: say['templates.edition'](), cell: ({ edition }) => edition },
          {
            key: 'from',
            head: say['templates.from'](),
            extra: true,
            cell: ({ inForceFrom }) => <DateText day={inForceFrom} />,
          },
          { key: 'columns', head: say['templates.columns'](), numeric: true, cell: ({ columns }) => columns },
        ]}
        rowKey={({ id }) => id}
        actions={({ id }) => (
          <Download href={`/api/v1/intake/forms/${id}/template.xlsx`} name={`${id}.xlsx`} label={say['templates.download']()} />
        )}
        orders={[{ key: 'id', words: say['templates.order']() }]}
        // The API gives the whole list at once.
        sizes={[1000]}
        load={async ({ signal }) => {
          const found = await answer(api.GET('/api/v1/intake/forms', { signal }));
          return { ...found, total: found.items.length };
        }}
        empty={{ why: say['templates.empty']() }}
      />
    </Page>
  );
}
