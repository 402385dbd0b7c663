import { sql, type RawBuilder } from 'kysely';
import { permits } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listedWork, titleOf, type WorkSource } from '../../../kernel/procedures/index.ts';
import { intakeRulesDocument } from '../checking/rules.ts';
import { returnedWorkMessages } from './work-messages.ts';

interface Row {
  batchId: string;
  number: string;
  n: number;
}

/** Batches with rows that went back, by the first day on which one is to come again: a file is mended as one. */
export function returnedWork(kernel: Pick<Kernel, 'policy' | 'clock'>): WorkSource {
  return listedWork<Row>({
    rows: (caller) => (permits(caller, 'intake.report') && caller.organ !== null ? returnedOf(caller.organ) : null),
    item({ batchId, number, n }, language) {
      const say = t(language, returnedWorkMessages);
      const { title, content } = intakeRulesDocument(kernel.policy, kernel.clock.today().toString());
      return {
        kind: 'returned',
        what: say.what({ n, number }),
        object: { kind: 'batch', id: batchId, number },
        subjectId: null,
        must: true,
        came: say.came({ rule: titleOf(title, language), days: content.mendWorkingDays }),
        link: `/workbench/intake/batches/${batchId}`,
      };
    },
  });
}

export function returnedOf(organ: string): RawBuilder<unknown> {
  return sql`
    select r.batch_id as "batchId", b.number, count(*)::int as n, min(r.due) as due,
      (array_agg(r.due_provisional order by r.due, r.row_no))[1] as provisional, (b.number || '/returned') collate "C" as key
    from intake_returns r join intake_batches b on b.batch_id = r.batch_id
    where r.settled_on is null and r.organ = ${organ}
    group by r.batch_id, b.number`;
}
