import type { Kernel } from '../../../kernel/context.ts';
import { together, type Tx } from '../../../kernel/db/index.ts';
import type { DisplayTerm } from '../../publicity/index.ts';
import {
  addAddressees,
  findActs,
  findAddressees,
  insertActs,
  newRecord,
  recordEvent,
  writeLines,
  writeRecords,
  type FurtherLine,
  type NewAct,
  type RecordsTable,
} from '../../records/index.ts';
import { keyText, lockRegister, resolveMany, type Candidate } from '../../subjects/index.ts';
import { actIdentity, type ActRow } from '../checking/act-row.ts';
import type { ReportClock } from './deadline.ts';
import { decide, takenBack, type ActFacts, type Decision } from '../fates/decide.ts';
import { linesOf } from '../fates/other-lines.ts';
import { outcome, type Outcome } from '../fates/outcome.ts';
import { stageWaiting, type WaitingRow } from '../fates/waiting.ts';

/** Runs a stage; the one who measures notes how long it took. */
export type Timed = <R>(stage: 'resolve' | 'write', work: () => Promise<R>) => Promise<R>;

const untimed: Timed = (_stage, work) => work();

export interface ActsContext {
  batchId: string | null;
  reportingOrgan: string;
  source: string;
  /** Of a row that waited: the day on which it came, not the day on which it attached. */
  receivedOn(row: ActRow): string;
  clockOf(row: Pick<ActRow, 'decided'>): ReportClock;
  today: string;
  terms: readonly DisplayTerm[];
  at: Date;
  dryRun: boolean;
  /** Told how long a stage took, where somebody measures. */
  timed?: Timed;
  /** Cells of a row that begins to wait, for the reject file should it be returned later. */
  cellsOf(row: ActRow): string[] | null;
}

/**
 * Decides and writes sound rows, set-wise: one look-up of subjects, of acts and of records, then one statement a table. No
 * two rows have the same act and addressee key. Appends its events last; what the caller writes of the answer goes into
 * `before`, so that the journal's head is not held for it.
 */
export async function writeActs(
  tx: Tx,
  kernel: Pick<Kernel, 'append' | 'ids'>,
  rows: readonly ActRow[],
  context: ActsContext,
  before?: (outcomes: Outcome[]) => Promise<void>,
): Promise<Outcome[]> {
  await lockRegister(tx, 'reading');
  const { timed = untimed } = context;
  const decisions = await timed('resolve', () => decideAll(tx, rows, context));
  const waiting: WaitingRow[] = [];
  rows.forEach((row, i) => {
    if (decisions[i]!.fate === 'waiting') waiting.push({ row, cells: context.cellsOf(row) });
  });
  // Who already waits with the very same content is unchanged.
  const same = await stageWaiting(tx, kernel, waiting, context);
  const { writes, refs } = planWrites(rows, decisions, context, kernel.ids);
  const outcomes = rows.map((row, i) => {
    const decision = decisions[i]!;
    const { due: reportDue } = context.clockOf(row);
    if (decision.fate === 'accepted' || decision.fate === 'replaced')
      return outcome(row.rowNo, decision.fate, { held: decision.held, reportDue, ref: refs.get(i) ?? null });
    if (decision.fate === 'waiting' && same.has(row)) return outcome(row.rowNo, 'unchanged');
    return outcome(row.rowNo, decision.fate, { findings: decision.finding ? [decision.finding] : [], reportDue });
  });
  if (context.dryRun) {
    await before?.(outcomes);
    return outcomes;
  }
  await timed('write', () =>
    together([
      insertActs(tx, [...writes.newActs.values()]),
      addAddressees(tx, writes.added),
      before?.(outcomes),
      writeAll(tx, kernel, writes, linesOf(rows, decisions, context), context),
    ]),
  );
  return outcomes;
}

async function decideAll(tx: Tx, rows: readonly ActRow[], context: ActsContext): Promise<Decision[]> {
  const found = await resolveMany(
    tx,
    rows.flatMap((row) => [{ kind: row.keyKind, key: row.key }, ...nameKeyOf(row)]),
  );
  const acts = new Map<string, ActFacts['acts'][number][]>();
  for (const act of await findActs(tx, [...new Set(rows.map((row) => row.documentKey))])) {
    const list = acts.get(act.key);
    if (list) list.push(act);
    else acts.set(act.key, [act]);
  }
  const numbered = (row: ActRow): Candidate[] => (row.key === row.joinName ? [] : (found.get(keyText(row.keyKind, row.key)) ?? []));
  const named = (row: ActRow): Candidate[] => nameKeyOf(row).flatMap(({ kind, key }) => found.get(keyText(kind, key)) ?? []);
  const records = await readRecords(tx, rows, (row) => [...numbered(row), ...named(row)], acts);
  const recordOf = (subjectId: string, actId: string): RecordsTable | undefined => records.get(`${subjectId} ${actId}`);
  const taken = new Map<string, number>();
  return rows.map((row) => {
    const facts = {
      candidates: numbered(row),
      named: named(row),
      acts: acts.get(row.documentKey) ?? [],
      recordOf,
    };
    return onceOnly(row, decide(row, facts, context), taken);
  });
}

function nameKeyOf({ joinName }: ActRow): { kind: 'source'; key: string }[] {
  return joinName ? [{ kind: 'source', key: joinName }] : [];
}

