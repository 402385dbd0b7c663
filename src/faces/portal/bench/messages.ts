import { messages } from '../../../kernel/i18n/index.ts';

interface Line {
  rate: number;
  p50: number;
  p99: number;
  /** Of one answer as sent, packed by gzip. */
  bytes: number;
  goal: number;
}

export const portalBenchMessages = messages(
  {
    head: (p: { bodies: number; connections: number; seconds: number; cores: number }) =>
      `主体页${p.bodies}个，一个服务进程，一个提问线程，${p.connections}条连接，各测${p.seconds}秒；本机${p.cores}核，不限次数`,
    cold: (p: Line) => `每次重新生成：每秒${p.rate}页（中位${p.p50}毫秒，p99为${p.p99}毫秒，${p.bytes}字节）`,
    warm: (p: Line) =>
      `已保留，其间无写入：每秒${p.rate}页，目标${p.goal}，${p.rate >= p.goal ? '达到' : '未达到'}（中位${p.p50}毫秒，p99为${p.p99}毫秒，${p.bytes}字节）`,
    'warm-written': (p: Line) => `已保留，其间每秒一次提交：每秒${p.rate}页（中位${p.p50}毫秒，p99为${p.p99}毫秒）`,
    peer: (p: Line) => `对照，同一主体的JSON，每次重新计算：每秒${p.rate}次（中位${p.p50}毫秒，p99为${p.p99}毫秒）`,
    limit: (p: Line) => `上限，只发送一页字节的空服务：每秒${p.rate}次（中位${p.p50}毫秒，p99为${p.p99}毫秒）`,
  },
  {
    head: (p) =>
      `${p.bodies} pages of bodies, one serving process, one asking thread, ${p.connections} connections, ${p.seconds} s each; ${p.cores} cores, no limit of requests`,
    cold: (p) => `drawn anew each time: ${p.rate} pages/s (p50 ${p.p50} ms, p99 ${p.p99} ms, ${p.bytes} bytes)`,
    warm: (p) =>
      `kept, nothing written: ${p.rate} pages/s, goal ${p.goal} ${p.rate >= p.goal ? 'reached' : 'not reached'} (p50 ${p.p50} ms, p99 ${p.p99} ms, ${p.bytes} bytes)`,
    'warm-written': (p) => `kept, a commit each second: ${p.rate} pages/s (p50 ${p.p50} ms, p99 ${p.p99} ms)`,
    peer: (p) => `peer, the same body as JSON, computed each time: ${p.rate}/s (p50 ${p.p50} ms, p99 ${p.p99} ms)`,
    limit: (p) => `limit, a bare server sending the bytes of one page: ${p.rate}/s (p50 ${p.p50} ms, p99 ${p.p99} ms)`,
  },
);
