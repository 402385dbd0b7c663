import { sql, type RawBuilder } from 'kysely';
import { permits, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { inForceOn } from '../../../kernel/policy/index.ts';
import { listedWork, titleOf, type WorkSource } from '../../../kernel/procedures/index.ts';
import { heldWorkMessages } from './work-messages.ts';

interface Row {
  recordId: string;
  subjectId: string;
  documentNo: string;
}

/**
 * Held rows of the own organ, by the last day on which they are to be on display. A director's district stays a list to
 * look at: what all its organs hold would bury the director's own work.
 */
export function heldWork(kernel: Pick<Kernel, 'policy' | 'clock'>): WorkSource {
  return listedWork<Row>({
    rows: (caller) => (permits(caller, 'publicity.review') && caller.organ !== null ? heldOf(caller.organ) : null),
    item({ recordId, subjectId, documentNo }, language, caller: Caller) {
      const say = t(language, heldWorkMessages);
      const today = kernel.clock.today().toString();
      const rule = kernel.policy.all('held-words').find((each) => inForceOn(each, today));
      const reviews = caller.role === 'reviewer';
      return {
        kind: 'held',
        what: say.what({ documentNo }),
        object: { kind: 'record', id: recordId, number: documentNo },
        subjectId,
        must: reviews,
        came: say[reviews ? 'came.reviewer' : 'came.director']({
          rule: rule === undefined ? 'release' : titleOf(rule.title, language),
        }),
        link: `/workbench/publicity/held/${recordId}`,
      };
    },
  });
}

/** Of an organ; a partial index holds just these. */
export function heldOf(organ: string): RawBuilder<unknown> {
  return sql`
    select r.record_id as "recordId", r.subject_id as "subjectId", r.document_no as "documentNo", r.report_due as due,
      r.report_due_provisional as provisional, (r.document_no || '/' || r.record_id) collate "C" as key
    from v_records_current r
    where r.held <> '{}' and r.released_on is null and r.ended_on is null and r.organ = ${organ}`;
}
