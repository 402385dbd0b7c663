import { useEffect, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { ContentFacts, heldOf, kindOf } from '../../parts/acts/index.ts';
import { formatInstant } from '../../parts/format.ts';
import { GatedPage } from '../../parts/gated-page.tsx';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Facts, Mixed } from '../../parts/text.tsx';
import { isWriting } from '../../table/use-row-keys.ts';
import { Changes } from './change.tsx';
import { DayOfSeven } from './clock.tsx';
import { Decide } from './decide.tsx';
import { deskMessages } from './messages/desk.ts';
import { publicityMessages } from './messages/lists.ts';
import { PublicPage } from './preview.tsx';
import type { Review, Row } from './types.ts';

/** One row: why it is held, what the public would see, who has decided; after display, what may still be proposed. */
export function DeskPage(): ReactElement {
  const id = useAddress().params['id'] ?? '';
  const lists = useSay(publicityMessages);
  return (
    <GatedPage scope={`/records/${id}`} title={lists['held.title']()}>
      {(purpose) => (
        <Load of={['desk', id, purpose]} load={(signal) => readRow(id, purpose, signal)}>
          {(row) => <Desk row={row} purpose={purpose} />}
        </Load>
      )}
    </GatedPage>
  );
}

async function readRow(id: string, purpose: string, signal: AbortSignal): Promise<Row> {
  const asked = { params: { path: { id } }, headers: purposeHeader(purpose), signal };
  const [review, record] = await Promise.all([
    answer(api.GET('/api/v1/publicity/{id}/review', asked)),
    answer(api.GET('/api/v1/records/{id}', asked)),
  ]);
  return { review, record };
}

function Desk({ row, purpose }: { row: Row; purpose: string }): ReactElement {
  const say = useSay(deskMessages);
  const lists = useSay(publicityMessages);
  useDecisionKeys();
  const { review, record } = row;
  const { subject } = record;
  return (
    <Page
      title={say.title({ kind: kindOf(record.kind), documentNo: record.documentNo })}
      trail={[{ to: '/publicity/held', label: lists['held.title']() }]}
      lead={
        <p>
          <SubjectLink uscc={subject.uscc ?? `id:${subject.id}`} name={subject.name} />
        </p>
      }
      actions={<PageLink to="/publicity/held">{say.next()}</PageLink>}
    >
      {review.held === null ? <Decided review={review} /> : <HeldText kind={record.kind} held={review.held} />}
      <PublicPage id={record.recordId} purpose={purpose} shown={record.display.state === 'shown'} />
      {review.held === null ? null : <Decide row={row} />}
      <Changes row={row} />
    </Page>
  );
}

function HeldText(props: { kind: string; held: NonNullable<Review['held']> }): ReactElement {
  const { kind, held } = props;
  const say = useSay(deskMessages);
  const codes = [...new Set(held.reasons.map(({ code }) => code))];
  return (
    <section className="card" data-held={codes.join(' ')}>
      <h2>{say.held()}</h2>
      <Facts
        rows={[
          [say.clock(), <DayOfSeven key="c" day={held.workingDay} />],
          [
            say.reasons(),
            <ul key="r" className="plain">
              {codes.map((code) => (
                <li key={code}>{heldOf(code)}</li>
              ))}
            </ul>,
          ],
        ]}
      />
      {held.content === null ? <p>{say['held.none']()}</p> : <ContentFacts kind={kind} content={held.content} places={held.places} />}
    </section>
  );
}

/** For the second officer: who decided, when and why. */
function Decided({ review: { decided } }: { review: Review }): ReactElement {
  const say = useSay(deskMessages);
  if (decided === null) return <p className="notice">{say['not-held']()}</p>;
  const p = { by: decided.by ?? say['decided.somebody'](), at: formatInstant(decided.at) };
  return (
    <section className="notice" data-decided={decided.by ?? ''}>
      <p>
        <Mixed>{decided.action === 'record.released' ? say['decided.released'](p) : say['decided.withdrawn'](p)}</Mixed>
      </p>
      {decided.reason === null ? null : (
        <p>
          <Mixed>{say['decided.reason']({ reason: decided.reason })}</Mixed>
        </p>
      )}
    </section>
  );
}

/** A and R press the buttons that open a confirmation; neither decides anything. */
function useDecisionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('[role=dialog]') !== null) return;
      const key = event.key.toLowerCase();
      if (key !== 'a' && key !== 'r') return;
      const button = document.querySelector<HTMLElement>(`[data-shortcut=${key}] button`);
      if (button === null) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
