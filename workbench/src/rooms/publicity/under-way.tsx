import type { ReactElement } from 'react';
import { underWayList } from '../../api/lists/under-way.ts';
import { useSay } from '../../look/look.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { DayOfSeven } from './clock.tsx';
import { publicityMessages } from './messages/lists.ts';

/** What was received and is not on display yet, with its day of the seven. */
export function UnderWayPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <ListTable
        list={underWayList}
        caption={say.title()}
        purposeScope="/publicity"
        rowKey={({ recordId, waitingId }) => recordId ?? waitingId ?? ''}
        open={({ recordId }) => (recordId === null ? null : `/publicity/held/${recordId}`)}
        cells={{
          state: ({ state }) => say[`state.${state}`](),
          workingDay: ({ workingDay }) => <DayOfSeven day={workingDay} />,
          due: ({ due, dueProvisional }) => (
            <>
              <DateText day={due} /> {dueProvisional ? say.provisional() : null}
            </>
          ),
          subject: ({ subject }) => (subject === null ? say['subject.none']() : <Zh>{subject}</Zh>),
        }}
        empty={{ why: say['empty.under-way'](), what: say['empty.do']() }}
      />
    </Page>
  );
}
