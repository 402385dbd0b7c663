import { sql, type ColumnType, type Selectable } from 'kysely';
import { among, grouped, json, on, PackedRows, plain, text, type Columns, type IsoDate, type Tx } from '../db/index.ts';
import type { Hashable } from '../journal/index.ts';
import type { Role } from '../access/index.ts';
import type { Duty } from './duties.ts';
import type { Case, CaseOpening, FieldValues, Step } from './types.ts';

/** A step as it stands in the database: with what proves it and what finds it again. */
export interface StoredStep extends Step {
  salt: Buffer;
  key: string | null;
}

interface StepsTable {
  case_id: string;
  n: number;
  step_id: string;
  kind: Step['kind'];
  what: string;
  from_state: string | null;
  to_state: string;
  by_account: string;
  role: Role | null;
  stands_in_for: string | null;
  on_day: IsoDate;
  at: Date;
  fields: ColumnType<FieldValues, string, never>;
  reason: string | null;
  opening: ColumnType<CaseOpening | null, string | null, never>;
  salt: Buffer;
  key: string | null;
}

/** The projection of a case, for lists and locks. */
export interface CasesTable {
  case_id: string;
  number: string;
  procedure: string;
  nature: 'adverse' | 'favourable' | 'internal';
  edition: string;
  state: string;
  version: number;
  object_kind: string;
  object_id: string;
  subject_id: string | null;
  deciding: string;
  handling: string | null;
  reporting: string | null;
  superior: string | null;
  district: string | null;
  opened_by: string;
  opened_on: IsoDate;
  handler: string | null;
  agents: string[];
  suspended_since: IsoDate | null;
  due: IsoDate | null;
  due_provisional: boolean;
  clock_on: IsoDate | null;
  calendar: string;
  closed_on: IsoDate | null;
}

export interface CaseTables {
  cases: CasesTable;
  case_steps: StepsTable;
}

/** Locks the case: of two who act at once, the second sees what the first did. */
export async function lockCase(tx: Tx, caseId: string): Promise<boolean> {
  const row = await on<CaseTables>(tx).selectFrom('cases').select('case_id').where('case_id', '=', caseId).forUpdate().executeTakeFirst();
  return row !== undefined;
}

/** The steps of each of the cases, in their order. */
export async function stepsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, StoredStep[]>> {
  const rows = await on<CaseTables>(tx).selectFrom('case_steps').selectAll().where(among('case_id', caseIds)).orderBy('n').execute();
  return grouped(rows, (row) => row.case_id, toStep);
}

export async function insertSteps(tx: Tx, caseId: string, steps: readonly StoredStep[]): Promise<void> {
  // A service that was only begun is no step yet.
  if (steps.length === 0) return;
  await on<CaseTables>(tx)
    .insertInto('case_steps')
    .values(
      steps.map((step) => ({
        case_id: caseId,
        n: step.n,
        step_id: step.stepId,
        kind: step.kind,
        what: step.what,
        from_state: step.from,
        to_state: step.to,
        by_account: step.by,
        role: step.role,
        stands_in_for: step.standsInFor,
        on_day: step.on,
        at: step.at,
        fields: JSON.stringify(step.fields),
        reason: step.reason,
        opening: step.opening === null ? null : JSON.stringify(step.opening),
        salt: step.salt,
        key: step.key,
      })),
    )
    .execute();
}

export function toStep(row: Selectable<StepsTable>): StoredStep {
  return {
    n: row.n,
    stepId: row.step_id,
    kind: row.kind,
    what: row.what,
    from: row.from_state,
    to: row.to_state,
    by: row.by_account,
    role: row.role,
    standsInFor: row.stands_in_for,
    on: row.on_day,
    at: row.at,
    fields: row.fields,
    reason: row.reason,
    opening: row.opening,
    salt: row.salt,
    key: row.key,
  };
}

/** What the projection adds to the case. */
export type Projected = Pick<CasesTable, 'nature' | 'due' | 'due_provisional' | 'clock_on' | 'calendar'>;

export function projectionOf(of: Case, projected: Projected): CasesTable {
  return {
    case_id: of.caseId,
    number: of.number,
    procedure: of.procedure,
    edition: of.edition,
    state: of.state,
    version: of.version,
    object_kind: of.objectKind,
    object_id: of.objectId,
    subject_id: of.subjectId,
    ...of.organs,
    district: of.district,
    opened_by: of.openedBy,
    opened_on: of.openedOn,
    handler: of.handler,
    agents: of.agents.map(({ account }) => account),
    suspended_since: of.suspendedSince,
    closed_on: of.closedOn,
    ...projected,
  };
}

export async function insertCase(tx: Tx, row: CasesTable): Promise<void> {
  await on<CaseTables>(tx).insertInto('cases').values(row).execute();
}

export async function updateCase(tx: Tx, row: CasesTable): Promise<void> {
  await on<CaseTables>(tx).updateTable('cases').set(row).where('case_id', '=', row.case_id).execute();
}

type DutyRow = Duty & { caseId: string; number: string };
const DUTY_COLUMNS: Columns<DutyRow, string> = {
  case_id: plain((d) => d.caseId, 'uuid'),
  what: text((d) => d.what),
  kind: text((d) => d.kind),
  actor: plain((d) => d.actor, 'int'),
  organ: text((d) => d.organ),
  account: text((d) => d.account),
  must: plain((d) => d.must, 'boolean'),
  escalated: plain((d) => d.escalated, 'boolean'),
  due: plain((d) => d.due, 'date'),
  provisional: plain((d) => d.provisional, 'boolean'),
  opens: plain((d) => d.opens, 'date'),
  number: text((d) => d.number),
  roles: json((d) => d.roles),
  excluded: json((d) => d.excluded),
};

/** The rows of the work list for this case, written anew. */
export async function replaceDuties(tx: Tx, of: Case, duties: readonly Duty[]): Promise<void> {
  await sql`delete from case_duties where case_id = ${of.caseId}`.execute(tx);
  if (duties.length === 0) return;
  const rows = new PackedRows(
    DUTY_COLUMNS,
    'what',
    duties.map((duty) => ({ ...duty, caseId: of.caseId, number: of.number })),
  );
  const list = (column: string) => sql`array(select jsonb_array_elements_text(${rows.value(column)}))`;
  const own = Object.keys(DUTY_COLUMNS).filter((column) => column !== 'roles' && column !== 'excluded');
  await sql`
    insert into case_duties (${sql.raw(own.join(', '))}, roles, excluded)
    select ${rows.values(own)}, ${list('roles')}, ${list('excluded')} from ${rows.source()}`.execute(tx);
}

/** The next number of an organ's cases in a year. */
export async function nextCaseNumber(tx: Tx, organ: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into case_numbers (organ, year, last) values (${organ}, ${year}, 1)
    on conflict (organ, year) do update set last = case_numbers.last + excluded.last returning last`.execute(tx);
  return rows[0]!.last;
}

/** What is hashed for a step. Nothing that is not in its row. */
export function stepContent(caseId: string, step: Step): Hashable {
  const { stepId, at, fields, opening, ...rest } = step;
  return {
    ...rest,
    caseId,
    stepId,
    at: at.toISOString(),
    fields: { ...fields } as Hashable,
    opening: opening === null ? null : (JSON.parse(JSON.stringify(opening)) as Hashable),
  };
}