async function readRecords(
  tx: Tx,
  rows: readonly ActRow[],
  candidatesOf: (row: ActRow) => Candidate[],
  acts: ReadonlyMap<string, ActFacts['acts'][number][]>,
): Promise<Map<string, RecordsTable>> {
  const pairs = rows.flatMap((row) => {
    const act = acts.get(row.documentKey)?.find((a) => a.decided === row.decided && a.permit_no === (row.permitNo ?? ''));
    return act ? candidatesOf(row).map((c) => ({ subjectId: c.subjectId, actId: act.act_id })) : [];
  });
  const records = await findAddressees(tx, pairs);
  return new Map(records.map((record) => [`${record.subject_id} ${record.act_id}`, record]));
}

/** Two keys of one body in one chunk: the second row is the same document twice, as it would be in the next chunk. */
function onceOnly(row: ActRow, decision: Decision, taken: Map<string, number>): Decision {
  if (decision.fate !== 'accepted' && decision.fate !== 'replaced') return decision;
  const key = `${actIdentity(row)} ${decision.subjectId}`;
  const other = taken.get(key);
  if (other !== undefined) return { fate: 'rejected', finding: { code: 'DUPLICATE_IN_FILE', column: null, params: { other } } };
  taken.set(key, row.rowNo);
  return decision;
}

interface Writes {
  newActs: Map<string, NewAct>;
  added: { actId: string; subjectId: string }[];
  inserted: RecordsTable[];
  replaced: RecordsTable[];
}

type Refs = Map<number, { subjectId: string; id: string }>;

function planWrites(
  rows: readonly ActRow[],
  decisions: readonly Decision[],
  context: ActsContext,
  ids: Kernel['ids'],
): { writes: Writes; refs: Refs } {
  const refs: Refs = new Map();
  const writes: Writes = { newActs: new Map(), added: [], inserted: [], replaced: [] };
  rows.forEach((row, i) => {
    const decision = decisions[i]!;
    if (decision.fate !== 'accepted' && decision.fate !== 'replaced') return;
    const { subjectId, current } = decision;
    let actId = decision.actId;
    if (actId === null) actId = actFor(writes.newActs, row, subjectId, context, ids).act_id;
    else if (!current) writes.added.push({ actId, subjectId });
    const held = decision.held.map((f) => f.code);
    const record = recordRow(row, { subjectId, actId, current, held }, context, ids);
    (current ? writes.replaced : writes.inserted).push(record);
    refs.set(i, { subjectId, id: record.record_id });
  });
  return { writes, refs };
}

async function writeAll(
  tx: Tx,
  kernel: Pick<Kernel, 'append' | 'ids'>,
  { inserted, replaced }: Writes,
  lines: readonly FurtherLine[],
  { at, today }: Pick<ActsContext, 'at' | 'today'>,
): Promise<void> {
  const opened = lines.length > 0 ? await writeLines(tx, kernel, lines, today) : [];
  const events = [
    ...inserted.map((record) => recordEvent('record.accepted', record)),
    ...replaced.map((record) => recordEvent('record.replaced', record)),
    ...opened,
  ];
  if (events.length > 0) await writeRecords(tx, kernel, { inserted, replaced, events }, at);
}

function actFor(
  acts: Map<string, NewAct>,
  row: ActRow,
  subjectId: string,
  context: ActsContext,
  ids: Pick<Kernel['ids'], 'record'>,
): NewAct {
  const identity = actIdentity(row);
  let act = acts.get(identity);
  if (!act) {
    act = {
      key: row.documentKey,
      act_id: ids.record(),
      kind: row.kind,
      organ: row.organ,
      document_no: row.documentNo,
      decided: row.decided,
      permit_no: row.permitNo,
      subject_ids: [],
      batch_id: context.batchId,
    };
    acts.set(identity, act);
  }
  if (!act.subject_ids.includes(subjectId)) act.subject_ids.push(subjectId);
  return act;
}

function recordRow(
  row: ActRow,
  place: { subjectId: string; actId: string; current: RecordsTable | undefined; held: string[] },
  context: ActsContext,
  ids: Pick<Kernel['ids'], 'record' | 'salt'>,
): RecordsTable {
  const { subjectId, actId, current, held } = place;
  const clock = context.clockOf(row);
  // A replaced row keeps the day on which the act first came; one that had been taken back begins anew.
  const first = current && !takenBack(current) ? current : undefined;
  return newRecord(ids, {
    subject_id: subjectId,
    act_id: actId,
    item: row.item,
    edition: row.edition,
    kind: row.kind,
    organ: row.organ,
    reporting_organ: context.reportingOrgan,
    source: context.source,
    line: row.line,
    document_no: row.documentNo,
    decided: row.decided,
    permit_no: row.permitNo,
    content: row.content,
    nature: row.nature,
    severity: row.severity,
    display_class: row.displayClass,
    held,
    // A clean row goes out by itself; a held one waits for a reviewer.
    released_on: held.length === 0 ? context.today : null,
    received_on: first?.received_on ?? context.receivedOn(row),
    report_due: first?.report_due ?? clock.due,
    report_due_provisional: first?.report_due_provisional ?? clock.provisional,
    days_late: first ? first.days_late : clock.daysLate,
    batch_id: context.batchId,
    row_no: row.rowNo,
    source_hash: row.sourceHash,
    ...(first?.stay ? { validity: 'stayed', stay: first.stay } : {}),
    ...(current ? keptBy(current) : {}),
  });
}

/** What a row that comes anew leaves as it is. */
function keptBy({ record_id, version, shielded, shield, disputes, corrections }: RecordsTable): Partial<RecordsTable> {
  return { record_id, version: version + 1, shielded, shield, disputes, corrections };
}
