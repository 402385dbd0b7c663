import { sql } from 'kysely';
import Type from 'typebox';
import { logAccess, requirePurpose, subjectsFor, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { on, type IsoDate } from '../../db/index.ts';
import { XinhengError } from '../../errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../http/index.ts';
import type { ProcedureContent } from '../../policy/index.ts';
import type { CasesTable, CaseTables } from '../store.ts';
import { organOfReader, rolesOfAny } from './reader.ts';

/** A case in a list. */
export interface ListedCase {
  caseId: string;
  number: string;
  procedure: string;
  edition: string;
  state: string;
  objectKind: string;
  objectId: string;
  subjectId: string | null;
  deciding: string;
  /** Null for the party. */
  handler: string | null;
  openedOn: IsoDate;
  due: IsoDate | null;
  provisional: boolean;
  suspended: boolean;
  closedOn: IsoDate | null;
}

export interface CaseFilter {
  procedure?: string | undefined;
  state?: 'open' | 'closed' | undefined;
  subjectId?: string | undefined;
  object?: { kind: string; id: string } | undefined;
  /** Code of an organ that has a part in the case. */
  organ?: string | undefined;
  /** The caller is the officer in charge. */
  mine?: boolean | undefined;
  /** A last day of an organ is over. */
  late?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number;
}

const LIST = 'cases';
const Position = Type.Tuple([Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })]);

/**
 * Cases that the caller may read, the latest first: an official's by the organ's relation or the role, the party's own. Each
 * listing is a look. Throws UNAUTHENTICATED, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function listCases(
  kernel: Kernel,
  caller: Caller,
  filter: CaseFilter = {},
): Promise<{ items: ListedCase[]; next: string | null }> {
  if (caller.role === null || caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  requirePurpose(caller);
  const { procedure, state, subjectId, object, organ, mine, late, cursor, limit = 50 } = filter;
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    let query = on<CaseTables>(tx)
      .selectFrom('cases')
      .selectAll()
      .where(readable(kernel, caller, today));
    if (procedure !== undefined) query = query.where('procedure', '=', procedure);
    if (state !== undefined) query = query.where('closed_on', state === 'open' ? 'is' : 'is not', null);
    if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
    if (object !== undefined) query = query.where('object_kind', '=', object.kind).where('object_id', '=', object.id);
    if (organ !== undefined) {
      query = query.where(sql<boolean>`${organ} in (deciding, handling, reporting, superior)`);
    }
    if (mine === true) query = query.where('handler', '=', caller.account);
    if (late === true) query = query.where('due', '<', today).where('due_provisional', '=', false);
    if (cursor !== undefined) query = query.where('case_id', '<', decodeCursor(LIST, Position, cursor)[0]);
    const rows = await query
      .orderBy('case_id', 'desc')
      .limit(limit + 1)
      .execute();
    const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.case_id]));
    const subjectIds = page.items.flatMap(({ subject_id: subject }) => subject ?? []);
    await logAccess(kernel, tx, caller, { subjectIds, action: 'cases.listed', fields: ['case'] });
    return { items: page.items.map((row) => listed(row, caller)), next: page.next };
  });
}

/** The twin of `requireReader`. */
export function readable(kernel: Pick<Kernel, 'policy'>, caller: Caller, today: IsoDate) {
  if (caller.role === 'owner') {
    // The days of mandates stand in the steps: one that is over opens nothing.
    return sql<boolean>`(subject_id = any(${subjectsFor(caller, 'see')}::uuid[]) or ${caller.account} = any(agents) and ${today}::date <= coalesce(
      (select (s.fields ->> 'until')::date from case_steps s where s.case_id = cases.case_id and s.kind = 'appoint'
        and s.what = ${caller.account} order by s.n desc limit 1), 'infinity'))`;
  }
  const all = kernel.policy.all<ProcedureContent>('procedure').filter(({ content }) => rolesOfAny(content).includes(caller.role!));
  const own = organOfReader(caller);
  const related = sql<boolean>`${own}::text in (deciding, handling, reporting, superior)`;
  // Without procedures of the role's own the organs' indexes alone answer.
  if (all.length === 0) return related;
  return sql<boolean>`(${related}
    or (procedure, edition) in (select * from unnest(${all.map(({ id }) => id)}::text[], ${all.map(({ edition }) => edition)}::text[])))`;
}

function listed(row: CasesTable, caller: Caller): ListedCase {
  return {
    caseId: row.case_id,
    number: row.number,
    procedure: row.procedure,
    edition: row.edition,
    state: row.state,
    objectKind: row.object_kind,
    objectId: row.object_id,
    subjectId: row.subject_id,
    deciding: row.deciding,
    handler: caller.role === 'owner' ? null : row.handler,
    openedOn: row.opened_on,
    due: row.due,
    provisional: row.due_provisional,
    suspended: row.suspended_since !== null,
    closedOn: row.closed_on,
  };
}
