import type { CommandIo, CommandResult } from '../../../kernel/capability.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { SEARCH_GOALS } from './goals.ts';
import { measureLimit, measureMistyped, measureTwo, sampleNames } from './measure.ts';
import { generatedNames, realFiles, realNames } from './names.ts';
import { openPeer } from './peer.ts';
import { figureText } from './text.ts';
import type { SearchFigure } from './types.ts';
import { openBenchPlace, type BenchName, type BenchPlace } from './place.ts';

const GENERATED = 3_500_000;
const QUESTIONS = 1400;
/** The peer takes a second and more a question. */
const PEER_QUESTIONS = 42;
const SEED = 20_261_124;

/**
 * Search over real names (where XINHENG_REAL_DATA names the folder) and generated ones, beside pg_trgm over the same names
 * on the same server; the limit is the bare reading of twenty bodies. XINHENG_BENCH_NAMES makes the sets smaller.
 */
export async function benchSearch(kernel: Kernel, io: CommandIo): Promise<CommandResult> {
  const most = Number(process.env['XINHENG_BENCH_NAMES'] ?? GENERATED);
  const files = realFiles(process.env['XINHENG_REAL_DATA']);
  const sets: { set: 'real' | 'generated'; names: () => AsyncIterable<BenchName> | Iterable<BenchName> }[] = [
    { set: 'generated', names: () => generatedNames(Math.min(most, GENERATED), SEED) },
  ];
  if (files.length > 0) sets.unshift({ set: 'real', names: () => first(realNames(files), most) });
  const place = await openBenchPlace(kernel);
  const figures: SearchFigure[] = [];
  try {
    for (const { set, names } of sets) {
      const bar = io.progress(null);
      const figure = { set, ...(await measureSet(place, names(), (n) => bar.update(n, set))) };
      bar.stop();
      figures.push(figure);
      // The next set takes long: what is known is said at once.
      io.note(figureText(io.language, figure));
    }
  } finally {
    await place.remove();
  }
  return {
    document: { goals: SEARCH_GOALS, figures },
    text: figures.map((figure) => figureText(io.language, figure)).join('\n\n'),
  };
}

async function measureSet(
  place: BenchPlace,
  names: AsyncIterable<BenchName> | Iterable<BenchName>,
  onRows: (n: number) => void,
): Promise<Omit<SearchFigure, 'set'>> {
  const filled = await place.fill(names, onRows);
  const megabytes = await place.sizes();
  const peer = await openPeer(place.db);
  const sample = await sampleNames(place.db, QUESTIONS, SEED);
  const limit = await measureLimit(place.db, sample);
  const first = await sampleNames(place.db, QUESTIONS, SEED + 1);
  const two = await measureTwo(place.db, { first, second: sample }, peer, PEER_QUESTIONS);
  const mistyped = await measureMistyped(place.db, sample, peer, PEER_QUESTIONS);
  return {
    names: filled.names,
    namesPerSecond: Math.round(filled.names / filled.indexSeconds),
    megabytes,
    peerMegabytes: peer?.megabytes ?? null,
    peerBuildSeconds: peer && Math.round(peer.buildSeconds),
    limit,
    two,
    mistyped,
  };
}

async function* first<T>(source: AsyncIterable<T>, n: number): AsyncGenerator<T> {
  let i = 0;
  for await (const each of source) {
    if (i++ === n) return;
    yield each;
  }
}
