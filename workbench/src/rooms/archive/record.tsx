import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { LANGUAGE, own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import {
  ActMarks,
  ContentFacts,
  correctionOf,
  displayOf,
  endedOf,
  heldOf,
  kindOf,
  natureOf,
  severityOf,
  stayedByOf,
  validityOf,
} from '../../parts/acts/index.ts';
import { GatedPage } from '../../parts/gated-page.tsx';
import { PageLink, siteHref, SubjectLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Facts, Mixed, Named } from '../../parts/text.tsx';
import { Behind } from './behind.tsx';
import { recordMessages } from './messages/list.ts';
import { oneMessages } from './messages/record.ts';
import type { RecordDetail } from './types.ts';

/** One record: what it says, what stands beside it, how it came down to file and row, what changed, who has it. */
export function RecordPage(): ReactElement {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const list = useSay(recordMessages);
  return (
    <GatedPage scope={`/records/${id}`} title={list.title()}>
      {(purpose) => (
        <Load
          of={['record', id, purpose]}
          load={(signal) => answer(api.GET('/api/v1/records/{id}', { params: { path: { id } }, headers: purposeHeader(purpose), signal }))}
        >
          {(record) => <RecordView record={record} trail={[{ to: '/records', label: list.title() }]} />}
        </Load>
      )}
    </GatedPage>
  );
}

function RecordView(props: { record: RecordDetail; trail: readonly { to: string; label: string }[] }): ReactElement {
  const say = useSay(oneMessages);
  const may = useMay()('publicity.review');
  const { record } = props;
  const { subject, display } = record;
  return (
    <Page
      title={say.title({ kind: kindOf(record.kind), documentNo: record.documentNo })}
      trail={props.trail}
      lead={
        <p>
          <SubjectLink uscc={subject.uscc ?? `id:${subject.id}`} name={subject.name} />
        </p>
      }
      actions={
        <>
          {display.state === 'shown' ? <a href={siteHref(`/acts/${record.actId}`)}>{say.public()}</a> : null}
          {may && record.complete ? <PageLink to={`/publicity/held/${record.recordId}`}>{say['to.desk']()}</PageLink> : null}
        </>
      }
    >
      {record.complete ? null : <p className="notice">{say.partial()}</p>}
      <section className="card">
        <h2>{say.facts()}</h2>
        <RecordFacts record={record} />
      </section>
      <section className="card">
        <h2>{say.content()}</h2>
        <ContentFacts kind={record.kind} content={record.content} />
      </section>
      {record.complete ? <Behind record={record} /> : null}
    </Page>
  );
}

function RecordFacts({ record }: { record: RecordDetail }): ReactElement {
  const say = useSay(oneMessages);
  const { display, ended, held, disputes, corrections } = record;
  const named = (zh: string, en: string) => <Named of={{ zh: zh, en: en }} />;
  return (
    <Facts
      rows={[
        [say.organ(), named(record.organName, record.organNameEn)],
        [say.reporting(), named(record.reportingOrganName, record.reportingOrganNameEn)],
        [say['permit.no'](), record.permitNo],
        [say.decided(), <DateText key="d" day={record.decided} />],
        [say.received(), <DateText key="r" day={record.receivedOn} />],
        [say.due(), record.due === null ? null : <Due key="u" record={record} />],
        [say['days.late'](), record.daysLate === null || record.daysLate === 0 ? null : String(record.daysLate)],
        [say.nature(), natureOf(record.nature)],
        [say.severity(), record.severity === null ? null : severityOf(record.severity)],
        [say.validity(), validityOf(record.validity)],
        [say.display(), displayOf(display.state)],
        [say.until(), display.until === null ? null : <DateText key="t" day={display.until} />],
        [say['rule.set'](), display.ruleSet === null ? null : <Titled key="s" title={record.ruleTitle} code={display.ruleSet} />],
        [say.released(), record.releasedOn === null ? null : <DateText key="l" day={record.releasedOn} />],
        [say.ended(), ended === null ? null : say['ended.why']({ on: ended.on, how: endedOf(ended.kind), reason: reasonOf(ended.reason) })],
        [say.marks(), record.marks.length === 0 ? null : <ActMarks key="m" marks={record.marks} />],
        [say.held(), held.length === 0 ? null : <Lines key="h" lines={held.map(heldOf)} />],
        [say.stay(), record.stay === null ? null : <Stay key="y" stay={record.stay} />],
        [say.shield(), record.shield === null ? null : <Shield key="z" shield={record.shield} />],
        [
          say.objections(),
          disputes.length === 0 ? null : (
            <Lines
              key="o"
              lines={disputes.map((each) =>
                each.state === 'open'
                  ? say['objection.open']({ raised: each.raisedOn, due: each.due })
                  : say['objection.closed']({ raised: each.raisedOn }),
              )}
            />
          ),
        ],
        [
          say.corrections(),
          corrections.length === 0 ? null : (
            <Lines
              key="c"
              lines={corrections.map((each) => say['correction.what']({ on: each.on, kind: correctionOf(each.kind), reason: each.reason }))}
            />
          ),
        ],
        [say.item(), <Titled key="i" title={record.itemTitle} code={record.item} />],
      ]}
    />
  );
}

const reasonOf = (reason: string | null): string =>
  reason === null || reason === '' ? '' : LANGUAGE === 'en' ? `: ${reason}` : `：${reason}`;

/** What policy calls it, and its code; of one that policy no longer knows the code alone. */
function Titled({ title, code }: { title: { zh: string; en: string } | null; code: string }): ReactElement {
  return (
    <>
      {title === null ? null : <>{own(title)} </>}
      <code>{code}</code>
    </>
  );
}

function Due({ record }: { record: RecordDetail }): ReactElement {
  const say = useSay(oneMessages);
  return (
    <>
      <DateText day={record.due} /> {record.dueProvisional ? say.provisional() : null}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }): ReactElement {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <Mixed>{line}</Mixed>
        </li>
      ))}
    </ul>
  );
}

function Stay({ stay }: { stay: NonNullable<RecordDetail['stay']> }): ReactElement {
  const say = useSay(oneMessages);
  const until = stay.until === null ? say['until.open']() : say['until.day']({ day: stay.until });
  const { organ, document, from } = stay;
  return <Mixed>{say['stay.what']({ by: stayedByOf(stay.by), organ, document, from: from ?? '', until })}</Mixed>;
}

function Shield({ shield }: { shield: NonNullable<RecordDetail['shield']> }): ReactElement {
  const say = useSay(oneMessages);
  const { organ, basis, from, until, ends } = shield;
  const end = until !== null ? say['until.day']({ day: until }) : ends === null ? say['until.open']() : say['until.event']({ event: ends });
  return <Mixed>{say['shield.what']({ organ, basis, from: from ?? '', until: end })}</Mixed>;
}
