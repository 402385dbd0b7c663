import { visible, wasShown, factsOf, type DisplayTerm } from '../../publicity/index.ts';
import { differences, type ActKeysTable, type Differences, type RecordsTable } from '../../records/index.ts';
import { nameAgrees, namesAlike, type Candidate } from '../../subjects/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import type { Finding } from '../reading/draft.ts';
import { joinAddressee } from './join.ts';

/** What the database says about one row. */
export interface ActFacts {
  candidates: readonly Candidate[];
  /** Whom the row's name means in its source's register, where it may be joined by it. */
  named?: readonly Candidate[];
  /** Acts that carry the same document. */
  acts: readonly ActKeysTable[];
  /** The record of this act and the addressee that `addressee` found. */
  recordOf(subjectId: string, actId: string): RecordsTable | undefined;
}

export interface DecideContext {
  batchId: string | null;
  reportingOrgan: string;
  today: string;
  terms: readonly DisplayTerm[];
}

export type Decision =
  | { fate: 'accepted'; subjectId: string; actId: string | null; held: Finding[]; current: RecordsTable | undefined }
  | { fate: 'replaced'; subjectId: string; actId: string; held: Finding[]; current: RecordsTable }
  | { fate: 'unchanged' | 'stale' | 'waiting' | 'returned' | 'rejected'; finding: Finding | null; line?: OtherLine };

/** The act is held by another line: what this one says besides. */
export interface OtherLine {
  current: RecordsTable;
  differs: Differences;
}

/** The fate of a row that is sound by itself. Pure: the one table of domain.md, The fate of a row. */
export function decide(row: ActRow, facts: ActFacts, context: DecideContext): Decision {
  if (row.wrongCode !== undefined) return { fate: 'waiting', finding: { code: 'CODE_UNUSABLE', column: null, params: {} } };
  const addressee: { subjectId: string } | Decision =
    row.keyKind === 'source'
      ? joinAddressee(row, { candidates: facts.candidates, named: facts.named ?? [] })
      : findAddressee(row, facts.candidates, context.today);
  if ('fate' in addressee) return addressee;
  const { subjectId } = addressee;
  const act = facts.acts.find((a) => a.decided === row.decided && a.permit_no === (row.permitNo ?? ''));
  const held = [...row.held, ...heldBefore(row, facts.acts, context.batchId)];
  if (!act) return { fate: 'accepted', subjectId, actId: null, held, current: undefined };
  const current = facts.recordOf(subjectId, act.act_id);
  if (!current) return { fate: 'accepted', subjectId, actId: act.act_id, held, current };
  return decideAgain(row, current, held, context);
}

function decideAgain(row: ActRow, current: RecordsTable, held: Finding[], context: DecideContext): Decision {
  const { subject_id: subjectId, act_id: actId } = current;
  // One body by two codes of a merger: within a file it is the same document twice.
  if (context.batchId !== null && current.batch_id === context.batchId && current.row_no !== row.rowNo)
    return refusal('rejected', 'DUPLICATE_IN_FILE', { other: current.row_no ?? 0 });
  // Recalled before display: as if it had not been sent, so that sending it rightly is a new report.
  const shown = wasShown(factsOf(current), context.terms, context.today);
  if (current.ended_kind === 'recalled' && !shown) return { fate: 'accepted', subjectId, actId, held, current };
  // Taken back as sent in error: the decision itself stands, so its right report is due; a reviewer compares it first.
  if (takenBack(current)) return { fate: 'accepted', subjectId, actId, held: [...held, HELD_BEFORE], current };
  if (current.ended_kind === 'withdrawn') return refusal('returned', 'WITHDRAWN_BEFORE', { on: current.ended_on ?? '' });
  const line = otherLine(row, current, context.reportingOrgan);
  if (line) return { fate: 'unchanged', finding: Object.keys(line.differs).length > 0 ? DIFFERS : null, line };
  if (current.source_hash === row.sourceHash) return { fate: 'unchanged', finding: null };
  const heldAsOf = current.content['asOf'];
  if (row.asOf !== null && typeof heldAsOf === 'string' && row.asOf < heldAsOf)
    return { fate: 'stale', finding: { code: 'OLDER_THAN_HELD', column: null, params: {} } };
  const onDisplay = shown || visible(factsOf(current), context.terms, context.today);
  if (onDisplay || current.ended_on !== null) return refusal('returned', 'SHOWN_NEEDS_CORRECTION', {});
  // Sent once more before a reviewer has compared it: the comparison is still due.
  const compare = current.corrections.at(-1)?.kind === 'sent_in_error' && current.released_on === null;
  return { fate: 'replaced', subjectId, actId, held: compare ? [...held, HELD_BEFORE] : held, current };
}

