import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { type Effect } from '../../../kernel/proposals/index.ts';
import {
  changeRecord,
  closeComparison,
  lockComparison,
  type ActContent,
  type Differences,
  type RecordChanges,
  type RecordsTable,
  type Severity,
} from '../../records/index.ts';
import { corrected } from '../review/changes.ts';
import { displayClass } from '../rules.ts';
import { comparisonMessages } from './messages.ts';

export const COMPARE = 'publicity.comparison';

export interface ComparePayload {
  subjectId: string;
  recordId: string;
  /** The version that the proposer saw. */
  version: number;
  comparisonId: string;
  reason: string;
  by: string;
}

interface GivenPatch {
  content: Partial<ActContent>;
  severity?: Severity;
}

/** The other line's values. */
export function patchOf(fields: Differences): GivenPatch {
  const { severity, ...content } = Object.fromEntries(Object.entries(fields).map(([field, { given }]) => [field, given]));
  return { content, ...(severity === undefined ? {} : { severity: severity as Severity }) };
}

/** The row as the other line gave it, its class computed anew: before display nothing needs a mark. */
export function asGiven(row: RecordsTable, patch: GivenPatch): RecordChanges {
  const content = { ...row.content, ...patch.content };
  const severity = patch.severity ?? row.severity;
  return { content, severity, display_class: displayClass(row.kind, content, severity) };
}

export const comparison: Effect = {
  kind: COMPARE,
  describe(stored, language) {
    const { reason } = stored as unknown as ComparePayload;
    return t(language, comparisonMessages)['proposal.given']({ reason });
  },
  async run(tx, stored, { kernel, now }) {
    const { subjectId, recordId, version, comparisonId, reason, by } = stored as unknown as ComparePayload;
    const comparison = await lockComparison(tx, subjectId, comparisonId);
    const on = kernel.clock.today().toString();
    const closed = await closeComparison(tx, kernel, comparison, { state: 'given', on, by, reason });
    const changes = (current: RecordsTable): RecordChanges => {
      if (current.version !== version) throw new XinhengError('CONFLICT', { what: recordId });
      return { ...corrected(current, {}, reason, on), ...asGiven(current, patchOf(comparison.fields)) };
    };
    await changeRecord(tx, kernel, { subjectId, recordId, eventType: 'record.corrected', changes }, now, [closed]);
    return []; // changeRecord has appended; the confirmation appends its own after it
  },
};
