import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { batchesList } from '../../api/lists/batches.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { kindOf } from '../../parts/acts/index.ts';
import { formatCount } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Mixed } from '../../parts/text.tsx';
import { ListTable, useChoices, type RowOf } from '../../table/list-table.tsx';
import { formTitle, titleOf, useForms } from './forms-known.ts';
import { batchesMessages } from './messages/batches.ts';

type Batch = RowOf<typeof batchesList>;

/** What the organ has sent, newest first. */
export function BatchesPage(): ReactElement {
  const say = useSay(batchesMessages);
  const { go } = useAddress();
  const may = useMay();
  const forms = useForms();
  const states = useChoices(batchesList, 'state');
  return (
    <Page
      title={say.title()}
      lead={<p>{say.lead()}</p>}
      actions={
        may('intake.report') ? (
          <Button type="primary" onClick={() => go('/intake/new')}>
            {say.new()}
          </Button>
        ) : undefined
      }
    >
      <ListTable
        list={batchesList}
        caption={say.caption()}
        rowKey={({ batch }) => batch}
        open={({ batch }) => `/intake/batches/${batch}`}
        options={{
          form: forms.map(({ id, title, act }) => ({
            value: id,
            label: titleOf(title),
            group: act === 'registration' ? say.register() : kindOf(act),
          })),
        }}
        cells={{
          form: ({ mapping }) => <Mixed>{formTitle(forms, mapping)}</Mixed>,
          state: ({ state }) => <Mark kind="plain">{states[state]}</Mark>,
          taken: ({ accepted, replaced, unchanged, stale }) => formatCount(accepted + replaced + unchanged + stale),
          back: ({ returned, rejected }) => formatCount(returned + rejected),
          mostUrgent: (batch) => <Urgent batch={batch} />,
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

/** Two working days and fewer are marked; what is past its day is no longer the batch's to hurry. */
function Urgent({ batch: { mostUrgent } }: { batch: Batch }): ReactElement | null {
  const say = useSay(batchesMessages);
  if (mostUrgent === null) return null;
  const { due, workingDaysLeft: n } = mostUrgent;
  return (
    <>
      <DateText day={due} /> {n <= 2 ? <Mark kind="soon">{say['urgent.left']({ n })}</Mark> : say['urgent.left']({ n })}
    </>
  );
}
