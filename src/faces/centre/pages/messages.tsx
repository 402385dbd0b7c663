import { Type } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { deskPage, Token, type Desk } from '../../../kernel/faces/centre.tsx';
import { FormRefused, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { addressesOf, cancelReminder, listMessages, readMessages, setAddress, type Message } from '../../../kernel/notify/index.ts';
import { ErrorSummary, Field, formatDate, formatTime, href, Pager, Table, type FormFault } from '../../../kernel/ui/index.ts';
import { aboutCentre, personalDesk } from '../frame/frame.tsx';
import { selfMessages } from '../messages/self.ts';

const PATH = '/centre/messages';
const SEE_OTHER = 303;
const CHANNELS = ['email', 'sms'] as const;
type Addresses = Partial<Record<(typeof CHANNELS)[number], string>>;

export function messagesPages(kernel: Kernel): AnyRoute[] {
  const go = (language: 'zh-CN' | 'en', done: string) => href(`${PATH}?done=${done}`, language);
  return [
    route({
      ...aboutCentre,
      method: 'GET',
      path: PATH,
      summary: 'The own messages and reminders',
      audit: 'messages.listed',
      schemas: {
        query: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 1000 })),
          done: Type.Optional(Type.Enum(['cancelled', 'saved'])),
        }),
      },
      async handle(call) {
        const { cursor, done } = call.query;
        return messagesPage(personalDesk(kernel, call), { cursor, done, given: null, faults: [] });
      },
    }),
    route({
      ...aboutCentre,
      method: 'POST',
      path: `${PATH}/read`,
      summary: 'Mark all own messages as read',
      audit: 'messages.read',
      schemas: { body: Type.Object({}) },
      async handle({ caller, language, reply }) {
        await readMessages(kernel, caller, null);
        return reply.redirect(href(PATH, language), SEE_OTHER);
      },
    }),
    route({
      ...aboutCentre,
      method: 'POST',
      path: `${PATH}/{id}/cancel`,
      summary: 'Cancel a reminder',
      audit: 'reminder.cancelled',
      schemas: { params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }), body: Type.Object({}) },
      async handle({ caller, language, params, reply }) {
        await kernel.db.tx((tx) => cancelReminder(kernel, tx, caller, params.id));
        return reply.redirect(go(language, 'cancelled'), SEE_OTHER);
      },
    }),
    route({
      ...aboutCentre,
      method: 'POST',
      path: `${PATH}/addresses`,
      summary: 'Where messages are sent besides',
      audit: 'message.address',
      schemas: {
        body: Type.Object({
          email: Type.Optional(Type.String({ maxLength: 300 })),
          sms: Type.Optional(Type.String({ maxLength: 30 })),
        }),
      },
      async handle(call) {
        const { caller, language, body, reply } = call;
        try {
          await kernel.db.tx(async (tx) => {
            for (const channel of CHANNELS) {
              const address = body[channel];
              if (address !== undefined) await setAddress(kernel, tx, caller, { channel, address });
            }
          });
        } catch (error) {
          const what = error instanceof XinhengError && error.code === 'BAD_INPUT' ? error.params['what'] : undefined;
          if (!(error instanceof XinhengError) || (what !== 'email' && what !== 'sms')) throw error;
          const faults = [{ name: what, message: t(language, selfMessages)[`messages.fault.${what}`]() }];
          const desk = personalDesk(kernel, call);
          throw new FormRefused(error, await messagesPage(desk, { cursor: undefined, done: undefined, given: body, faults }));
        }
        return reply.redirect(go(language, 'saved'), SEE_OTHER);
      },
    }),
  ];
}

interface Shown {
  cursor: string | undefined;
  done: 'cancelled' | 'saved' | undefined;
  given: Addresses | null;
  faults: readonly FormFault[];
}

