import { messages } from '../../../kernel/i18n/types.ts';

interface Goal {
  goal: number;
  reached: boolean;
}
const zhGoal = ({ goal, reached }: Goal, unit = '') => `目标${goal}${unit}，${reached ? '达到' : '没有达到'}`;
const enGoal = ({ goal, reached }: Goal, unit = '') => `goal ${goal}${unit}: ${reached ? 'reached' : 'NOT reached'}`;

/** The lines of `bench evaluate`; text.ts puts them together. */
export const evaluateBenchMessages = messages(
  {
    bodies: (p: { subjects: number; facts: number; median: number; mean: number; most: number; indicators: number }) =>
      `${p.subjects}户，${p.facts}条记录（每户中位${p.median}、平均${p.mean}、最多${p.most}），模型有${p.indicators}个指标`,
    database: (p: { megabytes: number; parts: string } & Goal) => `数据库占${p.megabytes}MB（${zhGoal(p, 'MB')}）：${p.parts}`,
    duckFile: (p: { megabytes: number }) => `DuckDB文件${p.megabytes}MB`,
    read: (p: { facts: number; seconds: number; rate: number }) =>
      `由读取器从登记簿的${p.facts}条记录做档案：${p.seconds}秒，每秒${p.rate}条`,
    packed: (p: { facts: number; seconds: number; rate: number }) => `其余${p.facts}条记录直接打包存入：${p.seconds}秒，每秒${p.rate}条`,
    round: (p: { round: number; ours: number; sql: number; duck: number; limit: number }) =>
      `第${p.round}轮：本系统${p.ours}秒，SQL ${p.sql}秒，DuckDB ${p.duck}秒，只计数${p.limit}秒`,
    ours: (p: { seconds: number; micros: number; grading: number }) =>
      `本系统评价全部主体，不保存：${p.seconds}秒，每户${p.micros}微秒（其中只评价${p.grading}微秒）`,
    sql: (p: { seconds: number; times: number } & Goal) =>
      `  同一模型写成SQL，两个连接：${p.seconds}秒，是本系统的${p.times}倍（${zhGoal(p, '倍')}）`,
    duck: (p: { seconds: number; share: number } & Goal) =>
      `  同一模型写成SQL，DuckDB：${p.seconds}秒，本系统用时是它的${p.share}（${zhGoal(p)}）`,
    limit: (p: { seconds: number; read: number }) => `  下限：只数行数（两个连接）${p.seconds}秒；只读全部档案而不评价${p.read}秒`,
    aggregated: (p: { micros: number; n: number }) => `  本系统，已汇总的数据，${p.n}户：每户${p.micros}微秒`,
    zen: (p: { micros: number; times: number; whole: number; n: number } & Goal) =>
      `  ZEN，已汇总的数据，${p.n}户：每户${p.micros}微秒，是本系统同样数据的${p.times}倍（${zhGoal(p, '倍')}），是本系统从记录读起的${p.whole}倍`,
    rules: (p: { micros: number; times: number; whole: number; n: number }) =>
      `  json-rules-engine，已汇总的数据，${p.n}户：每户${p.micros}微秒，是本系统同样数据的${p.times}倍，是本系统从记录读起的${p.whole}倍`,
    stored: (p: { n: number; seconds: number; micros: number; megabytes: number; share: number } & Goal) =>
      `评价并保存（${p.n}户，一次）：${p.seconds}秒，每户${p.micros}微秒，占${p.megabytes}MB；按每户计是DuckDB不保存的${p.share}（${zhGoal(p)}）`,
    storedLimit: (p: { seconds: number; micros: number }) =>
      `  下限：数据库服务器自行把同样的行和事件连同索引再写一遍${p.seconds}秒，每户${p.micros}微秒`,
    changed: (p: { n: number; seconds: number; dossiers: number } & Goal) =>
      `${p.n}户有变化，重新评价并保存：${p.seconds}秒（${zhGoal(p, '秒')}）；此前重做档案${p.dossiers}秒`,
    explained: (p: { n: number; p50: number; p99: number; max: number } & Goal) =>
      `评价说明${p.n}次：中位${p.p50}毫秒，p99为${p.p99}毫秒（${zhGoal(p, '毫秒')}），最长${p.max}毫秒`,
    explainedLimit: (p: { p50: number; p99: number }) => `  下限：只提交一行（查询留痕），中位${p.p50}毫秒，p99为${p.p99}毫秒`,
    whatIf: (p: { seconds: number } & Goal) =>
      `改过的模型与现行模型在全部主体上试算（从提问到取回结果，与接口相同）：${p.seconds}秒（${zhGoal(p, '秒')}）`,
    memory: (p: { megabytes: number } & Goal) => `本系统内存最多${p.megabytes}MB（${zhGoal(p, 'MB')}）`,
    model: (p: { indicators: number; ours: number; duck: number; share: number }) =>
      `${p.indicators}个指标的模型：本系统${p.ours}秒，DuckDB ${p.duck}秒，比为${p.share}`,
    agree: (p: { grades: string; who: string }) => `等级一致：${p.who}；${p.grades}`,
    differ: (p: { who: string }) => `等级不一致：${p.who}，以上数字不能用`,
  },
  {
    bodies: (p) =>
      `${p.subjects} bodies, ${p.facts} records (a body: median ${p.median}, mean ${p.mean}, most ${p.most}), a model of ${p.indicators} indicators`,
    database: (p) => `database: ${p.megabytes} MB (${enGoal(p, ' MB')}): ${p.parts}`,
    duckFile: (p) => `file of DuckDB: ${p.megabytes} MB`,
    read: (p) => `dossiers by the reader, of ${p.facts} records of the register: ${p.seconds} s, ${p.rate} records/s`,
    packed: (p) => `dossiers packed and put in, of the other ${p.facts} records: ${p.seconds} s, ${p.rate} records/s`,
    round: (p) => `round ${p.round}: ours ${p.ours} s, SQL ${p.sql} s, DuckDB ${p.duck} s, count ${p.limit} s`,
    ours: (p) => `ours, all bodies, nothing stored: ${p.seconds} s, ${p.micros} µs a body (of which grading ${p.grading} µs)`,
    sql: (p) => `  the same model as SQL, two connections: ${p.seconds} s, ${p.times} times ours (${enGoal(p, ' times')})`,
    duck: (p) => `  the same model as SQL, DuckDB: ${p.seconds} s; ours is ${p.share} of it (${enGoal(p)})`,
    limit: (p) => `  limits: counting the rows (two connections) ${p.seconds} s; reading all dossiers without grading ${p.read} s`,
    aggregated: (p) => `  ours, facts already aggregated, ${p.n} bodies: ${p.micros} µs a body`,
    zen: (p) =>
      `  ZEN, facts already aggregated, ${p.n} bodies: ${p.micros} µs a body, ${p.times} times ours on the same (${enGoal(p, ' times')}), ${p.whole} times ours from the records on`,
    rules: (p) =>
      `  json-rules-engine, facts already aggregated, ${p.n} bodies: ${p.micros} µs a body, ${p.times} times ours on the same, ${p.whole} times ours from the records on`,
    stored: (p) =>
      `evaluated and stored (${p.n} bodies, once): ${p.seconds} s, ${p.micros} µs a body, ${p.megabytes} MB; a body takes ${p.share} of what DuckDB takes without storing (${enGoal(p)})`,
    storedLimit: (p) =>
      `  limit: the server alone writes the same rows and events once more, with their indexes: ${p.seconds} s, ${p.micros} µs a body`,
    changed: (p) =>
      `${p.n} changed bodies evaluated again and stored: ${p.seconds} s (${enGoal(p, ' s')}); their dossiers before that: ${p.dossiers} s`,
    explained: (p) => `${p.n} explanations: p50 ${p.p50} ms, p99 ${p.p99} ms (${enGoal(p, ' ms')}), longest ${p.max} ms`,
    explainedLimit: (p) => `  limit: committing one row, as each look is logged, p50 ${p.p50} ms, p99 ${p.p99} ms`,
    whatIf: (p) =>
      `what-if of an edited model beside the one in force, all bodies, from question to answer as through the API: ${p.seconds} s (${enGoal(p, ' s')})`,
    memory: (p) => `our memory at most: ${p.megabytes} MB (${enGoal(p, ' MB')})`,
    model: (p) => `a model of ${p.indicators} indicators: ours ${p.ours} s, DuckDB ${p.duck} s, a share of ${p.share}`,
    agree: (p) => `grades are the same: ${p.who}; ${p.grades}`,
    differ: (p) => `grades differ: ${p.who}. The figures above are worth nothing`,
  },
);
