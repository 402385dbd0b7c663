import { sql } from 'kysely';
import { levelFor, redact, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type IsoDate, type Tx } from '../../../kernel/db/index.ts';
import { factsOf, findTerms } from '../facts.ts';
import { fieldLevels } from '../history/index.ts';
import { repairDates, type RepairDates } from '../repair.ts';
import { displayState } from '../rules.ts';
import type { DisplayFacts, DisplayState } from '../types.ts';
import type { RecordsTable, RecordViews } from '../../records/types.ts';

/** One record as its own firm sees it: also what the public does not see, and why. */
export interface OwnRecord {
  recordId: string;
  actId: string;
  kind: RecordsTable['kind'];
  nature: RecordsTable['nature'];
  displayClass: RecordsTable['display_class'];
  organ: string;
  reportingOrgan: string;
  documentNo: string;
  decided: IsoDate;
  received: IsoDate;
  /** First day shown. */
  shownFrom: IsoDate | null;
  title: string;
  content: Record<string, unknown>;
  state: DisplayState['state'];
  until: IsoDate | null;
  objected: boolean;
  endedKind: RecordsTable['ended_kind'];
  endedOn: IsoDate | null;
  facts: DisplayFacts;
  repair: RepairDates;
}

export interface RecordPlace {
  decided: IsoDate;
  recordId: string;
}

/**
 * What is held of the caller's firm, the latest decision first; fields as far as `levelFor` opens them, so that the caller
 * must be its own account or hold its mandate. The caller of this logs the look.
 */
export async function ownRecords(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'policy'>,
  caller: Caller,
  subjectId: string,
  page: { after: RecordPlace | null; limit: number | null },
): Promise<OwnRecord[]> {
  const { after, limit } = page;
  let query = rows(tx, subjectId).orderBy('decided', 'desc').orderBy('record_id', 'desc');
  if (limit !== null) query = query.limit(limit);
  if (after !== null) query = query.where(sql<boolean>`(decided, record_id) < (${after.decided}::date, ${after.recordId}::uuid)`);
  return seen(tx, kernel, caller, await query.execute());
}

/** How many adverse records of the firm stand in public, and the first day on which one of them ends by itself: what everybody sees. */
export async function adverseShown(
  tx: Tx,
  { clock }: Pick<Kernel, 'clock'>,
  subjectId: string,
): Promise<{ n: number; day: IsoDate | null }> {
  const terms = await findTerms(tx);
  const today = clock.today().toString();
  const found = await rows(tx, subjectId).where('nature', '=', 'adverse').execute();
  const shown = found.map((row) => displayState(factsOf(row), terms, today)).filter(({ state }) => state === 'shown');
  const days = shown.flatMap(({ until }) => until ?? []).toSorted();
  return { n: shown.length, day: days[0] ?? null };
}

export async function findOwnRecord(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'policy'>,
  caller: Caller,
  subjectId: string,
  recordId: string,
): Promise<OwnRecord | undefined> {
  const found = await rows(tx, subjectId).where('record_id', '=', recordId).execute();
  return (await seen(tx, kernel, caller, found))[0];
}

/** Grades that their issuers keep among organs (domain.md, Evaluation) are at no door of the firm's, and neither is how many. */
const rows = (tx: Tx, subjectId: string) =>
  on<RecordViews>(tx)
    .selectFrom('v_records_current')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where(sql<boolean>`not (kind = 'grade' and display_class = 'internal')`);

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

async function seen(tx: Tx, kernel: Pick<Kernel, 'clock' | 'policy'>, caller: Caller, found: readonly Row[]): Promise<OwnRecord[]> {
  const terms = await findTerms(tx);
  const levels = fieldLevels(kernel);
  const today = kernel.clock.today().toString();
  return found.flatMap((row) => {
    const level = levelFor(caller, { organ: row.organ, district: null, subjectId: row.subject_id });
    if (level === 'PUBLIC') return [];
    const facts = factsOf(row);
    const { state, until } = displayState(facts, terms, today);
    return [
      {
        recordId: row.record_id,
        actId: row.act_id,
        kind: row.kind,
        nature: row.nature,
        displayClass: row.display_class,
        organ: row.organ,
        reportingOrgan: row.reporting_organ,
        documentNo: row.document_no,
        decided: row.decided,
        received: row.received_on,
        shownFrom: row.released_on,
        title: row.content.violation ?? row.content.title ?? row.document_no,
        content: redact(row.content, levels, level),
        state,
        until,
        objected: row.disputes.some((dispute) => dispute.state === 'open'),
        endedKind: row.ended_kind,
        endedOn: row.ended_on,
        facts,
        repair: repairDates(facts, terms, today),
      },
    ];
  });
}