async function messagesPage(desk: Desk, { cursor, done, given, faults }: Shown): Promise<ReactElement> {
  const { kernel, caller, language } = desk;
  const say = t(language, selfMessages);
  const { items, next } = await listMessages(kernel, caller, language, { cursor, limit: 50 });
  const ahead = await listMessages(kernel, caller, language, { ahead: true, limit: 100 });
  const addresses = given ?? (await addressesOf(kernel, caller.account ?? ''));
  const at = (c: string): string => `${PATH}?cursor=${encodeURIComponent(c)}`;
  return deskPage(
    desk,
    { title: say['messages.title'](), path: cursor === undefined ? PATH : at(cursor), faulty: faults.length > 0 },
    <>
      <ErrorSummary faults={faults} language={language} />
      {done === undefined ? null : (
        <p className="notice" role="status">
          {say[`messages.${done}`]()}
        </p>
      )}
      <p>{say['messages.lead']()}</p>
      {items.length === 0 ? <p data-empty="">{say['messages.none']()}</p> : <List desk={desk} items={items} />}
      {items.some(({ readAt }) => readAt === null) ? (
        <form method="post" action={href(`${PATH}/read`, language)}>
          <Token desk={desk} />
          <p>
            <button className="second">{say['messages.readAll']()}</button>
          </p>
        </form>
      ) : null}
      <Pager next={next === null ? null : at(next)} first={cursor === undefined ? null : PATH} language={language} />
      <Ahead desk={desk} items={ahead.items} />
      <Where desk={desk} addresses={addresses} faults={faults} />
    </>,
  );
}

function List({ desk: { language }, items }: { desk: Desk; items: readonly Message[] }): ReactElement {
  const say = t(language, selfMessages);
  return (
    <Table
      caption={say['messages.title']()}
      hideCaption
      language={language}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { head: say['messages.text'](), heading: true, cell: ({ text }) => text },
        { head: say['messages.at'](), cell: ({ at }) => formatTime(Temporal.Instant.from(at), language) },
        {
          head: say['messages.state'](),
          cell: ({ readAt }) => say[readAt === null ? 'messages.unread' : 'messages.read'](),
        },
        {
          head: say['messages.open'](),
          cell: ({ link }) => (link === null ? null : <a href={href(link, language)}>{say['messages.open']()}</a>),
        },
      ]}
    />
  );
}

function Ahead({ desk, items }: { desk: Desk; items: readonly Message[] }): ReactElement | null {
  const { language } = desk;
  const say = t(language, selfMessages);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="ahead">
      <h2 id="ahead">{say['messages.ahead']()}</h2>
      <ul>
        {items.map(({ id, showFrom, link }) => (
          <li key={id}>
            {link === null ? formatDate(showFrom, language) : <a href={href(link, language)}>{formatDate(showFrom, language)}</a>}
            <form method="post" action={href(`${PATH}/${id}/cancel`, language)}>
              <Token desk={desk} />
              <button className="second" aria-label={say['messages.cancel.label']({ day: formatDate(showFrom, language) })}>
                {say['messages.cancel']()}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only what this installation can send. */
function Where(props: { desk: Desk; addresses: Addresses; faults: readonly FormFault[] }): ReactElement {
  const { desk, addresses, faults } = props;
  const { language, kernel } = desk;
  const say = t(language, selfMessages);
  const ways = CHANNELS.filter((channel) => kernel.settings.notify?.[channel] !== undefined);
  return (
    <section aria-labelledby="where">
      <h2 id="where">{say['messages.where']()}</h2>
      {ways.length === 0 ? (
        <p>{say['messages.where.off']()}</p>
      ) : (
        <form method="post" action={href(`${PATH}/addresses`, language)} className="stack">
          <p>{say['messages.where.lead']()}</p>
          <Token desk={desk} />
          {ways.map((channel) => (
            <Field
              key={channel}
              name={channel}
              label={say[`messages.${channel}`]()}
              hint={say['messages.where.hint']()}
              fault={faults.find(({ name }) => name === channel)?.message}
            >
              {(aria) => (
                <input
                  {...aria}
                  type={channel === 'email' ? 'email' : 'tel'}
                  autoComplete={channel === 'email' ? 'email' : 'tel'}
                  defaultValue={addresses[channel] ?? ''}
                  maxLength={channel === 'email' ? 300 : 30}
                />
              )}
            </Field>
          ))}
          <p>
            <button>{say['messages.save']()}</button>
          </p>
        </form>
      )}
    </section>
  );
}
