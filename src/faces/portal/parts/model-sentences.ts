import { sentenceMessages, sentences } from '../../../during/evaluation/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { ModelContent } from '../../../kernel/policy/index.ts';
import { allEditions, codeWords, itemsOf, kindsOf, titleOfSelected } from '../../../registry/catalogue/index.ts';
import type { View } from '../frame.tsx';
import { rulesMessages } from '../messages/rules.ts';
import { words } from '../messages/words.ts';

type Bounds = { floor: string | null; cap: string | null };

/** The sentences that every face tells a model in, of one model, with what it names in the words of public pages. */
export function sentencesOf(content: ModelContent, { kernel: { policy }, language, today }: Pick<View, 'kernel' | 'language' | 'today'>) {
  const say = t(language, sentenceMessages);
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const titleIn = (all: readonly { id: string; title: { zh: string; en: string } }[]) => (id: string) =>
    own(all.find((each) => each.id === id)!.title);
  const general = t(language, words) as Record<string, unknown>;
  const word = (key: string): string | undefined => (typeof general[key] === 'function' ? (general[key] as () => string)() : undefined);
  const severity = (code: string): string =>
    code === 'none' || code === 'unstated' ? say[`severity.${code}`]() : (word(`severity.${code}`) ?? code);
  const natures = t(language, rulesMessages);
  const names: sentences.Names = {
    item: (id) =>
      own(
        allEditions(policy)
          .flatMap((each) => itemsOf(policy, each))
          .find((each) => each.id === id)?.title ?? { zh: id, en: id },
      ),
    nature: (code) => natures[`nature.${code as 'adverse'}`](),
    severity,
    // Codes of records have the words of their templates, kinds and states of bodies ours; any other stands as its source writes it.
    value: (code, { items, part }) => {
      const title = titleOfSelected(codeWords(policy, today), kindsOf(policy, items), part, code);
      return title === undefined ? (word(`body.${code}`) ?? word(`state.${code}`) ?? severity(code)) : own(title);
    },
    indicator: titleIn(content.indicators),
    itemsOf: (id) => content.indicators.find((each) => each.id === id)?.select?.items ?? [],
    isAmount: (id) => content.indicators.find((each) => each.id === id)!.aggregate.kind === 'amount',
    group: titleIn(content.groups),
    grade: (id) => id,
  };
  type Indicator = ModelContent['indicators'][number];
  return {
    own,
    bounds: (of: Bounds): string | null => (of.floor === null && of.cap === null ? null : sentences.boundsText(say, of)),
    window: ({ window }: Indicator) => sentences.windowText(say, window),
    counts: (each: Indicator) => sentences.rawText(say, names, each),
    points: (each: Indicator) => [
      ...sentences.pointsLines(say, names, each),
      ...sentences.repairLines(say, each),
      // What holds for all stands below them, once.
      ...(each.points.missing === undefined ? [] : [sentences.missingText(say, each) ?? '']),
    ],
    weights: (each: NonNullable<ModelContent['coefficients']>[number]) => sentences.weightingText(say, names, each),
    cutoff: (each: ModelContent['cutoffs'][number]) => sentences.cutoffText(say, each),
    when: (all: ModelContent['vetoes'][number]['when']) => sentences.whenText(say, names, all),
    effect: (veto: Pick<ModelContent['vetoes'][number], 'grade' | 'ceiling'>) => sentences.vetoText(say, names, veto),
  };
}
