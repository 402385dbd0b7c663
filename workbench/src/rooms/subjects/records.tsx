import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { ActMarks, displayOf, kindOf } from '../../parts/acts/index.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { subjectMessages } from './messages/subject.ts';
import type { PartProps } from './types.ts';

const SHOWN = 100;

/** The body's records, the latest first; more, and other conditions, in the list of records. */
export function RecordsPart({ summary, purpose }: PartProps): ReactElement {
  const say = useSay(subjectMessages);
  const subject = summary.subject.uscc ?? `id:${summary.subject.id}`;
  const query = { subject, limit: SHOWN };
  return (
    <section className="card" data-part="records">
      <p>
        <PageLink to={`/records?subject=${encodeURIComponent(subject)}`}>{say['records.list']()}</PageLink>
      </p>
      <Load
        of={['subject-records', subject, purpose]}
        load={(signal) => answer(api.GET('/api/v1/records', { params: { query }, headers: purposeHeader(purpose), signal }))}
      >
        {({ items, next }) =>
          items.length === 0 ? (
            <p data-empty="">{say['records.none']()}</p>
          ) : (
            <>
              <p className="meta">
                {say.order()} {next === null ? null : say.more({ n: SHOWN })}
              </p>
              <PlainTable
                label={say['part.records']()}
                heads={[say['document.no'](), say['act.kind'](), say.organ(), say.decided(), say.display(), say.until()]}
                rows={items.map((each) => [
                  <PageLink key="d" to={`/records/${each.recordId}`}>
                    <Zh>{each.documentNo}</Zh>
                  </PageLink>,
                  kindOf(each.kind),
                  LANGUAGE === 'en' ? each.organNameEn : <Zh key="o">{each.organName}</Zh>,
                  <DateText key="c" day={each.decided} />,
                  <span key="s">
                    {displayOf(each.display.state)} <ActMarks marks={each.marks} />
                  </span>,
                  <DateText key="u" day={each.display.until} />,
                ])}
              />
            </>
          )
        }
      </Load>
    </section>
  );
}
