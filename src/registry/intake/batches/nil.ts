import { sql } from 'kysely';
import { forbidden, mayActFor, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { nextNumber } from './numbers.ts';
import { OrganBook } from '../checking/organs.ts';
import type { IntakeTables } from '../tables.ts';
import { currentRecords } from '../../records/index.ts';

const r = currentRecords('r');

export interface NilReport {
  number: string;
  organ: string;
  month: string;
  declaredAt: string;
  /** It was declared before; the first declaration stands. */
  earlier: boolean;
  /** Acts of that month that are held from this organ: the declaration stands beside them and both are shown. */
  actsHeld: number;
}

export interface NilDeclared {
  number: string;
  month: string;
  declaredBy: string;
  declaredAt: string;
}

/** The organ's own declarations, the latest month first; so many as two years hold. Throws FORBIDDEN. */
export async function listNil(kernel: Pick<Kernel, 'db'>, caller: Caller): Promise<NilDeclared[]> {
  requirePermission(caller, 'intake.read');
  const { rows } = await sql<Omit<NilDeclared, 'declaredAt'> & { at: Date }>`
    select number, month, declared_by as "declaredBy", declared_at as at from nil_reports
    where organ = ${caller.organ ?? ''} order by month desc limit 24`.execute(kernel.db.kysely);
  return rows.map(({ at, ...row }) => ({ ...row, declaredAt: at.toISOString() }));
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/u;

/** A nil report is a report: "nothing to report for this month", by the organ, with number and time. */
export async function reportNil(kernel: Kernel, request: { organ: string; month: string; caller: Caller }): Promise<NilReport> {
  requirePermission(request.caller, 'intake.report');
  const organ = new OrganBook(kernel.policy, kernel.clock.today().toString()).find(request.organ);
  if (!organ) throw new XinhengError('ORGAN_UNKNOWN', { organ: request.organ });
  if (request.caller.role !== 'operator' && !mayActFor(request.caller, { organ: organ.code, district: null }))
    throw forbidden('intake.report');
  const today = kernel.clock.today().toString();
  if (!MONTH.test(request.month) || request.month > today.slice(0, 7)) throw new XinhengError('BAD_INPUT', { what: request.month });
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const told = (tx: Tx, number: string, earlier: boolean) =>
    audit(kernel, tx, request.caller, {
      action: 'nil.reported',
      object: number,
      outcome: 'ok',
      details: { organ: organ.code, month: request.month, earlier },
    });
  return kernel.db.tx(async (tx) => {
    const db = on<IntakeTables>(tx);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${r.table} where ${r.reporting_organ} = ${organ.code}
        and ${r.decided} >= ${`${request.month}-01`}::date and ${r.decided} < (${`${request.month}-01`}::date + interval '1 month')
        and ${r.isAct}`.execute(tx);
    const held = await db
      .selectFrom('nil_reports')
      .selectAll()
      .where('organ', '=', organ.code)
      .where('month', '=', request.month)
      .executeTakeFirst();
    const actsHeld = rows[0]!.n;
    if (held) {
      await told(tx, held.number, true);
      return {
        number: held.number,
        organ: organ.code,
        month: request.month,
        declaredAt: held.declared_at.toISOString(),
        earlier: true,
        actsHeld,
      };
    }
    const number = await nextNumber(tx, 'nil', organ.code, request.month);
    await db
      .insertInto('nil_reports')
      .values({
        organ: organ.code,
        month: request.month,
        declared_by: request.caller.account ?? '',
        declared_at: at,
        number,
      })
      .execute();
    await told(tx, number, false);
    const content = { number, organ: organ.code, month: request.month };
    await kernel.append(
      tx,
      [
        {
          type: 'nil.reported',
          subjectId: null,
          object: number,
          version: 1,
          content,
          salt: kernel.ids.salt(),
          home: 'journal',
        },
      ],
      at,
    );
    return { number, organ: organ.code, month: request.month, declaredAt: at.toISOString(), earlier: false, actsHeld };
  });
}
