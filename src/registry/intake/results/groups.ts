import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { FindingCode } from '../fates/fates.ts';
import { intakeMessages } from '../messages.ts';
import { reasonMessages } from '../messages/reasons.ts';
import { decisionsFor, type Decision } from './decisions.ts';

/** Rows of a batch that have one reason in common. */
export interface ReasonGroup {
  code: FindingCode;
  fate: string;
  /** Rows of the batch with this reason, and those of them that have not come again. */
  n: number;
  open: number;
  /** The reason without the particulars of a row. */
  reason: string;
  examples: { row: number; column: string | null; what: string; how: string; open: boolean }[];
  /** Decisions of the clerk that mend all open rows at once; none where only the document can say. */
  decisions: Decision[];
}

interface Row {
  code: FindingCode;
  fate: string;
  n: number;
  open: number;
  examples: { row: number; column: string | null; params: Record<string, string | number>; open: boolean }[];
}

const EXAMPLES = 3;

/** Reasons of a batch, what goes back first, the largest first; each with the first rows as examples. */
export async function reasonGroups(kernel: Pick<Kernel, 'db'>, batchId: string, language: Language): Promise<ReasonGroup[]> {
  const { rows } = await sql<Row>`
    with found as (
      select f.code, f.fate, f.row_no, f.column_name, f.params, coalesce(t.settled_on is null and t.batch_id is not null, false) as open,
        row_number() over (partition by f.code, f.fate order by (t.settled_on is null) desc, f.row_no) as place
      from intake_findings f left join intake_returns t on t.batch_id = f.batch_id and t.row_no = f.row_no
      where f.batch_id = ${batchId}::uuid)
    select code, fate, count(*)::int as n, (count(*) filter (where open))::int as open,
      jsonb_agg(jsonb_build_object('row', row_no, 'column', column_name, 'params', params, 'open', open) order by place)
        filter (where place <= ${EXAMPLES}) as examples
    from found group by code, fate
    order by fate = 'held', count(*) desc, code`.execute(kernel.db.kysely);
  const texts = t(language, intakeMessages);
  const reasons = t(language, reasonMessages);
  return rows.map(({ examples, ...group }) => ({
    ...group,
    reason: reasons[`intake.reason.${group.code}`](),
    examples: examples.map(({ row, column, params, open }) => ({
      row,
      column,
      what: texts[`${group.code}.what`]({ ...params, column: column ?? '' }),
      how: texts[`${group.code}.how`](params),
      open,
    })),
    decisions: group.open > 0 ? decisionsFor(group.code) : [],
  }));
}
