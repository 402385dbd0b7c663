import type { ReactElement } from 'react';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Message, Table } from '../../kernel/ui/index.ts';
import type { View } from '../frame.tsx';
import { delicate } from '../messages/delicate.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { ReportingOrgan } from '../queries/organs.ts';
import type { PublicRecord } from '../queries/records.ts';
import type { FormerName, RegistrationSource } from '../queries/subject.ts';
import { kindWord } from '../words.ts';
import { RecordCard } from './record.tsx';

/** How many records that are not adverse stand on the page itself; adverse ones stand there all. */
const SHOWN = 10;

export function RecordSections({ view, records }: { view: View; records: readonly PublicRecord[] }): ReactElement {
  const { language } = view;
  const say = t(language, subjectMessages);
  const adverse = records.filter((record) => record.nature === 'adverse');
  const kinds = [...new Set(adverse.map((record) => record.kind))];
  const rest = [
    { title: say['neutral.title'](), of: records.filter((record) => record.nature === 'neutral') },
    { title: say['good.title'](), of: records.filter((record) => record.nature === 'good') },
  ];
  return (
    <>
      {kinds.map((kind) => {
        const of = adverse.filter((record) => record.kind === kind);
        return (
          <section key={kind}>
            <h2>{say['adverse.title']({ kind: kindWord(kind, language), n: of.length })}</h2>
            <Cards records={of} view={view} />
          </section>
        );
      })}
      {rest
        .filter(({ of }) => of.length > 0)
        .map(({ title, of }) => (
          <section key={title}>
            <h2>{title}</h2>
            {of.length > SHOWN ? (
              <p className="meta">{say['section.limited']({ shown: SHOWN, n: of.length })}</p>
            ) : null}
            <Cards records={of.slice(0, SHOWN)} view={view} />
          </section>
        ))}
    </>
  );
}

function Cards({ records, view }: { records: readonly PublicRecord[]; view: View }): ReactElement {
  return (
    <>
      {records.map((record) => (
        <RecordCard
          key={record.recordId}
          record={record}
          language={view.language}
          calendar={view.kernel.calendar}
          today={view.today}
        />
      ))}
    </>
  );
}

export function FormerNames({
  names,
  language,
}: {
  names: readonly FormerName[];
  language: Language;
}): ReactElement | null {
  if (names.length === 0) return null;
  const say = t(language, subjectMessages);
  return (
    <section>
      <h2>{say['names.title']()}</h2>
      <ul>
        {names.map((name) => (
          <li key={name.name}>
            <Foreign
              text={say['names.period']({ name: name.name, to: formatDate(name.to, language) })}
              language={language}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SourcesProps {
  view: View;
  sources: readonly RegistrationSource[];
  reporting: readonly ReportingOrgan[];
  records: readonly PublicRecord[];
  apiPath: string;
}

interface SourceRow {
  key: string;
  name: string;
  what: string;
  last: string | null;
}

/**
 * Where the page comes from. For organs of acts the time is that of their last report to the platform at all: the time of a
 * record that is not on display would be a trace of it.
 */
export function Sources({ view, sources, reporting, records, apiPath }: SourcesProps): ReactElement {
  const { language, today } = view;
  const say = t(language, subjectMessages);
  const rows: SourceRow[] = sources.map((source) => ({
    key: `reg ${source.source}`,
    name: source.sourceName,
    what: say['sources.registration'](),
    last: source.last,
  }));
  for (const organ of new Set(records.map((record) => record.reportingOrgan))) {
    const own = records.filter((record) => record.reportingOrgan === organ);
    const kinds = [...new Set(own.map((record) => kindWord(record.kind, language)))];
    rows.push({
      key: `acts ${organ}`,
      name: own[0]?.reportingOrganName ?? organ,
      what: kinds.join(language === 'en' ? ', ' : '、'),
      last: latest([reporting.find((each) => each.code === organ)?.last, ...own.map((record) => record.received)]),
    });
  }
  return (
    <section>
      <h2>{say['sources.title']()}</h2>
      {records.some((record) => record.kind === 'penalty') ? null : (
        <Message
          from={delicate}
          m="absence.records"
          language={language}
          p={{
            kind: kindWord('penalty', language),
            n: reporting.filter((organ) => organ.last !== null).length,
            asOf: formatDate(today, language),
          }}
          links={{ organs: href('/organs', language) }}
        />
      )}
      <Table
        caption={say['sources.caption']()}
        language={language}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            head: say['sources.source'](),
            heading: true,
            cell: (row) => <Chinese language={language}>{row.name}</Chinese>,
          },
          { head: say['sources.what'](), cell: (row) => row.what },
          {
            head: say['sources.last'](),
            cell: (row) => (row.last === null ? say['sources.never']() : formatDate(row.last, language)),
          },
        ]}
      />
      <Message
        from={subjectMessages}
        m="sources.all"
        language={language}
        links={{ organs: href('/organs', language) }}
      />
      <p className="no-print">
        <a href={apiPath}>{say.json()}</a>
      </p>
    </section>
  );
}

function latest(days: readonly (string | null | undefined)[]): string | null {
  return days.reduce<string | null>((a, b) => (b && (a === null || b > a) ? b : a), null);
}
