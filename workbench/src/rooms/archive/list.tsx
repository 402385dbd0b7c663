import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { ActMarks, displayOf, kindOf, markOf, natureOf } from '../../parts/acts/index.ts';
import { SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column, FilterField, Found } from '../../table/types.ts';
import { ExportRecords } from './export.tsx';
import { recordMessages } from './messages/list.ts';
import type { RecordLine, RecordQuery, Records } from './types.ts';
import { SavedViews } from './views.tsx';

interface RecordsFound extends Found<RecordLine> {
  counted: Records['total'];
  filter: RecordQuery;
}

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
      <QueryTable<RecordLine>
        name="records"
        caption={say.caption()}
        purposeScope="/records"
        columns={columns(say)}
        rowKey={({ recordId }) => recordId}
        open={({ recordId }) => `/records/${recordId}`}
        filters={filters(say)}
        orders={[{ key: 'decided', words: say.order() }]}
        load={async ({ filters: given, cursor, limit, purpose, signal }): Promise<RecordsFound> => {
          const query = { ...(given as RecordQuery), limit, ...(cursor === undefined ? {} : { cursor }) };
          const found = await answer(api.GET('/api/v1/records', { params: { query }, headers: purposeHeader(purpose), signal }));
          const { total } = found;
          const whole = total === null || total.more ? {} : { total: total.count, totalOn: total.asOf };
          return { items: found.items, next: found.next, counted: total, filter: given, ...whole };
        }}
        summary={(found) => {
          const { counted, filter } = found as RecordsFound;
          return (
            <>
              {counted?.more === true ? <p className="meta">{say.many({ n: counted.count, on: counted.asOf })}</p> : null}
              <ExportRecords filter={filter} counted={counted} />
            </>
          );
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

function filters(say: typeof recordMessages.zh): FilterField[] {
  const choose = (name: string, label: string, values: readonly string[], word: (value: string) => string) => ({
    name,
    label,
    kind: 'select' as const,
    options: values.map((value) => ({ value, label: word(value) })),
  });
  const text = (name: string, label: string, maxLength: number) => ({ name, label, kind: 'text' as const, maxLength });
  const day = (name: string, label: string) => ({ name, label, kind: 'date' as const });
  return [
    choose('kind', say.kind(), KINDS, kindOf),
    { ...text('subject', say.subject(), 100), hint: say['subject.hint']() },
    text('documentNo', say['document.no'](), 200),
    choose('display', say.display(), STATES, displayOf),
    day('decidedFrom', say['decided.from']()),
    day('decidedTo', say['decided.to']()),
    choose('nature', say.nature(), NATURES, natureOf),
    choose('mark', say.mark(), MARKS, markOf),
    text('organ', say.organ(), 64),
    text('reportingOrgan', say['reporting.code'](), 64),
    text('district', say.district(), 12),
    day('receivedFrom', say['received.from']()),
    day('receivedTo', say['received.to']()),
    day('objectedTo', say['objected.to']()),
    text('item', say.item(), 100),
    text('batch', say.batch(), 36),
  ];
}

function columns(say: typeof recordMessages.zh): Column<RecordLine>[] {
  const named = (zh: string, en: string) => (LANGUAGE === 'en' ? en : <Zh>{zh}</Zh>);
  return [
    { key: 'document', head: say['document.no'](), heading: true, cell: ({ documentNo }) => <Zh>{documentNo}</Zh> },
    {
      key: 'body',
      head: say.body(),
      cell: ({ subject }) => <SubjectLink uscc={subject.uscc ?? `id:${subject.id}`} name={subject.name} />,
    },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => kindOf(kind) },
    { key: 'organ', head: say['organ.name'](), cell: ({ organName, organNameEn }) => named(organName, organNameEn) },
    { key: 'decided', head: say.decided(), cell: ({ decided }) => <DateText day={decided} /> },
    {
      key: 'display',
      head: say.display(),
      cell: ({ display, marks }) => (
        <>
          {displayOf(display.state)} <ActMarks marks={marks} />
        </>
      ),
    },
    { key: 'until', head: say.until(), cell: ({ display }) => <DateText day={display.until} /> },
    { key: 'nature', head: say.nature(), extra: true, cell: ({ nature }) => natureOf(nature) },
    { key: 'item', head: say.item(), extra: true, cell: ({ item }) => <code>{item}</code> },
    {
      key: 'reporting',
      head: say.reporting(),
      extra: true,
      cell: ({ reportingOrganName, reportingOrganNameEn }) => named(reportingOrganName, reportingOrganNameEn),
    },
    { key: 'received', head: say.received(), extra: true, cell: ({ receivedOn }) => <DateText day={receivedOn} /> },
    { key: 'due', head: say.due(), extra: true, cell: ({ due }) => <DateText day={due} /> },
    { key: 'late', head: say['days.late'](), extra: true, numeric: true, cell: ({ daysLate }) => daysLate },
  ];
}
