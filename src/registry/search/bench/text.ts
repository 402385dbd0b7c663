import { t, type Language } from '../../../kernel/i18n/types.ts';
import { searchMessages } from '../messages.ts';
import { SEARCH_GOALS } from './goals.ts';
import type { SearchFigure } from './types.ts';

/** What `bench search` says of one set of names: ours, the peer, the limit, each beside its goal. */
export function figureText(language: Language, { two, mistyped, ...figure }: SearchFigure): string {
  const say = t(language, searchMessages);
  const { names, namesPerSecond: rate, megabytes: sizes, peerMegabytes, limit } = figure;
  const goals = SEARCH_GOALS;
  const megabytes = Object.values(sizes).reduce((a, b) => a + b, 0);
  const recall = Object.entries(mistyped.recall).map(([typo, { found, asked }]) => `${typo} ${found}/${asked}`);
  const twoPeer = two.peer && {
    ...two.peer,
    faster: two.timesFaster ?? 0,
    goal: goals.timesFaster,
    megabytes: peerMegabytes ?? 0,
  };
  return [
    say['bench.set']({ real: figure.set === 'real', names, rate, megabytes }),
    `  ${say['bench.two']({ ...two.ours, goal: goals.twoP99 })}`,
    `    ${say['bench.two.first'](two.afterLoading)}`,
    `    ${twoPeer ? say['bench.two.peer'](twoPeer) : say['bench.peer.none']()}`,
    `  ${say['bench.mistyped']({
      ...mistyped.ours,
      recall: mistyped.recallAt10,
      goal50: goals.mistypedP50,
      goal99: goals.mistypedP99,
      goalRecall: goals.recallAt10,
    })}`,
    `    ${recall.join('; ')}`,
    ...(mistyped.peer ? [`    ${say['bench.mistyped.peer']({ ...mistyped.peer, recall: mistyped.peer.recallAt10 })}`] : []),
    `  ${say['bench.limit'](limit)}`,
  ].join('\n');
}
