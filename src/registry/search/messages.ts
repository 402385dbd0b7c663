import { messages } from '../../kernel/i18n/types.ts';

type Times = { p50: number; p99: number };
type TwoPeer = Times & { faster: number; goal: number; megabytes: number };

const met = (holds: boolean) => (holds ? '达到' : '未达到');
const reached = (holds: boolean) => (holds ? 'reached' : 'not reached');
type Mistyped = Times & { recall: number; goal50: number; goal99: number; goalRecall: number };
const finds = (p: Mistyped) => p.p50 <= p.goal50 && p.p99 <= p.goal99 && p.recall >= p.goalRecall;

/** The lines of `bench search`; bench/text.ts puts them together. */
export const searchMessages = messages(
  {
    'bench.set': (p: { real: boolean; names: number; rate: number; megabytes: number }) =>
      `${p.real ? '真实名称' : '生成的名称'}${p.names}个：建索引每秒${p.rate}个，索引${p.megabytes}MB`,
    'bench.two': (p: Times & { max: number; n: number; goal: number }) =>
      `两个字：中位${p.p50}毫秒，p99为${p.p99}毫秒，最长${p.max}毫秒（${p.n}次）；目标p99不超过${p.goal}毫秒，${met(p.p99 <= p.goal)}`,
    'bench.two.first': (p: Times) => `装入后最先问的，另一批名称：中位${p.p50}毫秒，p99为${p.p99}毫秒`,
    'bench.two.peer': (p: TwoPeer) =>
      `对照pg_trgm：中位${p.p50}毫秒，p99为${p.p99}毫秒；快${p.faster}倍，目标${p.goal}倍，${met(p.faster >= p.goal)}；其索引${p.megabytes}MB`,
    'bench.peer.none': () => '对照：本服务器没有pg_trgm，没有测',
    'bench.mistyped': (p: Mistyped) =>
      `输错的名称：中位${p.p50}毫秒，p99为${p.p99}毫秒；前十条找到${p.recall}；目标${p.goal50}、${p.goal99}毫秒和${p.goalRecall}，${met(finds(p))}`,
    'bench.mistyped.peer': (p: { p50: number; recall: number; n: number }) =>
      `对照pg_trgm：中位${p.p50}毫秒，前十条找到${p.recall}（${p.n}次）`,
    'bench.limit': (p: Times) => `下限（只读二十家主体）：中位${p.p50}毫秒，p99为${p.p99}毫秒`,
  },
  {
    'bench.set': (p) => `${p.names} ${p.real ? 'real' : 'generated'} names: indexed ${p.rate} a second, index ${p.megabytes} MB`,
    'bench.two': (p) =>
      `two characters: p50 ${p.p50} ms, p99 ${p.p99} ms, longest ${p.max} ms (${p.n} questions); goal p99 ${p.goal} ms, ${reached(p.p99 <= p.goal)}`,
    'bench.two.first': (p) => `asked first after loading, over other names: p50 ${p.p50} ms, p99 ${p.p99} ms`,
    'bench.two.peer': (p) =>
      `peer pg_trgm: p50 ${p.p50} ms, p99 ${p.p99} ms; ${p.faster} times faster, goal ${p.goal}, ${reached(p.faster >= p.goal)}; its index ${p.megabytes} MB`,
    'bench.peer.none': () => 'peer: this server has no pg_trgm, not measured',
    'bench.mistyped': (p) =>
      `mistyped: p50 ${p.p50} ms, p99 ${p.p99} ms; recall@10 ${p.recall}; goals ${p.goal50} and ${p.goal99} ms, ${p.goalRecall}: ${reached(finds(p))}`,
    'bench.mistyped.peer': (p) => `peer pg_trgm: p50 ${p.p50} ms, recall@10 ${p.recall} (${p.n} questions)`,
    'bench.limit': (p) => `limit (reading twenty bodies): p50 ${p.p50} ms, p99 ${p.p99} ms`,
  },
);
