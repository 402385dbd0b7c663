import { messages } from '../../kernel/i18n/types.ts';
import type { SearchFigure } from './bench/types.ts';

const sum = (sizes: Record<string, number>): number => Object.values(sizes).reduce((a, b) => a + b, 0);

export const searchMessages = messages(
  {
    'bench.search': (f: SearchFigure) =>
      [
        `${f.set === 'real' ? '真实名称' : '生成的名称'}${f.names}个：建索引每秒${f.namesPerSecond}个，索引${sum(f.megabytes)} MB`,
        `  两个字：中位${f.two.ours.p50}毫秒，p99 ${f.two.ours.p99}毫秒，最长${f.two.ours.max}毫秒（${f.two.ours.n}次）；目标p99不超过25毫秒`,
        f.two.peer
          ? `    对照pg_trgm：中位${f.two.peer.p50}毫秒，p99 ${f.two.peer.p99}毫秒；快${f.two.timesFaster}倍，目标50倍；其索引${f.peerMegabytes} MB`
          : '    对照：本服务器没有pg_trgm，没有测',
        `  输错的名称：中位${f.mistyped.ours.p50}毫秒，p99 ${f.mistyped.ours.p99}毫秒；前十条找到${f.mistyped.recallAt10}；目标40、300毫秒，0.95`,
        `    ${Object.entries(f.mistyped.recall)
          .map(([typo, r]) => `${typo} ${r.found}/${r.asked}`)
          .join('，')}`,
        f.mistyped.peer
          ? `    对照pg_trgm：中位${f.mistyped.peer.p50}毫秒，前十条找到${f.mistyped.peer.recallAt10.toFixed(3)}（${f.mistyped.peer.n}次）`
          : '',
        `  下限（只读二十家主体）：中位${f.limit.p50}毫秒，p99 ${f.limit.p99}毫秒`,
      ]
        .filter((line) => line !== '')
        .join('\n'),
  },
  {
    'bench.search': (f) =>
      [
        `${f.names} ${f.set} names: indexed ${f.namesPerSecond} a second, index ${sum(f.megabytes)} MB`,
        `  two characters: p50 ${f.two.ours.p50} ms, p99 ${f.two.ours.p99} ms, longest ${f.two.ours.max} ms (${f.two.ours.n} questions); goal p99 25 ms`,
        f.two.peer
          ? `    peer pg_trgm: p50 ${f.two.peer.p50} ms, p99 ${f.two.peer.p99} ms; ${f.two.timesFaster} times faster, goal 50; its index ${f.peerMegabytes} MB`
          : '    peer: this server has no pg_trgm, not measured',
        `  mistyped: p50 ${f.mistyped.ours.p50} ms, p99 ${f.mistyped.ours.p99} ms; recall@10 ${f.mistyped.recallAt10}; goals 40 and 300 ms, 0.95`,
        `    ${Object.entries(f.mistyped.recall)
          .map(([typo, r]) => `${typo} ${r.found}/${r.asked}`)
          .join(', ')}`,
        f.mistyped.peer
          ? `    peer pg_trgm: p50 ${f.mistyped.peer.p50} ms, recall@10 ${f.mistyped.peer.recallAt10.toFixed(3)} (${f.mistyped.peer.n} questions)`
          : '',
        `  limit (reading twenty bodies): p50 ${f.limit.p50} ms, p99 ${f.limit.p99} ms`,
      ]
        .filter((line) => line !== '')
        .join('\n'),
  },
);
