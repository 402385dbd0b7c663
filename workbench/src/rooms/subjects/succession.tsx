import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { OrganName, wordOf } from '../../parts/acts/index.ts';
import { SubjectLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { successionMessages } from './messages/succession.ts';
import type { SubjectPartProps } from '../../parts/subject/types.ts';

/** Bodies before and after, head office and branches, and the operators of an individual business without their names. */
export function SuccessionPart({ subjectKey: key, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(successionMessages);
  const may = useMay()('subject.link');
  if (!may) return <p className="notice">{say['links.closed']()}</p>;
  return (
    <section className="card" data-part="succession">
      <p>{say['links.lead']()}</p>
      <Load
        of={['succession', key, purpose]}
        load={(signal) =>
          answer(
            api.GET('/api/v1/subjects/{key}/succession', {
              params: { path: { key } },
              headers: purposeHeader(purpose),
              signal,
            }),
          )
        }
      >
        {({ links, operators }) => (
          <>
            {links.length === 0 ? (
              <p data-empty="">{say['links.none']()}</p>
            ) : (
              <PlainTable
                label={say.link()}
                heads={[say.link(), say.other(), say.since(), say.until(), say.paper(), say.organ()]}
                rows={links.map((each) => [
                  wordOf(successionMessages, `link.${each.kind}.${each.direction}`, each.kind),
                  <SubjectLink key="o" uscc={each.other.uscc ?? `id:${each.other.id}`} name={each.other.name} />,
                  <DateText key="s" day={each.since} />,
                  <DateText key="u" day={each.until} />,
                  <Zh key="d">{each.document}</Zh>,
                  <OrganName key="g" code={each.organ} />,
                ])}
              />
            )}
            {operators.length === 0 ? null : (
              <>
                <h2>{say.operators()}</h2>
                <ul>
                  {operators.map(({ no, since, until }) => (
                    <li key={no}>{say['operator.no']({ no, since: since ?? say.beginning(), until: until ?? say.present() })}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Load>
    </section>
  );
}
