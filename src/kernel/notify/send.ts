import type { Kernel } from '../context.ts';
import { on } from '../db/types.ts';
import type { Channels, Send } from '../outbox/index.ts';
import { textOf, frameMessages } from './kinds.ts';
import { mailer } from './mail.ts';
import { configuredChannels, outboxChannel } from './notify.ts';
import type { NotifyTables } from './tables.ts';
import type { Addressed, Channel, Deliver } from './types.ts';
import { poster } from './webhook.ts';

type SendKernel = Pick<Kernel, 'db' | 'clock' | 'settings' | 'offers'>;

/** The ways out that are configured; without any, messages stand in this system only. */
export function notifyChannels(kernel: SendKernel): Channels {
  const { email, sms, webhook } = kernel.settings.notify ?? {};
  const deliver: Partial<Record<Channel, Deliver>> = {
    ...(email === undefined ? {} : { email: mailer(email) }),
    ...(sms === undefined ? {} : { sms: poster(sms, 'sms') }),
    ...(webhook === undefined ? {} : { webhook: poster(webhook, 'webhook') }),
  };
  return Object.fromEntries(
    configuredChannels(kernel).map((channel) => [outboxChannel(channel), sendBy(kernel, channel, deliver[channel]!)]),
  );
}

/** One message on one channel, by what holds at the moment of sending: its address, and whether it is still wanted. */
function sendBy(kernel: SendKernel, channel: Channel, deliver: Deliver): Send {
  return async ({ key, payload }) => {
    const { message: id } = payload as { message: string };
    const tables = on<NotifyTables>(kernel.db.kysely);
    const row = await tables.selectFrom('messages').selectAll().where('message_id', '=', id).executeTakeFirstOrThrow();
    const address = channel === 'webhook' ? null : await addressOf(kernel, row.account, channel);
    const outcome = row.cancelled_at !== null ? 'cancelled' : address === undefined ? 'no-address' : 'sent';
    if (outcome === 'sent') {
      const site = kernel.settings.siteName;
      await deliver({
        id: key,
        account: row.account,
        address: address ?? null,
        kind: row.kind,
        params: row.params,
        site,
        text: {
          zh: `${textOf(kernel, row.kind, row.params, 'zh-CN')}\n\n${frameMessages.zh.foot({ site: site.zh })}`,
          en: `${textOf(kernel, row.kind, row.params, 'en')}\n\n${frameMessages.en.foot({ site: site.en })}`,
        },
        at: new Date(kernel.clock.now().epochMilliseconds),
      });
    }
    await tables
      .insertInto('message_sendings')
      .values({ message_id: id, channel, outcome, at: kernel.clock.now().toString() })
      .onConflict((conflict) => conflict.columns(['message_id', 'channel']).doNothing())
      .execute();
  };
}

async function addressOf(kernel: Pick<Kernel, 'db'>, account: string, channel: Addressed): Promise<string | undefined> {
  const row = await on<NotifyTables>(kernel.db.kysely)
    .selectFrom('message_addresses')
    .select('address')
    .where('account', '=', account)
    .where('channel', '=', channel)
    .executeTakeFirst();
  return row?.address;
}
