import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { GatedPage } from '../../parts/gated-page.tsx';
import { SubjectLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { DateText, Facts, Mark, Zh } from '../../parts/text.tsx';
import { codeMessages } from './messages.ts';
import { Codes, Due, type Order } from './orders.tsx';
import { ReplyToOrder } from './reply.tsx';
import { UndoMerge } from './undo.tsx';
import { basisOf, causeOf, findingOf, replyOf, stateOf, stepOf } from './words.ts';

/** One order: what was found, what may be meant, the organ's answer, its confirmation, and the merger undone. */
export function OrderPage(): ReactElement {
  const id = useAddress().params['id'] ?? '';
  const say = useSay(codeMessages);
  return (
    <GatedPage scope="/codes" title={say.title()}>
      {(purpose) => (
        <Load
          of={['code-order', id, purpose]}
          load={(signal) =>
            answer(
              api.GET('/api/v1/codes/orders/{id}', {
                params: { path: { id } },
                headers: purposeHeader(purpose),
                signal,
              }),
            )
          }
        >
          {(order) => <OrderView order={order} purpose={purpose} />}
        </Load>
      )}
    </GatedPage>
  );
}

function OrderView({ order, purpose }: { order: Order; purpose: string }): ReactElement {
  const say = useSay(codeMessages);
  const settled = order.state === 'settled';
  return (
    <Page
      title={say['one.title']({ number: order.number })}
      trail={[{ to: '/codes', label: say.title() }]}
      lead={<p>{order.late ? <Mark kind="late">{stateOf('late')}</Mark> : stateOf(order.state)}</p>}
    >
      <section className="card">
        <h2>{say.finding()}</h2>
        <Finding order={order} />
      </section>
      {order.reply === null ? null : <Answer order={order} />}
      {order.waits === null ? null : (
        <section className="card">
          <SecondPerson
            open={order.waits}
            label={settled ? say['settle.undo']() : say.settle()}
            title={settled ? say['settle.undo']() : say.settle()}
            consequences={[settled ? say['settle.undo.1']() : say['settle.1']()]}
          />
        </section>
      )}
      <section className="page-actions">
        <ReplyToOrder order={order} />
        {order.merged.length === 0 ? null : <UndoMerge order={order} purpose={purpose} />}
      </section>
      <section className="card" data-steps={order.history.length}>
        <h2>{say.steps()}</h2>
        <PlainTable
          label={say.steps()}
          heads={[say.at(), say.what(), say.organ(), say.who()]}
          rows={order.history.map((step) => [
            <DateText key="a" at={step.at} />,
            stepOf(step.what),
            <OrganName key="o" code={step.organ} />,
            step.account ?? '',
          ])}
        />
      </section>
    </Page>
  );
}

function Finding({ order }: { order: Order }): ReactElement {
  const say = useSay(codeMessages);
  const { candidate, basis } = order;
  return (
    <Facts
      rows={[
        [say.kind(), findingOf(order.kind)],
        [say.cause(), causeOf(order.cause)],
        [say.codes(), <Codes key="c" codes={order.codes} />],
        [
          say.candidate(),
          candidate === null ? null : (
            <span key="d" data-candidate={candidate}>
              <code>{candidate}</code>{' '}
              <small>
                {basis === null ? null : `${basisOf(basis)} · `}
                {say['candidate.check']()}
              </small>
            </span>
          ),
        ],
        [
          say.bodies(),
          <ul key="b" className="plain">
            {order.subjects.map(({ id, name, uscc }) => (
              <li key={id}>
                <SubjectLink uscc={uscc ?? `id:${id}`} name={name} />
              </li>
            ))}
          </ul>,
        ],
        [say.source(), order.source === null ? null : <OrganName key="s" code={order.source} />],
        [say.organ(), <OrganName key="o" code={order.organ} />],
        [say.opened(), <DateText key="p" day={order.openedOn} />],
        [say.due(), <Due key="u" due={order.due} provisional={order.provisional} />],
        [say.state(), order.escalatedOn === null ? null : say.escalated({ on: order.escalatedOn })],
      ]}
    />
  );
}

function Answer({ order }: { order: Order }): ReactElement | null {
  const say = useSay(codeMessages);
  const { reply, merged } = order;
  if (reply === null) return null;
  const body = order.subjects.find(({ id }) => id === reply.body);
  return (
    <section className="card" data-reply={reply.kind}>
      <h2>{say.replied()}</h2>
      <Facts
        rows={[
          [say['reply.kind'](), replyOf(reply.kind)],
          [say['reply.code'](), reply.code === null ? null : <code key="c">{reply.code}</code>],
          [say['reply.body'](), body === undefined ? null : <Zh key="b">{body.name}</Zh>],
          [say.organ(), reply.organ === null ? null : <OrganName key="o" code={reply.organ} />],
          [say['reply.reason'](), <Zh key="r">{reply.reason}</Zh>],
        ]}
      />
      {merged.length === 0 ? null : <p>{say.merged({ n: merged.length })}</p>}
    </section>
  );
}
