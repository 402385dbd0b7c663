import { t, type Language } from '../../kernel/i18n/types.ts';
import type { ModelCondition, ModelContent, ModelIndicator } from '../../kernel/policy/index.ts';
import { formatMoney } from '../../kernel/ui/index.ts';
import { modelsMessages } from '../messages/models.ts';
import { words } from '../messages/words.ts';

type Bounds = { floor: string | null; cap: string | null };

/** Sentences of one model in one language: what a rule means, clause by clause. */
export function sentencesOf({ indicators }: ModelContent, language: Language) {
  const say = t(language, modelsMessages);
  const general = t(language, words) as Record<string, unknown>;
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const join = language === 'en' ? ', ' : '、';
  /** Severities, kinds and states have words; any other code stands as its source writes it. */
  const value = (code: string): string => {
    const known = ['severity', 'body', 'state'].map((kind) => general[`${kind}.${code}`]).find((each) => typeof each === 'function');
    if (code === 'none') return say['severity.none']();
    return known === undefined ? code : (known as () => string)();
  };
  const limit = (amount: boolean, text: string) => (amount ? formatMoney(Number(text), language) : text);

  const bounds = ({ floor, cap }: Bounds): string | null => {
    if (floor !== null && cap !== null) return say['bounds.both']({ floor, cap });
    if (floor !== null) return say['bounds.floor']({ floor });
    return cap === null ? null : say['bounds.cap']({ cap });
  };
  const window = ({ window: span }: ModelIndicator): string =>
    span === null ? say['window.none']() : say[`window.${span.unit}`]({ n: span.length });
  const counts = ({ aggregate }: ModelIndicator): string => {
    const { kind, attribute = 'kind', minimum = 1 } = aggregate;
    if (kind === 'attribute') return say[`counts.${attribute}`]();
    return kind === 'ratio' ? say['counts.ratio']({ n: minimum }) : say[`counts.${kind}`]();
  };
  const band = (amount: boolean, { from, to, points }: NonNullable<ModelIndicator['points']['bands']>[number]): string => {
    if (from === null) return to === null ? say['points.band.all']({ points }) : say['points.band.below']({ to: limit(amount, to), points });
    if (to === null) return say['points.band.from']({ from: limit(amount, from), points });
    return say['points.band.between']({ from: limit(amount, from), to: limit(amount, to), points });
  };
  const points = ({ points: given, aggregate, repair }: ModelIndicator): string[] => {
    const { kind, per = '0', cap, bands = [], table = [], otherwise } = given;
    const mended = repair === undefined ? [] : [say['points.repair']()];
    switch (kind) {
      case 'none':
        return [say['points.none']()];
      case 'linear':
        return [cap === undefined ? say['points.linear']({ per }) : say['points.linear.cap']({ per, cap }), ...mended];
      case 'bands':
        return [...bands.map((each) => band(aggregate.kind === 'amount', each)), ...mended];
      case 'table':
        return [
          ...table.map((row) => say['points.row']({ value: value(row.value), points: row.points })),
          ...(otherwise === undefined ? [] : [say['points.other']({ points: otherwise })]),
        ];
    }
  };
  const condition = ({ indicator, atLeast: least, below, in: among }: ModelCondition): string => {
    const what = own(indicators.find(({ id }) => id === indicator)!.title);
    if (among !== undefined) return say['when.in']({ what, values: among.map(value).join(join) });
    if (least !== undefined && below !== undefined) return say['when.between']({ what, least, below });
    return least === undefined ? say['when.below']({ what, below: below ?? '' }) : say['when.least']({ what, least });
  };
  const when = (all: readonly ModelCondition[]): string => all.map(condition).join(language === 'en' ? '; ' : '；');
  const effect = ({ grade, ceiling = '' }: Pick<ModelContent['vetoes'][number], 'grade' | 'ceiling'>): string =>
    grade === undefined ? say['effect.ceiling']({ grade: ceiling }) : say['effect.grade']({ grade });
  return { own, bounds, window, counts, points, when, effect };
} // prettier-ignore
