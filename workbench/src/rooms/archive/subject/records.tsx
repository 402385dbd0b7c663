import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { ActMarks, ContentFacts, displayOf, kindOf, natureOf, OrganName } from '../../../parts/acts/index.ts';
import { PageLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { DateText, Facts, Zh, Named } from '../../../parts/text.tsx';
import { LoadPast, type PastFile } from '../../../parts/subject/past.tsx';
import type { SubjectPartProps } from '../../../parts/subject/types.ts';
import { menuMessages } from '../menu.ts';
import { subjectPartMessages } from './messages.ts';

const SHOWN = 100;

/** The body's records: those of today, or as they stood on a past day. */
export function RecordsPart(props: SubjectPartProps): ReactElement {
  const { past } = props;
  return past === null ? (
    <Latest {...props} />
  ) : (
    <LoadPast {...props} past={past}>
      {({ records }) => <OfThePast records={records} />}
    </LoadPast>
  );
}

/** The latest first; more, and other conditions, in the list of records. */
function Latest({ summary, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(subjectPartMessages);
  const menu = useSay(menuMessages);
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
                label={menu.menu()}
                heads={[say['document.no'](), say['act.kind'](), say.organ(), say.decided(), say.display(), say.until()]}
                rows={items.map((each) => [
                  <PageLink key="d" to={`/records/${each.recordId}`}>
                    <Zh>{each.documentNo}</Zh>
                  </PageLink>,
                  kindOf(each.kind),
                  <Named key="o" of={{ zh: each.organName, en: each.organNameEn }} />,
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

function OfThePast({ records }: Pick<PastFile, 'records'>): ReactElement {
  const say = useSay(subjectPartMessages);
  return (
    <section data-past-records={records.length}>
      {records.length === 0 ? <p data-empty="">{say['records.none']()}</p> : null}
      {records.map((each) => (
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
  );
}
