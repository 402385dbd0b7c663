import { sql, type RawBuilder } from 'kysely';
import { permits, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listedWork, titleOf, type WorkSource } from '../../../kernel/procedures/index.ts';
import { codesMessages } from '../messages.ts';
import { findRulesDocument } from '../policy.ts';
import type { CodeOrdersTable } from '../types.ts';
import { orderWorkMessages } from './work-messages.ts';

type Row = Pick<CodeOrdersTable, 'number' | 'kind' | 'organ'> & { orderId: string; subjectId: string };

/** Open orders of the registering organ; those that it let lapse also of a director above it. */
export function orderWork(kernel: Pick<Kernel, 'policy' | 'clock'>): WorkSource {
  return listedWork<Row>({
    rows: (caller) => (permits(caller, 'codes.answer') && caller.organ !== null ? ordersOf(caller) : null),
    item({ orderId, number, kind, organ, subjectId }, language, caller) {
      const say = t(language, orderWorkMessages);
      const rules = findRulesDocument(kernel.policy, kernel.clock.today().toString());
      const rule = rules === undefined ? 'code-rules' : titleOf(rules.title, language);
      const own = organ === caller.organ;
      return {
        kind: 'order',
        what: say.what({ kind: t(language, codesMessages)[`kind.${kind}`]() }),
        object: { kind: 'order', id: orderId, number },
        subjectId,
        must: own,
        came: say[own ? 'came.registering' : 'came.escalated']({ rule }),
        link: `/workbench/codes/${encodeURIComponent(number)}`,
      };
    },
  });
}

/** Two branches, each with its own index: one condition with `or` would walk all orders. */
export function ordersOf(caller: Caller): RawBuilder<unknown> {
  const own = select(sql`o.state = 'open' and o.organ = ${caller.organ}`);
  if (caller.role !== 'director') return own;
  const below = caller.district === null ? sql`true` : sql`o.organ_district = ${caller.district}`;
  return sql`${own} union all ${select(sql`o.state = 'open' and o.escalated_on is not null and o.organ <> ${caller.organ} and ${below}`)}`;
}

function select(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select o.order_id as "orderId", o.number, o.kind, o.organ, o.subject_ids[1] as "subjectId", o.due,
      o.due_provisional as provisional, o.number collate "C" as key
    from code_orders o where ${where}`;
}
