import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { LOCKS } from '../../kernel/db/index.ts';
import { together, type Tx } from '../../kernel/db/index.ts';
import { registrationEvent, type ClaimFate, type RegistrationClaim } from './claim.ts';
import { ClaimPlanner, keysOf, type ClaimPlan } from './plan.ts';
import { resolveMany } from './resolve.ts';
import {
  heldRegistrations,
  insertRegistrations,
  insertSubjects,
  replaceRegistrations,
  updateSubjects,
  writeKeys,
  writeNames,
} from './store.ts';
import { packRegistrations, packSubjects } from './columns.ts';
import type { RegistrationsTable, SubjectsTable } from './types.ts';

// One number for "who is registered". Registering takes it alone; whoever must rely on a code not being held takes it
// shared: else an act could begin to wait for a code that is being registered at that moment, and nobody would wake it.
const REGISTER_LOCK = LOCKS.register;

export async function lockRegister(tx: Tx, mode: 'registering' | 'reading'): Promise<void> {
  if (mode === 'registering') await sql`select pg_advisory_xact_lock(${REGISTER_LOCK}::bigint)`.execute(tx);
  else await sql`select pg_advisory_xact_lock_shared(${REGISTER_LOCK}::bigint)`.execute(tx);
}

export interface Registered {
  fate: ClaimFate;
  subjectId: string;
}

export interface RegisterOptions {
  dryRun?: boolean;
  before?: (registered: Registered[]) => Promise<void>;
  /** Runs a stage; the one who measures notes how long it took. */
  timed?: <R>(stage: 'resolve' | 'write', work: () => Promise<R>) => Promise<R>;
}

/**
 * Writes claims of one source, in their order, set-wise. Each (source, sourceKey) at most once in `claims`. Appends its
 * events, so it is the last thing in the caller's transaction; what the caller writes of the answer goes into `before`,
 * so that the journal's head is not held for it. With `dryRun` nothing is written.
 */
export async function registerMany(
  tx: Tx,
  kernel: Pick<Kernel, 'append' | 'ids'>,
  claims: readonly RegistrationClaim[],
  at: Date,
  options: RegisterOptions = {},
): Promise<Registered[]> {
  const timed = options.timed ?? ((_stage, work) => work());
  const plans = await timed('resolve', () => planMany(tx, kernel, claims));
  const registered = plans.map(({ fate, subjectId }) => ({ fate, subjectId }));
  await timed('write', () => together([options.before?.(registered), options.dryRun ? undefined : writePlans(tx, kernel, plans, at)]));
  return registered;
}

async function planMany(tx: Tx, kernel: Pick<Kernel, 'ids'>, claims: readonly RegistrationClaim[]): Promise<ClaimPlan[]> {
  const source = claims[0]?.source;
  if (source === undefined) return [];
  await lockRegister(tx, 'registering');
  const bodies = await resolveMany(tx, claims.flatMap(keysOf));
  const ids = new Set<string>();
  for (const list of bodies.values()) for (const body of list) ids.add(body.subjectId);
  const planner = new ClaimPlanner(bodies, await heldRegistrations(tx, source, [...ids]), kernel.ids);
  return claims.map((claim) => planner.plan(claim));
}

async function writePlans(tx: Tx, kernel: Pick<Kernel, 'append' | 'ids'>, plans: readonly ClaimPlan[], at: Date): Promise<void> {
  const written = plans.filter((p) => p.fate === 'accepted' || p.fate === 'replaced');
  if (written.length === 0) return;
  const rows = written.map((p) => registrationRow(p, kernel));
  const fresh = new Set(written.flatMap((p) => (p.newSubject ? [p.subjectId] : [])));
  const before = together([
    writeKeys(
      tx,
      written.flatMap((p) => p.keys),
      fresh,
    ),
    writeNames(tx, written, fresh),
    kernel.append(tx, rows.map(registrationEvent), at),
  ]);
  // Packed while the database is busy; the rows' numbers count from the first, which the append gives.
  const numbered = written.map((p, i) => ({ ...p, row: { ...rows[i]!, seq: i } }));
  const inserted = packRegistrations(numbered.flatMap((p) => (p.held ? [] : [p.row])));
  const subjects = packSubjects(numbered.flatMap((p) => (p.newSubject ? [subjectRow(p, p.row.seq, at)] : [])));
  const again = numbered.filter((p) => p.held);
  const [, , { first }] = await before;
  await together([
    insertSubjects(tx, subjects, first),
    updateSubjects(
      tx,
      again.map((p) => ({ ...p, seq: first + p.row.seq })),
    ),
    insertRegistrations(tx, inserted, first),
    replaceRegistrations(
      tx,
      again.map(({ row }) => ({ ...row, seq: first + row.seq })),
    ),
  ]);
}

function registrationRow({ claim, subjectId, held }: ClaimPlan, kernel: Pick<Kernel, 'ids'>): Omit<RegistrationsTable, 'seq'> {
  return {
    subject_id: subjectId,
    registration_id: held?.registration_id ?? kernel.ids.record(),
    source: claim.source,
    source_key: claim.sourceKey,
    uscc_given: claim.usccGiven,
    reg_no: claim.regNo,
    name: claim.name,
    content: claim.content,
    findings: claim.findings,
    version: (held?.version ?? 0) + 1,
    received_on: claim.receivedOn,
    batch_id: claim.batchId,
    row_no: claim.rowNo,
    source_hash: claim.sourceHash,
    salt: kernel.ids.salt(),
  };
}

function subjectRow({ claim, subjectId }: ClaimPlan, seq: number, at: Date): SubjectsTable {
  return {
    subject_id: subjectId,
    kind: claim.kind,
    name: claim.name,
    uscc: claim.uscc,
    state: claim.state,
    founded: claim.founded,
    district: claim.district,
    industry: claim.industry,
    size: claim.size,
    merged_into: null,
    seq,
    version: 1,
    created_at: at,
  };
}
