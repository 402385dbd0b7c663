import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Message, Table } from '../../../kernel/ui/index.ts';
import type { View } from '../frame.tsx';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { subjectMessages } from '../messages/subject.ts';
import { linkKindKey, successionMessages } from '../../../registry/subjects/index.ts';
import type { FormerName, PublicLink, RegistrationSource, Reporter, ReportingOrgan } from '../../../registry/publicity/index.ts';
import { kindWord } from '../words.ts';

export function FormerNames({ names, language }: { names: readonly FormerName[]; language: Language }): ReactElement | null {
  if (names.length === 0) return null;
  const say = t(language, subjectMessages);
  return (
    <section>
      <h2>{say['names.title']()}</h2>
      <ul>
        {names.map((name) => (
          <li key={name.name}>
            <Foreign text={say['names.period']({ name: name.name, to: formatDate(name.to, language) })} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Bodies before and after, head office and branches: each has its own file, and nothing moves between them. */
export function Links({ links, language }: { links: readonly PublicLink[]; language: Language }): ReactElement | null {
  if (links.length === 0) return null;
  const say = t(language, subjectMessages);
  const words = t(language, successionMessages);
  return (
    <section data-section="links">
      <h2>{say['links.title']()}</h2>
      <ul>
        {links.map(({ kind, direction, name, since, page }) => (
          <li key={`${kind} ${direction} ${page}`}>
            {words[linkKindKey(kind)]()} {direction === 'to' ? '→' : '←'}{' '}
            <a href={href(page, language)}>
              <Chinese language={language}>{name}</Chinese>
            </a>{' '}
            <span className="meta">{say['links.since']({ since: formatDate(since, language) })}</span>
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
  reporters: readonly Reporter[];
  /** A penalty is on display. */
  penalised: boolean;
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
export function Sources({ view, sources, reporting, reporters, penalised, apiPath }: SourcesProps): ReactElement {
  const { language, today } = view;
  const say = t(language, subjectMessages);
  const rows: SourceRow[] = sources.map((source) => ({
    key: `reg ${source.source}`,
    name: language === 'en' ? source.sourceNameEn : source.sourceName,
    what: say['sources.registration'](),
    last: source.last,
  }));
  for (const { organ, name, nameEn, kinds, last } of reporters) {
    rows.push({
      key: `acts ${organ}`,
      name: language === 'en' ? nameEn : name,
      what: kinds.map((kind) => kindWord(kind, language)).join(language === 'en' ? ', ' : '、'),
      last: latest([reporting.find((each) => each.code === organ)?.last, last]),
    });
  }
  return (
    <section>
      <h2>{say['sources.title']()}</h2>
      {penalised ? null : (
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
            cell: (row) => <Foreign text={row.name} language={language} />,
          },
          { head: say['sources.what'](), cell: (row) => row.what },
          {
            head: say['sources.last'](),
            cell: (row) => (row.last === null ? say['sources.never']() : formatDate(row.last, language)),
          },
        ]}
      />
      <Message from={subjectMessages} m="sources.all" language={language} links={{ organs: href('/organs', language) }} />
      <p className="no-print">
        <a href={apiPath}>{say.json()}</a>
      </p>
    </section>
  );
}

function latest(days: readonly (string | null | undefined)[]): string | null {
  return days.reduce<string | null>((a, b) => (b && (a === null || b > a) ? b : a), null);
}
