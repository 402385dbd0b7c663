import { messages } from '../i18n/types.ts';

type Named = { name: string };

/** What the checker says of models of evaluation. */
export const modelFaults = messages(
  {
    WORK_LOG_SELECTED: (p: Named) => `“${p.name}”属于工作记录，不是信用记录，模型不能选用；请删去`,
    ACTIVATION_SHIPPED: () => '启用决定只能写在按发布程序发布的版本里；随软件发布的文件请把activation写成null',
    ACTIVATION_WITHOUT_ORGAN: (p: Named) => `启用模型的主管机关“${p.name}”不在机关目录里`,
    ACTIVATION_BY_OTHER: (p: Named) => `只有主管机关“${p.name}”才能提请启用这个模型`,
    PARTIAL_UNSAID: () => '完整程度为partial，请在missing里写明还缺什么',
    COMPLETE_WITH_GAPS: () => '完整程度为complete，不能再写还缺什么',
    ISSUER_CHANGED: (p: { name: string; other: string; was: string }) =>
      `主管机关写的是“${p.name}”，同一编号的${p.other}是“${p.was}”；主管机关不能改，自己的请另起编号`,
    INDIVIDUAL_UNNAMED: () =>
      '只有国家的模型点名时才能评价个体工商户；请在individualBusiness里写明该模型的编号，国家机关自己的模型写明点名的来源名称',
    INDIVIDUAL_UNFOUNDED: (p: Named) =>
      `“${p.name}”不是点名个体工商户的国家模型；国家机关自己的模型，要写它的来源中写有“个体工商户”的那一项的全称`,
    SCALE_UNKNOWN: (p: Named) => `收到的等级没有按“${p.name}”保存的；请写评价名称中的第一个，即保存时用的名称`,
    ABSENCE_LOWERS: (p: Named) => `没有任何记录的主体也符合对“${p.name}”的条件；没有数据不能使等级或者起评分变低`,
    ABSENCE_COSTS: (p: { points: string }) => `没有任何记录时计${p.points}分，低于0分，也低于有记录时能得的分；没有数据不能扣分`,
    UNKNOWN_COSTS: (p: { points: string }) => `登记状态不明（unknown）时计${p.points}分，低于能得的最高分；没有数据不能少给分`,
    MISSING_LOWERS: (p: Named) =>
      `“${p.name}”可能没有数据，没有数据的反而更差；对它的否决项只能用ceiling、最差的等级或者次序之外的等级，对它的起评分不能高于后面的`,
    MISSING_UNSOURCED: (p: Named) => `没有数据时的分值低于能得的最高分，出处要是本模型来源之一的全称，后面可以写条款；“${p.name}”不是`,
    WEIGHT_NEGATIVE: () => '权重不能是负数；要扣分的，把分值写成负数',
    FROM_SCORE_ORDERED: () => 'fromScore只能用于直接给出次序之外的等级（apart）的否决项',
    AGGREGATE_NEEDS: (p: Named) => `这种取值方式要写明“${p.name}”`,
    AGGREGATE_HAS: (p: Named) => `这种取值方式不用“${p.name}”，请删去`,
    POINTS_NEED: (p: Named) => `这种计分方式要写明“${p.name}”`,
    POINTS_HAVE: (p: Named) => `这种计分方式不用“${p.name}”，请删去`,
    POINTS_UNFIT: (p: { points: string; aggregate: string }) => `“${p.aggregate}”的取值不能用“${p.points}”计分`,
    BANDS_GAP: (p: { before: string; after: string }) =>
      `分段不衔接：上一段止于${p.before}，这一段起于${p.after}；第一段起、最后一段止应为null`,
    STEPS_ORDER: () => '天数要从小到大，不能重复',
    SHARE_WRONG: () => '比例要在0和1之间',
    CAP_AGAINST: () => '封顶值的正负要与每项分值一致',
    FLOOR_ABOVE_CAP: () => '下限高于上限',
    MISSING_UNBOUNDED: (p: Named) => `“${p.name}”可能没有数据，而加分没有上限：请写明cap，或者用coefficients说明没有数据时怎样计算`,
    TABLE_VALUE: (p: Named) => `这种取值没有“${p.name}”`,
    CONDITION_UNFIT: (p: Named) => `对“${p.name}”的条件：文字取值用in，数字取值用atLeast或者below`,
    VETO_EFFECT: () => 'grade和ceiling要写明其中一个，只能写一个',
    GRADE_APART: (p: Named) => `“${p.name}”不在等级次序里，不能用作分数线或者上限`,
    CUTOFFS_ORDER: () => '分数线要从最好的等级到最差的等级，分数从高到低，只有最后一条的from是null',
    GRADE_UNREACHABLE: (p: Named) => `任何得分和否决项都得不到等级“${p.name}”`,
    WEIGHT_MISSING: (p: Named) => `没有给出“${p.name}”组的权重`,
    GROUP_BOTH_WAYS: (p: Named) => `“${p.name}”组不能既有数据又没有数据`,
  },
  {
    WORK_LOG_SELECTED: (p) => `"${p.name}" is a work log and no credit record: no model may select it; remove it`,
    ACTIVATION_SHIPPED: () => 'only an edition published by procedure can be activated: write activation as null in a shipped file',
    ACTIVATION_WITHOUT_ORGAN: (p) => `the competent organ "${p.name}" that activates the model is no known organ`,
    ACTIVATION_BY_OTHER: (p) => `only the competent organ "${p.name}" may propose to activate the model`,
    PARTIAL_UNSAID: () => 'completeness is partial: say in "missing" what is not known',
    COMPLETE_WITH_GAPS: () => 'completeness is complete: nothing can be missing',
    ISSUER_CHANGED: (p) =>
      `the competent organ is "${p.name}" here and "${p.was}" in ${p.other} of the same id: it can't change; one of your own needs an id of its own`,
    INDIVIDUAL_UNNAMED: () =>
      "individual businesses only where a national model names them: say its id in individualBusiness; in a national organ's own model the title of the source that names them",
    INDIVIDUAL_UNFOUNDED: (p) =>
      `"${p.name}" is no national model that names individual businesses; a national organ's own model gives the full title of that source of its own in which 个体工商户 stands`,
    SCALE_UNKNOWN: (p) =>
      `no received grade is kept under "${p.name}": write the first of the names of a grade scale, under which its grades are kept`,
    ABSENCE_LOWERS: (p) => `a body without any record meets the condition on "${p.name}": absent data can't lower a grade or a start`,
    ABSENCE_COSTS: (p) => `no record at all gives ${p.points}, below 0 and below what records can give: absent data can't cost points`,
    UNKNOWN_COSTS: (p) =>
      `an unknown state of registration gives ${p.points}, below the best that the indicator can give: absent data can't cost points`,
    MISSING_LOWERS: (p) =>
      `"${p.name}" may be missing, and a body without it would stand worse: such a veto is a ceiling, the worst grade or one beside the order; such a start is not above those behind it`,
    MISSING_UNSOURCED: (p) =>
      `without data less than the best is given: its source must be one of the model's sources by its full title, an article may follow; "${p.name}" is none`,
    WEIGHT_NEGATIVE: () => 'a weight is not negative: to deduct, write negative points',
    FROM_SCORE_ORDERED: () => 'fromScore only in a veto that directly gives a grade beside the order (apart)',
    AGGREGATE_NEEDS: (p) => `this aggregate needs "${p.name}"`,
    AGGREGATE_HAS: (p) => `this aggregate has no use for "${p.name}": remove it`,
    POINTS_NEED: (p) => `this way of giving points needs "${p.name}"`,
    POINTS_HAVE: (p) => `this way of giving points has no use for "${p.name}": remove it`,
    POINTS_UNFIT: (p) => `a value of "${p.aggregate}" can't be given points by "${p.points}"`,
    BANDS_GAP: (p) =>
      `bands don't meet: one ends at ${p.before}, the next begins at ${p.after}; the first begins and the last ends with null`,
    STEPS_ORDER: () => 'days must grow from step to step',
    SHARE_WRONG: () => 'a share lies between 0 and 1',
    CAP_AGAINST: () => 'cap and points for each must have the same sign',
    FLOOR_ABOVE_CAP: () => 'the floor is above the cap',
    MISSING_UNBOUNDED: (p) =>
      `"${p.name}" may be missing and gives points without bound: set a cap, or say by coefficients what holds without data`,
    TABLE_VALUE: (p) => `such a value is never "${p.name}"`,
    CONDITION_UNFIT: (p) => `condition on "${p.name}": "in" for a word, "atLeast" or "below" for a number`,
    VETO_EFFECT: () => 'exactly one of grade and ceiling',
    GRADE_APART: (p) => `"${p.name}" stands beside the order of grades: it can't have a cut-off or be a ceiling`,
    CUTOFFS_ORDER: () => 'cut-offs go from the best grade to the worst and from high to low; only the last has no "from" (null)',
    GRADE_UNREACHABLE: (p) => `no score and no veto gives the grade "${p.name}"`,
    WEIGHT_MISSING: (p) => `no weight for the group "${p.name}"`,
    GROUP_BOTH_WAYS: (p) => `the group "${p.name}" can't have data and have none`,
  },
);
