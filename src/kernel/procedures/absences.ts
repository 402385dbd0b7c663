import { sql } from 'kysely';
import { findUser, forbidden, mayActFor, permits, requirePermission, type Caller } from '../access/index.ts';
import { audit } from '../audit/index.ts';
import { toDate } from '../calendar/index.ts';
import type { Kernel } from '../context.ts';
import { on, type IsoDate, type Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { Absent } from './may.ts';

/** Somebody is away from `from` to `to`, both days included, and another sees to the work. */
export interface Absence {
  absenceId: string;
  account: string;
  from: IsoDate;
  to: IsoDate;
  substitute: string;
  setBy: string;
}

interface AbsenceTables {
  absences: {
    absence_id: string;
    account: string;
    from_day: IsoDate;
    to_day: IsoDate;
    substitute: string;
    set_by: string;
    at: Date;
  };
}

/**
 * Says who stands in: for oneself, or by the director of the organ. Throws FORBIDDEN, NOT_FOUND (an account), BAD_INPUT
 * (days, a substitute of another organ or without a part in cases), CONFLICT where one overlaps.
 */
export async function setAbsence(
  kernel: Kernel,
  caller: Caller,
  absence: Pick<Absence, 'account' | 'from' | 'to' | 'substitute'>,
): Promise<Absence> {
  requirePermission(caller, 'case.act');
  const { account, from, to, substitute } = absence;
  if (toDate(from).since(toDate(to)).sign > 0) throw new XinhengError('BAD_INPUT', { what: 'to' });
  const [away, present] = await Promise.all([findUser(kernel, account), findUser(kernel, substitute)]);
  if (away === undefined) throw new XinhengError('NOT_FOUND', { what: account });
  if (present === undefined) throw new XinhengError('NOT_FOUND', { what: substitute });
  if (caller.account !== account && !leads(caller, away)) throw forbidden('case.act');
  const fits = present.active && present.organ === away.organ && account !== substitute;
  if (!fits || !permits({ ...caller, role: present.role }, 'case.act')) {
    throw new XinhengError('BAD_INPUT', { what: 'substitute' });
  }
  const set: Absence = { absenceId: kernel.ids.record(), account, from, to, substitute, setBy: caller.account! };
  return kernel.db.tx(async (tx) => {
    // Two at once for one account would both find the days free.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`absence:${account}`}, 0))`.execute(tx);
    const other = await on<AbsenceTables>(tx)
      .selectFrom('absences')
      .select('absence_id')
      .where('account', '=', account)
      .where('from_day', '<=', to)
      .where('to_day', '>=', from)
      .executeTakeFirst();
    if (other !== undefined) throw new XinhengError('CONFLICT', { what: account });
    const at = new Date(kernel.clock.now().epochMilliseconds);
    await on<AbsenceTables>(tx)
      .insertInto('absences')
      .values({ ...rowOf(set), at })
      .execute();
    await audit(kernel, tx, caller, {
      action: 'absence.set',
      object: account,
      outcome: 'ok',
      details: { from, to, substitute },
    });
    return set;
  });
}

/**
 * Somebody is back before the last day: from today on nobody stands in. By oneself, by who recorded it, or by the director of
 * the organ. What had begun ends with yesterday; what had not is taken back. Throws NOT_FOUND also for what is over, or is no
 * affair of the caller.
 */
export async function endAbsence(kernel: Kernel, caller: Caller, absenceId: string): Promise<Absence> {
  requirePermission(caller, 'case.act');
  const today = kernel.clock.today();
  return kernel.db.tx(async (tx) => {
    const row = await on<AbsenceTables>(tx)
      .selectFrom('absences')
      .selectAll()
      .where(sql<string>`absence_id::text`, '=', absenceId)
      .where('to_day', '>=', today.toString())
      .forUpdate()
      .executeTakeFirst();
    const away = row === undefined ? undefined : await findUser({ ...kernel, db: { ...kernel.db, kysely: tx } }, row.account);
    const own = row !== undefined && [row.account, row.set_by].includes(caller.account ?? '');
    if (row === undefined || !(own || (away !== undefined && leads(caller, away)))) {
      throw new XinhengError('NOT_FOUND', { what: absenceId.slice(0, 60) });
    }
    const ended = absenceOf(row);
    const begun = ended.from < today.toString();
    const to = today.subtract({ days: 1 }).toString();
    if (begun) {
      await on<AbsenceTables>(tx).updateTable('absences').set({ to_day: to }).where('absence_id', '=', row.absence_id).execute();
    } else {
      await on<AbsenceTables>(tx).deleteFrom('absences').where('absence_id', '=', row.absence_id).execute();
    }
    const { account, from, substitute } = ended;
    await audit(kernel, tx, caller, {
      action: 'absence.ended',
      object: account,
      outcome: 'ok',
      details: { from, to: ended.to, substitute, endedOn: today.toString() },
    });
    return begun ? { ...ended, to } : ended;
  });
}

function leads(caller: Caller, away: { organ: string | null; district: string | null }): boolean {
  return caller.role === 'director' && away.organ !== null && mayActFor(caller, { organ: away.organ, district: away.district });
}

/** Who is away or will be: the caller's own, those in which it stands in and those that it recorded. */
export async function listAbsences(kernel: Kernel, caller: Caller): Promise<Absence[]> {
  requirePermission(caller, 'case.act');
  const today = kernel.clock.today().toString();
  const rows = await on<AbsenceTables>(kernel.db.kysely)
    .selectFrom('absences')
    .selectAll()
    .where('to_day', '>=', today)
    .where((e) => e.or([e('account', '=', caller.account), e('substitute', '=', caller.account), e('set_by', '=', caller.account)]))
    .orderBy('from_day')
    .orderBy('absence_id')
    .execute();
  return rows.map(absenceOf);
}

/** In whose place the caller stands today, with that person's role and organ as they are now. */
export async function absentFor(tx: Tx, kernel: Kernel, caller: Caller): Promise<Absent[]> {
  if (caller.account === null) return [];
  const today = kernel.clock.today().toString();
  const rows = await on<AbsenceTables>(tx)
    .selectFrom('absences')
    .select('account')
    .where('substitute', '=', caller.account)
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .orderBy('account')
    .execute();
  // In the caller's own connection: a second one for each of many callers could leave none for any.
  const here = { ...kernel, db: { ...kernel.db, kysely: tx } };
  const found: Absent[] = [];
  for (const { account } of rows) {
    const user = await findUser(here, account);
    if (user?.active === true) found.push({ account, role: user.role, organ: user.organ });
  }
  return found;
}

/** Who stands in today for any of these. */
export async function substitutesOf(tx: Tx, kernel: Pick<Kernel, 'clock'>, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return [];
  const today = kernel.clock.today().toString();
  const rows = await on<AbsenceTables>(tx)
    .selectFrom('absences')
    .select('substitute')
    .where('account', 'in', [...accounts])
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .orderBy('substitute')
    .execute();
  return rows.map(({ substitute }) => substitute);
}

function rowOf({ absenceId, account, from, to, substitute, setBy }: Absence) {
  return { absence_id: absenceId, account, from_day: from, to_day: to, substitute, set_by: setBy };
}

function absenceOf(row: AbsenceTables['absences']): Absence {
  const { absence_id: absenceId, account, from_day: from, to_day: to, substitute, set_by: setBy } = row;
  return { absenceId, account, from, to, substitute, setBy };
}
