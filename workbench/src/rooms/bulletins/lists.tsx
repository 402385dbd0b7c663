import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useStart } from '../../api/start.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { bulletinMessages } from './messages.ts';
import { shiftWeek } from './sentences.ts';

type Of<P extends '/api/v1/bulletins/silent' | '/api/v1/bulletins/unconfirmed'> =
  paths[P]['get']['responses'][200]['content']['application/json']['items'][number];

/** Organs from which nothing came in some days; without days, the seven up to yesterday. */
export function SilentPage(): ReactElement {
  const say = useSay(bulletinMessages);
  const { today } = useStart();
  return (
    <Page title={say['silent.title']()} lead={<p>{say['silent.lead']()}</p>} trail={[{ to: '/figures/weekly', label: say.title() }]}>
      <QueryTable<Of<'/api/v1/bulletins/silent'>>
        name="silent"
        caption={say['silent.title']()}
        columns={[
          { key: 'organ', head: say.organ(), heading: true, cell: (row) => <Name row={row} /> },
          { key: 'district', head: say.district(), cell: ({ district }) => <code>{district}</code> },
          {
            key: 'last',
            head: say.last(),
            cell: ({ last }) => (last === null ? say['last.never']() : <DateText day={last} />),
          },
        ]}
        rowKey={({ organ }) => organ}
        filters={[
          { name: 'from', label: say.from(), kind: 'date' },
          { name: 'to', label: say.to(), kind: 'date' },
        ]}
        orders={[{ key: 'name', words: say['silent.order']() }]}
        sizes={[1000]}
        load={async ({ filters: { from, to }, signal }) => {
          const query = { from: from ?? shiftWeek(to ?? today, -1), to: to ?? today };
          const { items } = await answer(api.GET('/api/v1/bulletins/silent', { params: { query }, signal }));
          return { items, next: null, total: items.length };
        }}
        empty={{ why: say['silent.why'](), what: say['silent.what']() }}
      />
    </Page>
  );
}

/** Who was told of a correction and has not confirmed it. */
export function RecipientsPage(): ReactElement {
  const say = useSay(bulletinMessages);
  return (
    <Page title={say['recipients.title']()} lead={<p>{say['recipients.lead']()}</p>}>
      <QueryTable<Of<'/api/v1/bulletins/unconfirmed'>>
        name="recipients"
        caption={say['recipients.title']()}
        columns={[
          {
            key: 'recipient',
            head: say.recipient(),
            heading: true,
            cell: ({ recipient, name, nameEn }) =>
              name === null ? <code>{recipient}</code> : <Name row={{ name, nameEn: nameEn ?? name }} />,
          },
          { key: 'notices', head: say.notices(), numeric: true, cell: ({ notices }) => notices },
          { key: 'since', head: say.since(), cell: ({ since }) => <DateText day={since} /> },
        ]}
        rowKey={({ recipient }) => recipient}
        filters={[{ name: 'days', label: say.days(), kind: 'text', hint: say['days.hint'](), maxLength: 3 }]}
        orders={[{ key: 'since', words: say['recipients.order']() }]}
        sizes={[1000]}
        load={async ({ filters: { days }, signal }) => {
          const query = days === undefined ? {} : { days: Number(days) };
          const { items } = await answer(api.GET('/api/v1/bulletins/unconfirmed', { params: { query }, signal }));
          return { items, next: null, total: items.length };
        }}
        empty={{ why: say['recipients.why'](), what: say['recipients.what']() }}
      />
    </Page>
  );
}

function Name({ row: { name, nameEn } }: { row: { name: string; nameEn: string } }): ReactElement {
  return LANGUAGE === 'en' ? <>{nameEn}</> : <Zh>{name}</Zh>;
}
