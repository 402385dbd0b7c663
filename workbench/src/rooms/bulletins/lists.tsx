import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { recipientsList } from '../../api/lists/recipients.ts';
import { silentList } from '../../api/lists/silent.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { Named } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { bulletinMessages } from './messages.ts';
import { shiftWeek } from './sentences.ts';

/** Organs from which nothing came in some days; without days, the seven up to yesterday. */
export function SilentPage(): ReactElement {
  const say = useSay(bulletinMessages);
  const { today } = useStart();
  const { to = today, from = shiftWeek(to, -1) } = useAddress().search;
  return (
    <Page title={say['silent.title']()} lead={<p>{say['silent.lead']()}</p>} trail={[{ to: '/figures/weekly', label: say.title() }]}>
      <ListTable
        list={silentList}
        query={{ from, to }}
        caption={say['silent.title']()}
        rowKey={({ organ }) => organ}
        cells={{ name: (row) => <Name row={row} /> }}
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
      <ListTable
        list={recipientsList}
        caption={say['recipients.title']()}
        rowKey={({ recipient }) => recipient}
        cells={{
          recipient: ({ recipient, name, nameEn }) =>
            name === null ? <code>{recipient}</code> : <Name row={{ name, nameEn: nameEn ?? name }} />,
        }}
        empty={{ why: say['recipients.why'](), what: say['recipients.what']() }}
      />
    </Page>
  );
}

function Name({ row: { name, nameEn } }: { row: { name: string; nameEn: string } }): ReactElement {
  return <Named of={{ zh: name, en: nameEn }} />;
}
