import { sql, type RawBuilder } from 'kysely';
import { permits } from '../../kernel/access/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { listedWork, type WorkSource } from '../../kernel/procedures/index.ts';
import { matchingWorkMessages } from './work-messages.ts';

interface Row {
  batchId: string;
  number: string;
  n: number;
}

/** Batches of the own organ with rows of which nobody has said whom they mean, by the first day on which one is due. */
export const matchingWork: WorkSource = listedWork<Row>({
  rows: (caller) => (permits(caller, 'matching.decide') && caller.organ !== null ? deskOf(caller.organ) : null),
  item({ batchId, number, n }, language, caller) {
    const say = t(language, matchingWorkMessages);
    return {
      kind: 'matching',
      what: say.what({ n, number }),
      object: { kind: 'batch', id: batchId, number },
      subjectId: null,
      must: caller.role !== 'director',
      came: say.came(),
      link: '/workbench/intake/matching',
    };
  },
});

/** The same rows as those of the desk (rows.ts). */
export function deskOf(organ: string): RawBuilder<unknown> {
  return sql`
    select b.batch_id as "batchId", b.number, count(*)::int as n, min(w.report_due) as due,
      (array_agg(coalesce(w.report_due_provisional, false) order by w.report_due, w.row_no))[1] as provisional,
      (b.number || '/matching') collate "C" as key
    from v_intake_batches b join v_intake_desk w on w.batch_id = b.batch_id
    where b.organ = ${organ} and w.state = 'waiting' and w.key_kind <> 'uscc' and w.row->'row'->>'nature' <> 'adverse'
    group by b.batch_id, b.number`;
}
