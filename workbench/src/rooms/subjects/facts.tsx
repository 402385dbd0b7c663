import type { ReactElement } from 'react';
import { Uscc } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { ContentFacts, displayOf, FieldValue, kindOf, natureOf, OrganName, wordOf } from '../../parts/acts/index.ts';
import { formatCount } from '../../parts/format.ts';
import { PageLink } from '../../parts/links.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Facts, Zh } from '../../parts/text.tsx';
import { subjectMessages } from './messages/subject.ts';
import { LoadPast } from '../../parts/subject/past.tsx';
import type { SubjectPartProps, Summary } from '../../parts/subject/types.ts';
import { bodyOf, stateOf } from '../../parts/subject/words.ts';

/** Of what came with a registration no day is known: two empty columns say nothing. */
function hasDays(rows: readonly { from: string | null; to: string | null }[]): boolean {
  return rows.some(({ from, to }) => from !== null || to !== null);
}

/** Who it is: today, or by the registrations that were known on a past day. */
export function FactsPart(props: SubjectPartProps): ReactElement {
  const { past } = props;
  return past === null ? (
    <Today {...props} />
  ) : (
    <LoadPast {...props} past={past}>
      {({ registrations }) => <Registrations registrations={registrations} />}
    </LoadPast>
  );
}

/** Who it is by every source, and how much there is of what. */
function Today({ summary, subjectKey }: SubjectPartProps): ReactElement {
  const say = useSay(subjectMessages);
  const { subject, names, keys, cases } = summary;
  const [dated, datedKeys] = [hasDays(names), hasDays(keys)];
  const base = `/subjects/${encodeURIComponent(subjectKey)}`;
  return (
    <>
      <section className="card">
        <h2>{say.facts()}</h2>
        <Facts
          rows={[
            [say.name(), <Zh key="n">{subject.name}</Zh>],
            [say.uscc(), subject.uscc === null ? null : <Uscc key="u" code={subject.uscc} />],
            [say.kind(), bodyOf(subject.kind)],
            [say.state(), stateOf(subject.state)],
            [say.founded(), subject.founded === null ? null : <DateText key="f" day={subject.founded} />],
            [say.district(), subject.district],
            [say.industry(), subject.industry],
            [say.size(), subject.size === null ? null : <FieldValue key="z" kind="registration" field="size" value={subject.size} />],
          ]}
        />
      </section>
      <Counts summary={summary} />
      {cases === null ? null : (
        <p>
          <PageLink to={`${base}/cases`}>{say.cases({ open: cases.open, all: cases.all, more: cases.more ? 'yes' : 'no' })}</PageLink>
        </p>
      )}
      <Registrations registrations={summary.registrations} />
      <section className="card">
        <h2>{say.names()}</h2>
        <PlainTable
          label={say.names()}
          heads={[say.name(), ...(dated ? [say.from(), say.to()] : []), say.source()]}
          rows={names.map((each) => [
            <Zh key="n">{each.name}</Zh>,
            ...(dated ? [<DateText key="f" day={each.from} />, <DateText key="t" day={each.to} />] : []),
            <OrganName key="s" code={each.source} />,
          ])}
        />
        <h2>{say.keys()}</h2>
        <PlainTable
          label={say.keys()}
          heads={[say['key.kind'](), say.key(), ...(datedKeys ? [say.from(), say.to()] : []), say['key.state']()]}
          rows={keys.map((each) => [
            wordOf(subjectMessages, `key.${each.kind}`, each.kind),
            <code key="k">{each.key}</code>,
            ...(datedKeys ? [<DateText key="f" day={each.from} />, <DateText key="t" day={each.to} />] : []),
            wordOf(subjectMessages, `key.state.${each.state}`, each.state),
          ])}
        />
      </section>
    </>
  );
}

function Counts({ summary: { records, marks } }: { summary: Summary }): ReactElement {
  const say = useSay(subjectMessages);
  const marked = (['objection', 'corrected', 'late', 'shielded'] as const).filter((mark) => marks[mark] > 0);
  return (
    <section className="card">
      <h2>{say.counts()}</h2>
      {records.length === 0 ? (
        <p>{say['counts.none']()}</p>
      ) : (
        <PlainTable
          label={say.counts()}
          figures={[3]}
          heads={[say.nature(), say['act.kind'](), say.display(), say.number()]}
          rows={records.map((each) => [natureOf(each.nature), kindOf(each.kind), displayOf(each.display), formatCount(each.n)])}
        />
      )}
      {marked.length === 0 ? null : (
        <ul>
          {marked.map((mark) => (
            <li key={mark}>{say[`mark.${mark}`]({ n: marks[mark] })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Registrations({ registrations }: Pick<Summary, 'registrations'>): ReactElement {
  const say = useSay(subjectMessages);
  return (
    <section className="card">
      <h2>{say.registrations()}</h2>
      {registrations.map((each) => (
        <section key={`${each.source} ${each.receivedOn} ${each.name}`}>
          <h3>
            <Zh>{each.name}</Zh>
          </h3>
          <p className="meta">
            <OrganName code={each.source} /> <DateText day={each.receivedOn} />
          </p>
          <Facts
            rows={[
              [say['uscc.given'](), each.usccGiven === null ? null : <code key="u">{each.usccGiven}</code>],
              [say['reg.no'](), each.regNo === null ? null : <code key="r">{each.regNo}</code>],
            ]}
          />
          <ContentFacts kind="registration" content={each.content} />
        </section>
      ))}
    </section>
  );
}
