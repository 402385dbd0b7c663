import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { readTimeline } from '../../parts/subject/timeline.ts';
import type { SubjectPartProps } from '../../parts/subject/types.ts';
import { menuMessages } from './menu.ts';
import { subjectPartMessages } from './messages/subject.ts';

/** The body's cases, as far as the caller reads them, the latest first. */
export function CasesPart({ subjectKey: key, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(subjectPartMessages);
  const menu = useSay(menuMessages);
  return (
    <section className="card" data-part="cases">
      <Load of={['timeline', key, null, purpose]} load={(signal) => readTimeline(key, null, purpose, signal)}>
        {({ items, cases }) => {
          if (!cases) return <p>{say['cases.closed']()}</p>;
          const opened = items.filter(({ kind }) => kind === 'case-opened');
          const dayOf = (kind: string, id: string | null): string | null =>
            items.find((each) => each.kind === kind && each.object.id === id)?.on ?? null;
          if (opened.length === 0) return <p data-empty="">{say['cases.none']()}</p>;
          return (
            <PlainTable
              label={menu.menu()}
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
