import { messages } from '../../kernel/i18n/types.ts';

/** What the commands print without --json. */
export const figuresCommandMessages = messages(
  {
    head: (p: { month: string; state: string; asOf: string }) => `${p.month}${p.state === 'preview' ? '（尚未公布）' : ''}，截至${p.asOf}`,
    line: (p: { name: string; onTime: string; late: string; sound: string; missing: string }) =>
      `${p.name}  及时率${p.onTime}  迟报率${p.late}  合规率${p.sound}  漏报率${p.missing}`,
    few: () => '不计',
    all: () => '全部',
    revision: (p: { revision: number; on: string; n: number }) => `第${p.revision}次修订（${p.on}）：${p.n}个数字有变化`,
    sampled: (p: { organ: string; population: number; drawn: number; seed: string; missing: number }) =>
      `${p.organ}：名单${p.population}件，按种子${p.seed}抽取${p.drawn}件，其中没有报送的${p.missing}件`,
    said: (p: { organ: string; month: string }) => `已记下${p.organ}对${p.month}数字的说明`,
    kept: (p: { frozen: string; revised: string }) => `新公布：${p.frozen}；有修订：${p.revised}`,
    none: () => '没有',
  },
  {
    head: (p) => `${p.month}${p.state === 'preview' ? ' (not published yet)' : ''}, as of ${p.asOf}`,
    line: (p) => `${p.name}  in time ${p.onTime}  late ${p.late}  sound ${p.sound}  omitted ${p.missing}`,
    few: () => 'not rated',
    all: () => 'all',
    revision: (p) => `revision ${p.revision} (${p.on}): ${p.n} numbers differ`,
    sampled: (p) => `${p.organ}: ${p.population} on the list, ${p.drawn} drawn by seed ${p.seed}, ${p.missing} of them never reported`,
    said: (p) => `the sentence of ${p.organ} on ${p.month} is noted`,
    kept: (p) => `published: ${p.frozen}; revised: ${p.revised}`,
    none: () => 'none',
  },
);
