import { Temporal } from 'temporal-polyfill';
import { accountsFor, activeAccounts } from '../access/index.ts';
import { findDate } from '../calendar/index.ts';
import { SHANGHAI } from '../clock/index.ts';
import type { Kernel } from '../context.ts';
import { on, type IsoDate, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { enqueueMessage } from '../outbox/index.ts';
import { kindOf } from './kinds.ts';
import type { NotifyTables } from './tables.ts';
import { CHANNELS, type Addressee, type Channel, type Notification } from './types.ts';

export type NotifyKernel = Pick<Kernel, 'clock' | 'ids' | 'settings' | 'offers'>;

const MORNING = { hour: 8 };

/** The name of a way out in the outbox. */
export function outboxChannel(channel: Channel): string {
  return `notify.${channel}`;
}

/** The ways out that this installation has. */
export function configuredChannels({ settings }: Pick<Kernel, 'settings'>): Channel[] {
  return CHANNELS.filter((channel) => settings.notify?.[channel] !== undefined);
}

/**
 * Tells people something, in the transaction of what caused it: it stands in their messages, and goes out by each configured
 * channel after the commit, at least once, always with the same id. The same key again tells nobody twice. Counts must be
 * positive, days ISO days. Returns how many accounts were told. Throws BAD_INPUT (params, link, showFrom).
 */
export async function notify<N extends 'n' | 'day'>(tx: Tx, kernel: NotifyKernel, notification: Notification<N>): Promise<number> {
  const today = kernel.clock.today().toString();
  const { notice, params, key, link, subjectId, showFrom = today } = notification;
  check(notification, showFrom);
  kindOf(kernel, notice.kind);
  const now = kernel.clock.now();
  const accounts = await accountsOf(tx, notification.to, today);
  let told = 0;
  for (const account of accounts) {
    const id = kernel.ids.record();
    const made = await on<NotifyTables>(tx)
      .insertInto('messages')
      .values({
        message_id: id,
        key: `${key} ${account}`,
        account,
        kind: notice.kind,
        params: JSON.stringify(params),
        link: link ?? null,
        subject_id: subjectId ?? ('subjectId' in notification.to ? notification.to.subjectId : null),
        show_from: showFrom,
        created_at: now.toString(),
        read_at: null,
        cancelled_at: null,
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('message_id')
      .executeTakeFirst();
    if (made === undefined) continue;
    told += 1;
    for (const channel of configuredChannels(kernel)) {
      const message = { channel: outboxChannel(channel), key: `notify ${channel} ${id}`, payload: { message: id } };
      await enqueueMessage(tx, message, new Date(now.epochMilliseconds), sendFrom(showFrom, now));
    }
  }
  return told;
}

/** Not at night: a later day's message goes out at eight. */
function sendFrom(day: IsoDate, now: Temporal.Instant): Date {
  const morning = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: SHANGHAI, plainTime: MORNING }).toInstant();
  return new Date(Math.max(morning.epochMilliseconds, now.epochMilliseconds));
}

/** A message before it is known to hold what its type says. */
interface Checked extends Pick<Notification, 'link'> {
  notice: { params: readonly string[] };
  params: object;
}

function check({ notice, params, link }: Checked, showFrom: IsoDate): void {
  // Neither less nor more: an amount under another name would leave by the webhook.
  const odd = [...notice.params, ...Object.keys(params)].find((name) => !notice.params.includes(name) || !(name in params));
  if (odd !== undefined) throw new XinhengError('BAD_INPUT', { what: odd });
  for (const [name, value] of Object.entries(params)) {
    const fits =
      name === 'day'
        ? typeof value === 'string' && findDate(value) !== undefined
        : typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
    if (!fits) throw new XinhengError('BAD_INPUT', { what: name });
  }
  if (link !== undefined && !/^\/(?:centre|workbench|desk|field)(?:\/|$)/.test(link)) throw new XinhengError('BAD_INPUT', { what: 'link' });
  if (findDate(showFrom) === undefined) throw new XinhengError('BAD_INPUT', { what: 'showFrom' });
}

async function accountsOf(tx: Tx, to: Addressee, today: IsoDate): Promise<string[]> {
  if ('subjectId' in to) return accountsFor(tx, to.subjectId, today);
  return activeAccounts(tx, to);
}
