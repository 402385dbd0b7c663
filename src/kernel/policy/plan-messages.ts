import { messages } from '../i18n/types.ts';

type Named = { name: string };

/** What the checker says of plans of graded supervision. */
export const planFaults = messages(
  {
    PLAN_BY_OTHER: (p: Named) => `只有主管机关“${p.name}”才能提请启用这个监管计划`,
    PLAN_SCALE_NEEDS: (p: Named) => `这种等级来源要写明“${p.name}”`,
    PLAN_SCALE_HAS: (p: Named) => `这种等级来源不用“${p.name}”，请删去`,
    GRADE_WITHOUT_LINE: (p: Named) => `等级“${p.name}”没有对应的监管方式`,
    NO_GRADE_WITHOUT_LINE: () => '没有等级的主体也要有对应的监管方式（grade写成null）',
    ORDINARY_WORST: (p: Named) => `“${p.name}”是最差的等级，不能当作通常的监管方式；没有等级不是等级差`,
    NO_GRADE_HARSHER: (p: Named) => `没有等级的主体，抽查比例和其他要求都不能严于通常的等级“${p.name}”`,
    RATIO_REVERSED: (p: { from: string; to: string }) => `抽查比例的上限${p.to}%低于下限${p.from}%`,
    RATIO_ORDER: (p: { name: string; better: string }) => `“${p.name}”的抽查比例低于更好的等级“${p.better}”`,
    LINE_WITHOUT_BASIS: () => '没有写明依据',
    STRICTER_WITHOUT_BASIS: (p: Named) =>
      `“${p.name}”要求更严，却没有写明条款。只认法律、行政法规、地方性法规、部门规章和党中央国务院政策文件`,
    PLANS_OVERLAP: (p: Named) => `同一机关的“${p.name}”对同样的主体同时有效，只能有一个`,
  },
  {
    PLAN_BY_OTHER: (p) => `only the competent organ "${p.name}" may propose to activate the plan`,
    PLAN_SCALE_NEEDS: (p) => `grades from there need "${p.name}"`,
    PLAN_SCALE_HAS: (p) => `grades from there have no use for "${p.name}": remove it`,
    GRADE_WITHOUT_LINE: (p) => `the grade "${p.name}" has no line`,
    NO_GRADE_WITHOUT_LINE: () => 'bodies without a grade need a line too (grade: null)',
    ORDINARY_WORST: (p) => `"${p.name}" is the worst grade and can't be the ordinary one: no grade is not a bad grade`,
    NO_GRADE_HARSHER: (p) => `bodies without a grade can't be checked more than those of the ordinary grade "${p.name}"`,
    RATIO_REVERSED: (p) => `the ratio ends at ${p.to} %, below its beginning of ${p.from} %`,
    RATIO_ORDER: (p) => `the ratio of "${p.name}" is below that of the better grade "${p.better}"`,
    LINE_WITHOUT_BASIS: () => 'no basis is named',
    STRICTER_WITHOUT_BASIS: (p) =>
      `"${p.name}" asks more of a body: it needs an article of a law, regulation, central policy, local regulation or ministry rule`,
    PLANS_OVERLAP: (p) => `"${p.name}" of the same organ holds for the same bodies at the same time: one plan alone`,
  },
);
