import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { ContentFacts, displayOf, kindOf, natureOf, OrganName } from '../../parts/acts/index.ts';
import { Load } from '../../parts/load.tsx';
import { DateText, Facts, Zh } from '../../parts/text.tsx';
import { Registrations } from './facts.tsx';
import { subjectMessages } from './messages/subject.ts';
import type { Past, PartProps } from './types.ts';

/** The file as it stood: registrations or records, with what was known by the day chosen and nothing from later. */
export function PastPart(props: PartProps & { past: Past; show: 'facts' | 'records' }): ReactElement {
  const say = useSay(subjectMessages);
  const { subjectKey: key, purpose, past, show } = props;
  return (
    <Load
      of={['subject-past', key, past, purpose]}
      load={(signal) =>
        answer(
          api.GET('/api/v1/subjects/{key}/history', {
            params: { path: { key }, query: { asOf: past.asOf, knownOn: past.knownOn } },
            headers: purposeHeader(purpose),
            signal,
          }),
        )
      }
    >
      {(file) =>
        show === 'facts' ? (
          <Registrations registrations={file.registrations} />
        ) : (
          <section data-past-records={file.records.length}>
            {file.records.length === 0 ? <p data-empty="">{say['records.none']()}</p> : null}
            {file.records.map((each) => (
              <section key={each.recordId} className="card">
                <h2>
                  {kindOf(each.kind)} <Zh>{each.documentNo}</Zh>
                </h2>
                <Facts
                  rows={[
                    [say.organ(), <OrganName key="o" code={each.organ} />],
                    [say.decided(), <DateText key="d" day={each.decided} />],
                    [say.nature(), natureOf(each.nature)],
                    [say.display(), displayOf(each.display.state)],
                    [say.until(), each.display.until === null ? null : <DateText key="u" day={each.display.until} />],
                  ]}
                />
                <ContentFacts kind={each.kind} content={each.content} />
              </section>
            ))}
          </section>
        )
      }
    </Load>
  );
}
