import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { kindOf, OrganName, wordOf } from '../../../parts/acts/index.ts';
import { PageLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { DateText, Zh } from '../../../parts/text.tsx';
import { drawLine } from './line.ts';
import { readTimeline, type Timeline } from '../../../parts/subject/timeline.ts';
import type { SubjectPartProps } from '../../../parts/subject/types.ts';
import { subjectPartMessages } from './messages.ts';

type Entry = Timeline['items'][number];

/** What happened and what is to come, drawn and listed: the drawing never says more than the list. */
export function TimelinePart({ subjectKey: key, past, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(subjectPartMessages);
  return (
    <section className="card" data-part="timeline">
      <Load of={['timeline', key, past, purpose]} load={(signal) => readTimeline(key, past, purpose, signal)}>
        {({ items, asOf, cases }) =>
          items.length === 0 ? (
            <p data-empty="">{say['timeline.none']()}</p>
          ) : (
            <>
              <Drawing items={items} asOf={asOf} />
              {cases ? null : <p className="meta">{say['timeline.cases']()}</p>}
              <Listed items={items} />
            </>
          )
        }
      </Load>
    </section>
  );
}

function Drawing({ items, asOf }: { items: readonly Entry[]; asOf: string }): ReactElement | null {
  const say = useSay(subjectPartMessages);
  const drawn = drawLine(items, asOf);
  if (drawn === null) return null;
  const { width, height, years, rows, day } = drawn;
  return (
    <figure className="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {years.map(({ x, year }) => (
          <g key={year}>
            <line className="timeline-year" x1={x} y1={16} x2={x} y2={height} />
            <text className="timeline-text" x={x} y={12} textAnchor="middle">
              {year}
            </text>
          </g>
        ))}
        <line className="timeline-day" x1={day} y1={16} x2={day} y2={height} />
        {rows.map(({ name, y, marks }) => (
          <g key={name}>
            <line className="star-beam" x1={0} y1={y} x2={width} y2={y} />
            {marks.map(({ x, ahead, n }) => (
              <circle key={x} className={ahead ? 'star-off' : 'star-on'} cx={x} cy={y} r={n > 1 ? 6 : 4.5} />
            ))}
          </g>
        ))}
      </svg>
      <ol className="timeline-rows" aria-hidden="true">
        {rows.map(({ name }) => (
          <li key={name}>{say[`row.${name}`]()}</li>
        ))}
      </ol>
      <figcaption className="meta">{say['timeline.drawn']({ from: drawn.from, to: drawn.to, n: items.length })}</figcaption>
    </figure>
  );
}

function Listed({ items }: { items: readonly Entry[] }): ReactElement {
  const say = useSay(subjectPartMessages);
  return (
    <PlainTable
      label={say.what()}
      heads={[say.on(), say.what(), say.object(), say['timeline.organ']()]}
      rows={items.map((each) => [
        <DateText key="d" day={each.on} />,
        <span key="w">
          {wordOf(subjectPartMessages, `entry.${each.kind}`, each.kind)} {each.ahead ? <small>{say['timeline.ahead']()}</small> : null}
        </span>,
        <Thing key="t" entry={each} />,
        <OrganName key="o" code={each.organ} />,
      ])}
    />
  );
}

function Thing({ entry: { object, actKind, what } }: { entry: Entry }): ReactElement {
  const text = (
    <>
      {actKind === null ? null : `${kindOf(actKind)} `}
      <Zh>{what}</Zh>
    </>
  );
  if (object.id === null) return text;
  if (object.kind === 'record') return <PageLink to={`/records/${object.id}`}>{text}</PageLink>;
  return object.kind === 'case' ? <PageLink to={`/cases/${object.id}`}>{text}</PageLink> : text;
}
