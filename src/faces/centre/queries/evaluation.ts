import { logAccess } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { GradeScaleContent, ModelIndicator } from '../../../kernel/policy/index.ts';
import { evaluatedNow, type EvaluatedNow } from '../../../during/evaluation/index.ts';
import { nameOfScale } from '../../../during/grades/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';

/** One model as its firm is told of it: nothing of a grade that its issuer keeps, not even whether there is one. */
export interface ToldEvaluation extends EvaluatedNow {
  /** Indicators that ask for such a grade: withheld of every firm alike. */
  withheld: ReadonlySet<string>;
}

export interface OwnEvaluation {
  kind: string | null;
  told: readonly ToldEvaluation[];
}

/** How the firm is graded at this moment; a look at the own file. */
export async function ownEvaluation({ kernel, caller, firm, today }: Centre): Promise<OwnEvaluation> {
  const { subjectId } = firm;
  return kernel.db.tx(async (tx) => {
    const { kind, graded } = await evaluatedNow(tx, kernel, { subjectId, today }, caller);
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'evaluation.opened', fields: ['grade', 'score'] });
    return { kind, told: graded.map((each) => told(kernel, each, today)) };
  });
}

function told(kernel: Pick<Kernel, 'policy'>, each: EvaluatedNow, today: string): ToldEvaluation {
  const { content } = each.model;
  const asksInside = content.indicators.filter((indicator) => asksForInternal(kernel, indicator, today));
  const withheld = new Set(asksInside.map(({ id }) => id));
  const aboutInside = (when: readonly { indicator: string }[]) => when.some(({ indicator }) => withheld.has(indicator));
  const open = (all: readonly { id: string; when: readonly { indicator: string }[] }[], ids: readonly string[]) =>
    ids.filter((id) => !aboutInside(all.find((one) => one.id === id)!.when));
  const records = each.records.filter(({ internal }) => !internal);
  const days = new Set(records.flatMap(({ indicators }) => indicators.map(({ leavesOn }) => leavesOn)));
  const { explained } = each;
  return {
    ...each,
    withheld,
    records,
    ahead: each.ahead.filter(({ on }) => days.has(on)),
    explained: explained && {
      ...explained,
      indicators: explained.indicators.filter(({ id }) => !withheld.has(id)),
      vetoes: open(content.vetoes, explained.vetoes),
      exclusions: open(content.exclusions, explained.exclusions),
    },
  };
}

/** Does it ask for received grades of which some may be internal? By the policy alone, whatever the firm has. */
function asksForInternal({ policy }: Pick<Kernel, 'policy'>, { select }: ModelIndicator, day: string): boolean {
  if (select === null || !select.items.includes('grade')) return false;
  const scales = policy
    .all<GradeScaleContent>('grade-scale')
    .filter(({ id, edition }) => policy.find('grade-scale', id, day)?.edition === edition);
  const open = (code: string) => {
    const scale = scales.find((each) => nameOfScale(each) === code);
    return scale?.content.published != null && scale.content.values.every(({ value }) => scale.content.published!.values.includes(value));
  };
  return select.codes === undefined || !select.codes.every(open);
}
