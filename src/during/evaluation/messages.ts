import { messages } from '../../kernel/i18n/types.ts';

/** What the commands print without --json. */
export const evaluationMessages = messages(
  {
    ran: (p: { model: string; asOf: string; subjects: number }) => `按模型“${p.model}”评价了${p.subjects}户，评价日${p.asOf}`,
    grade: (p: { grade: string; n: number }) => `  ${p.grade}  ${p.n}户`,
    none: () => '没有等级',
    elsewhere: (p: { model: string }) => `模型“${p.model}”不适用于这个主体，没有等级；没有等级不是等级差`,
    explained: (p: { model: string; grade: string; score: string; asOf: string }) =>
      `${p.model}  评价日${p.asOf}：${p.grade}，得分${p.score}`,
    indicator: (p: { title: string; raw: string; points: string; records: number }) =>
      `  ${p.title}  取值${p.raw}  分值${p.points}  依据${p.records}条记录`,
    missing: () => '没有数据',
    changes: (p: { day: string }) => `    到${p.day}，即使记录不变，取值也可能改变`,
    veto: (p: { title: string }) => `  否决项：${p.title}`,
    exclusion: (p: { title: string }) => `  不评价的原因：${p.title}`,
  },
  {
    ran: (p) => `${p.subjects} bodies evaluated by "${p.model}" as of ${p.asOf}`,
    grade: (p) => `  ${p.grade}  ${p.n}`,
    none: () => 'no grade',
    elsewhere: (p) => `the model "${p.model}" does not speak of this body: no grade, which is not a bad grade`,
    explained: (p) => `${p.model} as of ${p.asOf}: ${p.grade}, score ${p.score}`,
    indicator: (p) => `  ${p.title}  value ${p.raw}  points ${p.points}  records ${p.records}`,
    missing: () => 'no data',
    changes: (p) => `    may change on ${p.day} though no record does`,
    veto: (p) => `  veto: ${p.title}`,
    exclusion: (p) => `  not graded because: ${p.title}`,
  },
);
