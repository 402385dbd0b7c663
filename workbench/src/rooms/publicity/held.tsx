import type { ReactElement } from 'react';
import { heldList } from '../../api/lists/held.ts';
import { useSay } from '../../look/look.tsx';
import { heldOf } from '../../parts/acts/index.ts';
import { Page } from '../../parts/page.tsx';
import { DateText } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { DayOfSeven } from './clock.tsx';
import { publicityMessages } from './messages/lists.ts';

/** Rows that wait for a reviewer. Each is opened before it is decided: something in its text was marked. */
export function HeldPage(): ReactElement {
  const say = useSay(publicityMessages);
  return (
    <Page title={say['held.title']()} lead={<p>{say['held.lead']()}</p>}>
      <ListTable
        list={heldList}
        caption={say['held.title']()}
        purposeScope="/publicity"
        rowKey={({ recordId }) => recordId}
        open={({ recordId }) => `/publicity/held/${recordId}`}
        cells={{
          reasons: ({ reasons }) => (
            <ul className="plain">
              {[...new Set(reasons.map(({ code }) => code))].map((code) => (
                <li key={code}>{heldOf(code)}</li>
              ))}
            </ul>
          ),
          workingDay: ({ workingDay }) => <DayOfSeven day={workingDay} />,
          due: ({ due, dueProvisional }) => (
            <>
              <DateText day={due} /> {dueProvisional ? say.provisional() : null}
            </>
          ),
        }}
        empty={{ why: say['empty.held'](), what: say['empty.do']() }}
      />
    </Page>
  );
}
