import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { organMessages } from './messages.ts';

type Organs = paths['/api/v1/organs']['get']['responses'][200]['content']['application/json'];
type Organ = Organs['items'][number];

/** The model of a list page: columns, conditions, order in words, an empty state that says what to do. */
export function OrgansPage(): ReactElement {
  const say = useSay(organMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Organ>
        name="organs"
        caption={say.caption()}
        columns={columns(say)}
        rowKey={({ code, validFrom }) => `${code} ${validFrom}`}
        filters={[
          { name: 'day', label: say.day(), kind: 'date', hint: say['day.hint']() },
          { name: 'under', label: say.under(), kind: 'text', maxLength: 64 },
          { name: 'former', label: say.former(), kind: 'check' },
        ]}
        orders={[{ key: 'code', words: say.order() }]}
        // The API gives the whole list at once.
        sizes={[1000]}
        load={async ({ filters: { day, under, former }, signal }) => {
          const query = {
            ...(day === undefined ? {} : { day }),
            ...(under === undefined ? {} : { under }),
            ...(former === undefined ? {} : { former: true }),
          };
          const found = await answer(api.GET('/api/v1/organs', { params: { query }, signal }));
          return { ...found, total: found.items.length };
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

function columns(say: typeof organMessages.zh): Column<Organ>[] {
  return [
    {
      key: 'name',
      head: say.name(),
      heading: true,
      cell: ({ name }) => (LANGUAGE === 'en' ? name.en : <Zh>{name.zh}</Zh>),
    },
    { key: 'code', head: say.code(), cell: ({ code }) => <code>{code}</code> },
    { key: 'short-name', head: say['short-name'](), extra: true, cell: ({ shortName }) => <Zh>{shortName}</Zh> },
    { key: 'line', head: say.line(), cell: ({ line }) => say[`line.${line}`]() },
    { key: 'line-parent', head: say['line-parent'](), cell: ({ lineParent }) => <OrganName code={lineParent} /> },
    {
      key: 'district-parent',
      head: say['district-parent'](),
      cell: ({ districtParent }) => <OrganName code={districtParent} />,
    },
    { key: 'district', head: say.district(), numeric: true, cell: ({ district }) => district },
    { key: 'uscc', head: say.uscc(), extra: true, cell: ({ uscc }) => <code>{uscc}</code> },
    { key: 'from', head: say.from(), cell: ({ validFrom }) => <DateText day={validFrom} /> },
    { key: 'to', head: say.to(), extra: true, cell: ({ validTo }) => <DateText day={validTo} /> },
    {
      key: 'answered-by',
      head: say['answered-by'](),
      extra: true,
      cell: ({ answeredBy }) => <OrganName code={answeredBy} />,
    },
  ];
}
