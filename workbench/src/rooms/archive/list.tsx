import type { ReactElement, ReactNode } from 'react';
import { recordsList } from '../../api/lists/records.ts';
import { useSay } from '../../look/look.tsx';
import { ActMarks, displayOf, kindOf, markOf, natureOf } from '../../parts/acts/index.ts';
import { SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Named } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { ExportRecords } from './export.tsx';
import { recordMessages } from './messages/list.ts';
import { SavedViews } from './views.tsx';

const KINDS = [
  'permit',
  'penalty',
  'compulsion',
  'confirmation',
  'levy',
  'payment',
  'adjudication',
  'compensation',
  'reward',
  'inspection',
  'abnormal_listing',
  'honour',
  'court_listing',
  'listing',
  'grade',
  'contract',
  'commitment',
];
const NATURES = ['adverse', 'neutral', 'good'];
const STATES = ['not_displayable', 'held', 'pending', 'shown', 'shielded', 'ended', 'withdrawn'];
const MARKS = ['objection', 'corrected', 'stayed', 'shielded', 'late', 'provisional', 'severity-missing'];

/** Records by the same conditions in the form, the address, a saved view and an export. */
export function RecordsPage(): ReactElement {
  const say = useSay(recordMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <SavedViews page="/workbench/records" />
      <ListTable
        list={recordsList}
        caption={say.caption()}
        purposeScope="/records"
        rowKey={({ recordId }) => recordId}
        open={({ recordId }) => `/records/${recordId}`}
        summary={({ total }, filter) => (
          <>
            {total?.more === true ? <p className="meta">{say.many({ n: total.count, on: total.asOf })}</p> : null}
            <ExportRecords filter={filter} counted={total} />
          </>
        )}
        options={{
          kind: choices(KINDS, kindOf),
          display: choices(STATES, displayOf),
          nature: choices(NATURES, natureOf),
          mark: choices(MARKS, markOf),
        }}
        cells={{
          subject: ({ subject }) => <SubjectLink uscc={subject.uscc ?? `id:${subject.id}`} name={subject.name} />,
          organ: ({ organName, organNameEn }) => named(organName, organNameEn),
          display: ({ display, marks }) => (
            <>
              {displayOf(display.state)} <ActMarks marks={marks} />
            </>
          ),
          until: ({ display }) => <DateText day={display.until} />,
          nature: ({ nature }) => natureOf(nature),
          reportingOrgan: ({ reportingOrganName, reportingOrganNameEn }) => named(reportingOrganName, reportingOrganNameEn),
        }}
        counted={({ total }) => (total === null || total.more ? null : { total: total.count, totalOn: total.asOf })}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

const choices = (values: readonly string[], word: (value: string) => string) => values.map((value) => ({ value, label: word(value) }));
const named = (zh: string, en: string): ReactNode => <Named of={{ zh, en }} />;
