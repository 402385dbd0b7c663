import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { partMessages } from './messages/parts.ts';
import { subjectMessages } from './messages/subject.ts';
import type { PartProps } from './types.ts';
import { readTimeline } from './timeline.tsx';

/** The body's cases, as far as the caller reads them, the latest first. */
export function CasesPart({ subjectKey: key, purpose }: PartProps): ReactElement {
  const say = useSay(partMessages);
  const words = useSay(subjectMessages);
  return (
    <section className="card" data-part="cases">
      <Load of={['timeline', key, null, purpose]} load={(signal) => readTimeline(key, null, purpose, signal)}>
        {({ items, cases }) => {
          if (!cases) return <p>{words['cases.closed']()}</p>;
          const opened = items.filter(({ kind }) => kind === 'case-opened');
          const dayOf = (kind: string, id: string | null): string | null =>
            items.find((each) => each.kind === kind && each.object.id === id)?.on ?? null;
          if (opened.length === 0) return <p data-empty="">{words['cases.none']()}</p>;
          return (
            <PlainTable
              label={words['part.cases']()}
              heads={[say.case(), say.organ(), say.opened(), say.due(), say.closed()]}
              rows={opened.map(({ object: { id }, what, organ, on }) => [
                <PageLink key="c" to={`/cases/${id}`}>
                  <Zh>{what}</Zh>
                </PageLink>,
                <OrganName key="o" code={organ} />,
                <DateText key="p" day={on} />,
                <DateText key="d" day={dayOf('case-due', id)} />,
                <DateText key="e" day={dayOf('case-closed', id)} />,
              ])}
            />
          );
        }}
      </Load>
    </section>
  );
}
