import type { Caller } from '../access/index.ts';
import { audit } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import type { NotifyTables } from './tables.ts';
import type { Addressed } from './types.ts';

const EMAIL = /^[^\s@<>"',;:\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,190}[A-Za-z0-9])?\.[A-Za-z]{2,24}$/;
const MOBILE = /^(?:\+?86)?1[3-9]\d{9}$/;

/** The addresses that a person gave, by channel. */
export async function addressesOf(kernel: Pick<Kernel, 'db'>, account: string): Promise<Partial<Record<Addressed, string>>> {
  const rows = await on<NotifyTables>(kernel.db.kysely)
    .selectFrom('message_addresses')
    .select(['channel', 'address'])
    .where('account', '=', account)
    .execute();
  return Object.fromEntries(rows.map(({ channel, address }) => [channel, address]));
}

/** Sets the own address of a channel; empty takes it away. The log holds that it changed, not the address. Throws BAD_INPUT. */
export async function setAddress(
  kernel: Pick<Kernel, 'clock'>,
  tx: Tx,
  caller: Caller,
  given: { channel: Addressed; address: string },
): Promise<void> {
  const { account } = caller;
  if (account === null || caller.userId === null) throw new XinhengError('FORBIDDEN');
  const address = given.address.trim();
  const tables = on<NotifyTables>(tx);
  if (address === '') {
    await tables.deleteFrom('message_addresses').where('account', '=', account).where('channel', '=', given.channel).execute();
  } else {
    const fits = (given.channel === 'email' ? EMAIL : MOBILE).test(address) && !address.includes('..');
    if (!fits) throw new XinhengError('BAD_INPUT', { what: given.channel });
    const row = { account, channel: given.channel, address, set_at: kernel.clock.now().toString() };
    await tables
      .insertInto('message_addresses')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account', 'channel']).doUpdateSet(row))
      .execute();
  }
  await audit(kernel, tx, caller, {
    action: 'message.address',
    object: account,
    outcome: 'ok',
    details: { channel: given.channel, set: address !== '' },
  });
}