function findAddressee(row: ActRow, candidates: readonly Candidate[], today: string): { subjectId: string } | Decision {
  if (candidates.length === 0) return { fate: 'waiting', finding: { code: 'CODE_NOT_HELD', column: null, params: {} } };
  const ambiguous = candidates.length > 1 || candidates[0]!.disputed;
  if (row.nature === 'adverse') {
    if (ambiguous) return refusal('returned', 'AMBIGUOUS_CODE', {});
    const [only] = candidates;
    if (nameAgrees(only!.names, row.nameNorm, row.decided)) return only!;
    return nameCode(row, only!, today);
  }
  // What is not adverse may go to a body whose name is only spelt otherwise; never by an old number alone, which the
  // registers of several places may have given, without the very same name.
  const exact = candidates.filter((c) => c.names.some((n) => n.norm === row.nameNorm));
  if (exact.length === 1) return exact[0]!;
  if (ambiguous) return refusal('returned', 'AMBIGUOUS_CODE', {});
  const [only] = candidates;
  const alike = row.keyKind === 'uscc' && only!.names.some((n) => namesAlike(n.norm, row.nameNorm));
  return alike ? only! : nameCode(row, only!, today);
}

/** The same number with another day in an earlier batch: perhaps a slip, so a reviewer compares. */
function heldBefore(row: ActRow, acts: readonly ActKeysTable[], batchId: string | null): Finding[] {
  if (row.documentNo === '') return [];
  const other = acts.some((a) => a.decided !== row.decided && (batchId === null || a.batch_id !== batchId));
  return other ? [HELD_BEFORE] : [];
}

/**
 * One act by the line of the ministry and by that of the district (条 and 块) is one act: the second line is provenance, and
 * changes nothing. Only the deciding organ's own word takes the place of another's.
 */
function otherLine(row: ActRow, current: RecordsTable, reportingOrgan: string): OtherLine | undefined {
  if (current.reporting_organ === reportingOrgan) return undefined;
  const differs = differences(current, row);
  if (reportingOrgan === row.organ && Object.keys(differs).length > 0) return undefined;
  return { current, differs };
}

const DIFFERS: Finding = { code: 'DIFFERS_BY_LINE', column: null, params: {} };

const HELD_BEFORE: Finding = { code: 'DOCUMENT_HELD_BEFORE', column: null, params: {} };

/** Taken back by its sender (recalled before display, 误报 after): what comes for it now is a new report. */
export function takenBack(record: Pick<RecordsTable, 'ended_kind' | 'corrections'>): boolean {
  if (record.ended_kind === 'recalled') return true;
  return record.ended_kind === 'withdrawn' && record.corrections.at(-1)?.kind === 'sent_in_error';
}

function nameCode(row: ActRow, body: Candidate, today: string): Decision {
  return refusal('returned', 'NAME_CODE', { registered: body.name, given: row.name, asOf: today });
}

function refusal(fate: 'rejected' | 'returned', code: Finding['code'], params: Finding['params']): Decision {
  return { fate, finding: { code, column: null, params } };
}
