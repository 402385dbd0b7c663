import { differences, type FurtherLine, type RecordsTable } from '../../records/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import type { Decision } from './decide.ts';

interface Context {
  batchId: string | null;
  reportingOrgan: string;
  receivedOn(row: ActRow): string;
}

/** The same act by a further line, and the former line of what the deciding organ itself now says. */
export function linesOf(rows: readonly ActRow[], decisions: readonly Decision[], context: Context): FurtherLine[] {
  return rows.flatMap((row, i): FurtherLine[] => {
    const decision = decisions[i]!;
    if (decision.fate === 'replaced' && decision.current.reporting_organ !== context.reportingOrgan) {
      const { current } = decision;
      const { reporting_organ: reportingOrgan, received_on: receivedOn, batch_id: batchId, row_no: rowNo } = current;
      const differs = differences(row, current);
      return [{ ...placeOf(current), reportingOrgan, receivedOn, batchId, rowNo, sourceHash: current.source_hash, differs, ask: false }];
    }
    if (!('line' in decision) || !decision.line) return [];
    const { current, differs } = decision.line;
    const { reportingOrgan, batchId } = context;
    const { rowNo, sourceHash } = row;
    const receivedOn = context.receivedOn(row);
    return [{ ...placeOf(current), reportingOrgan, receivedOn, batchId, rowNo, sourceHash, differs, ask: current.ended_on === null }];
  });
}

function placeOf({ subject_id, record_id, act_id, organ }: RecordsTable): Pick<FurtherLine, 'subjectId' | 'recordId' | 'actId' | 'organ'> {
  return { subjectId: subject_id, recordId: record_id, actId: act_id, organ };
}
