import type { ReactElement } from 'react';
import { LANGUAGE, COMMA } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { endedOf, fieldOf, FieldValue, heldOf, OrganName, severityOf, validityOf, wordOf } from '../../parts/acts/index.ts';
import { PageLink } from '../../parts/links.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DateText, Facts, Mixed, Zh } from '../../parts/text.tsx';
import { oneMessages } from './messages/record.ts';
import type { RecordDetail } from './types.ts';

/** Behind a record: the file and row it came by, its versions, its sources and their differences, its recipients. */
export function Behind({ record }: { record: RecordDetail }): ReactElement {
  const say = useSay(oneMessages);
  const { sources, comparisons, recipients } = record;
  return (
    <>
      <section className="card" data-provenance={record.provenance?.row ?? ''}>
        <h2>{say.came()}</h2>
        {record.provenance === null ? <p>{say['came.none']()}</p> : <Came came={record.provenance} />}
      </section>
      <section className="card" data-versions={record.versions.length}>
        <h2>{say.versions()}</h2>
        <p className="meta">{say['versions.lead']()}</p>
        <Versions kind={record.kind} versions={record.versions} />
      </section>
      <section className="card">
        <h2>{say.sources()}</h2>
        {sources.length === 0 ? <p>{say['sources.none']()}</p> : null}
        {sources.length === 0 ? null : (
          <PlainTable
            label={say.sources()}
            figures={[3]}
            heads={[say.reporting(), say['first.on'](), say['last.on'](), say.row(), say.agrees()]}
            rows={sources.map((each) => [
              <OrganName key="o" code={each.reportingOrgan} />,
              <DateText key="f" day={each.firstOn} />,
              <DateText key="l" day={each.lastOn} />,
              each.row,
              each.agrees ? say['agrees.yes']() : say['agrees.no'](),
            ])}
          />
        )}
        {comparisons.length === 0 ? null : (
          <>
            <h3>{say.comparisons()}</h3>
            <ul>
              {comparisons.map((each) => {
                const p = {
                  organ: each.reportingOrgan,
                  on: each.closedOn ?? each.openedOn,
                  fields: each.fields.map(fieldOf).join(COMMA),
                };
                return (
                  <li key={each.id}>
                    <Mixed>{each.closedOn === null ? say['comparison.open'](p) : say['comparison.closed'](p)}</Mixed>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </section>
      <section className="card" data-recipients={recipients.length}>
        <h2>{say.given()}</h2>
        {recipients.length === 0 ? (
          <p>{say['given.none']()}</p>
        ) : (
          <PlainTable
            label={say.given()}
            heads={[say.recipient(), say.channel(), say.last()]}
            rows={recipients.map((each) => [
              <OrganName key="o" code={each.recipient} />,
              wordOf(oneMessages, `channel.${each.channel}`, each.channel),
              <DateText key="l" at={each.last} />,
            ])}
          />
        )}
      </section>
    </>
  );
}

function Came({ came }: { came: NonNullable<RecordDetail['provenance']> }): ReactElement {
  const say = useSay(oneMessages);
  return (
    <>
      <Facts
        rows={[
          [say.file(), <Zh key="f">{came.file}</Zh>],
          [say.sheet(), came.sheet === null ? null : <Zh key="s">{came.sheet}</Zh>],
          [say.row(), came.row === null ? null : String(came.row)],
          [
            say.batch(),
            <PageLink key="b" to={`/intake/batches/${came.batch}`}>
              {came.number}
            </PageLink>,
          ],
          [say.mapping(), <code key="m">{came.mapping}</code>],
          [say.reporting(), <OrganName key="o" code={came.organ} />],
          [say['sent.by'](), came.reportedBy],
          [say['received.at'](), <DateText key="a" at={came.receivedAt} long />],
          [
            say.findings(),
            came.findings.length === 0 ? null : (
              <ul key="x">
                {came.findings.map((each) => (
                  <li key={`${each.code} ${each.column}`}>
                    {heldOf(each.code)} {each.column === null ? null : <Mixed>{each.column}</Mixed>}
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
      <h3>{say.cells()}</h3>
      {came.cells === null ? (
        <p>{say['cells.none']()}</p>
      ) : (
        <>
          <p className="meta">{say['cells.lead']()}</p>
          <PlainTable
            label={say.cells()}
            heads={[say.heading(), say.cell()]}
            rows={came.cells.map(({ heading, cell }) => [<Zh key="h">{heading}</Zh>, <Zh key="c">{cell}</Zh>])}
          />
        </>
      )}
    </>
  );
}

function Versions({ kind, versions }: Pick<RecordDetail, 'kind' | 'versions'>): ReactElement {
  const say = useSay(oneMessages);
  return (
    <PlainTable
      label={say.versions()}
      figures={[0, 1]}
      heads={[say.version(), say.seq(), say.at(), say.event(), say.changes()]}
      rows={versions.map((each) => [
        String(each.version),
        String(each.seq),
        <DateText key="a" at={each.at} />,
        each.event === null ? null : <code key="e">{each.event}</code>,
        each.changes.length === 0 ? (
          say['versions.first']()
        ) : (
          <ul key="c">
            {each.changes.map(({ field, from, to }) => (
              <li key={field}>
                {fieldOf(field)}
                {LANGUAGE === 'en' ? ': ' : '：'}
                <ChangedValue kind={kind} field={field} value={from} /> → <ChangedValue kind={kind} field={field} value={to} />
              </li>
            ))}
          </ul>
        ),
      ])}
    />
  );
}

/** Facets whose values are codes. */
const FACETS: Readonly<Record<string, (value: string) => string>> = {
  validity: validityOf,
  severity: severityOf,
  endedKind: endedOf,
};

/** Everything comes as text here: money, lists and yes or no as JSON writes them. */
function valueIn(field: string, text: string): unknown {
  if (field.endsWith('Fen') && /^-?\d+$/u.test(text)) return Number(text);
  if (field === 'socialImpact' && /^(?:true|false)$/u.test(text)) return text === 'true';
  return /^\["[a-z_]+"(?:,"[a-z_]+")*\]$/u.test(text) ? JSON.parse(text) : text;
}

function ChangedValue(props: { kind: string; field: string; value: string | null }): ReactElement {
  const { kind, field, value } = props;
  const say = useSay(oneMessages);
  if (value === null) return <span>{say.nothing()}</span>;
  const word = FACETS[field]?.(value);
  if (word !== undefined) return <span>{word}</span>;
  return (
    <span>
      <FieldValue kind={kind} field={field} value={valueIn(field, value)} />
    </span>
  );
}
