import { createHash } from 'node:crypto';
import { callerOf, findUser, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type Tx } from '../../../kernel/db/index.ts';
import { secret } from '../../../kernel/ids/index.ts';

interface CalendarTables {
  centre_calendars: { account: string; secret_hash: Buffer; made_at: Date };
}

const hashOf = (given: string): Buffer => createHash('sha256').update(given).digest();
const calendars = (db: Tx | Kernel['db']['kysely']) => on<CalendarTables>(db);

/** When the person's calendar address was made; undefined = there is none. */
export async function calendarMade(kernel: Pick<Kernel, 'db'>, account: string): Promise<Date | undefined> {
  const row = await calendars(kernel.db.kysely)
    .selectFrom('centre_calendars')
    .select('made_at')
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.made_at;
}

/** A new secret address; the old one is dead. Shown once: the database holds its hash. */
export async function renewCalendar(kernel: Kernel, caller: Caller): Promise<string> {
  const token = secret().toString('base64url');
  const row = {
    account: caller.account ?? '',
    secret_hash: hashOf(token),
    made_at: new Date(kernel.clock.now().epochMilliseconds),
  };
  await kernel.db.tx(async (tx) => {
    await calendars(tx)
      .insertInto('centre_calendars')
      .values(row)
      .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
      .execute();
    await audit(kernel, tx, caller, { action: 'calendar.renewed', object: row.account, outcome: 'ok' });
  });
  return token;
}

export async function withdrawCalendar(kernel: Kernel, caller: Caller): Promise<void> {
  const account = caller.account ?? '';
  await kernel.db.tx(async (tx) => {
    await calendars(tx).deleteFrom('centre_calendars').where('account', '=', account).execute();
    await audit(kernel, tx, caller, { action: 'calendar.withdrawn', object: account, outcome: 'ok' });
  });
}

/** Whose calendar it is, with the rights that the person has now; undefined for no or a dead secret, or an account switched off. */
export async function calendarOwner(kernel: Kernel, token: string): Promise<Caller | undefined> {
  const row = await calendars(kernel.db.kysely)
    .selectFrom('centre_calendars')
    .select('account')
    .where('secret_hash', '=', hashOf(token))
    .executeTakeFirst();
  const user = row === undefined ? undefined : await findUser(kernel, row.account);
  return user?.active === true && user.role === 'owner' ? callerOf(user, null) : undefined;
}
