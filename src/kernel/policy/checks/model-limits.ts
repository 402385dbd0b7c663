import { fault, type PlainFault } from '../fault.ts';
import { DIGITS, type ModelCondition, type ModelContent } from '../schemas/model.ts';

/** Limits on what is counted are no larger than points; the quick way of the evaluator is proved for no more. */
export function checkLimits(file: string, model: ModelContent): PlainFault[] {
  const isAmount = new Map(model.indicators.map(({ id, aggregate }) => [id, aggregate.kind === 'amount']));
  const large = (path: string, limit: string | null | undefined): PlainFault[] =>
    (limit ?? '').replace('-', '').split('.')[0]!.length > DIGITS.decimal
      ? [fault(file, path, 'NUMBER_FORM', { digits: DIGITS.decimal })]
      : [];
  const conditions = (path: string, when: readonly ModelCondition[]): PlainFault[] =>
    when.flatMap(({ indicator, atLeast, below }, k) =>
      isAmount.get(indicator) === true ? [] : [...large(`${path}/when/${k}/atLeast`, atLeast), ...large(`${path}/when/${k}/below`, below)],
    );
  return [
    ...model.indicators.flatMap(({ id, points }, i) =>
      isAmount.get(id) === true
        ? []
        : (points.bands ?? []).flatMap(({ from, to }, k) => {
            const at = `/content/indicators/${i}/points/bands/${k}`;
            return [...large(`${at}/from`, from), ...large(`${at}/to`, to)];
          }),
    ),
    ...model.start.cases.flatMap((each, i) => conditions(`/content/start/cases/${i}`, each.when)),
    ...model.exclusions.flatMap((each, i) => conditions(`/content/exclusions/${i}`, each.when)),
    ...model.vetoes.flatMap((each, i) => conditions(`/content/vetoes/${i}`, each.when)),
  ];
}
