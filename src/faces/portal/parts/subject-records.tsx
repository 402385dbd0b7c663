import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { href, Message } from '../../../kernel/ui/index.ts';
import type { View } from '../frame.tsx';
import { listOf } from '../long-lists.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { KindCount, PublicRecord } from '../../../registry/publicity/index.ts';
import { kindWord } from '../words.ts';
import { ActsTable } from './acts-table.tsx';
import { RecordCard } from './record.tsx';

/** How many of each section stand on the page itself; the rest is one link away. */
export const ADVERSE_SHOWN = 100;
export const OTHERS_SHOWN = 10;

interface Props {
  view: View;
  /** The subject's own address. */
  path: string;
  counts: readonly KindCount[];
  adverse: readonly PublicRecord[];
  neutral: readonly PublicRecord[];
  good: readonly PublicRecord[];
}

/** Adverse records in full, by kind; then the latest of the others in short. */
export function RecordSections(props: Props): ReactElement {
  const { view, path, counts, adverse } = props;
  const { language } = view;
  const say = t(language, subjectMessages);
  const kinds = counts.filter((count) => count.nature === 'adverse' && adverse.some((r) => r.kind === count.kind));
  const total = (nature: KindCount['nature']) => counts.filter((count) => count.nature === nature).reduce((sum, count) => sum + count.n, 0);
  return (
    <>
      {kinds.map(({ kind, n }) => (
        <section key={kind}>
          <h2>{say['adverse.title']({ kind: kindWord(kind, language), n })}</h2>
          <Cards records={adverse.filter((record) => record.kind === kind)} view={view} />
        </section>
      ))}
      {total('adverse') > adverse.length ? <AllOf view={view} to={`${path}/acts`} shown={adverse.length} n={total('adverse')} /> : null}
      <Short view={view} title={say['neutral.title']()} records={props.neutral} n={total('neutral')} to={`${path}/acts`} />
      <Short view={view} title={say['good.title']()} records={props.good} n={total('good')} to={`${path}/honours`} />
      <LongLists {...props} />
    </>
  );
}

/** Each list of the file at an address of its own, with its number; what holds nothing has no link. */
function LongLists({ view, path, counts }: Props): ReactElement | null {
  const { language } = view;
  const say = t(language, subjectMessages);
  const tails = (['acts', 'lists', 'commitments', 'honours'] as const)
    .map((tail) => ({
      tail,
      n: counts.filter((count) => listOf(count) === tail).reduce((sum, { n }) => sum + n, 0),
    }))
    .filter(({ n }) => n > 0);
  return (
    <section className="no-print">
      <h2>{say['lists.title']()}</h2>
      <ul className="links">
        {tails.map(({ tail, n }) => (
          <li key={tail}>
            <a href={href(`${path}/${tail}`, language)}>{say[`lists.${tail}`]({ n })}</a>
          </li>
        ))}
        <li>
          <a href={href(`${path}/registration`, language)}>{say['lists.registration']()}</a>
        </li>
      </ul>
    </section>
  );
}

export function Cards({ records, view }: { records: readonly PublicRecord[]; view: View }): ReactElement {
  return (
    <>
      {records.map((record) => (
        <RecordCard
          key={record.recordId}
          record={record}
          policy={view.kernel.policy}
          language={view.language}
          calendar={view.kernel.calendar}
          today={view.today}
        />
      ))}
    </>
  );
}

function Short(props: { view: View; title: string; records: readonly PublicRecord[]; n: number; to: string }): ReactElement | null {
  const { view, title, records, n, to } = props;
  if (records.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ActsTable items={records} view={view} caption={title} of="subject" />
      <AllOf view={view} to={to} shown={records.length} n={n} />
    </section>
  );
}

/** Always there, so that the terms, source and basis of each are one link away. */
function AllOf(props: { view: View; to: string; shown: number; n: number }): ReactElement {
  const { language } = props.view;
  return (
    <Message
      from={subjectMessages}
      m="section.limited"
      language={language}
      p={{ shown: props.shown, n: props.n }}
      links={{ all: href(props.to, language) }}
    />
  );
}
