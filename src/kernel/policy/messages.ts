import { messages } from '../i18n/types.ts';

type Named = { name: string };

/** What `policy check` says; the place (file and path) stands beside each text. */
export const policyMessages = messages(
  {
    NOT_JSON: (p: { why: string }) => `不是有效的JSON：${p.why}`,
    KIND_UNKNOWN: (p: Named) => `不认识的文件种类“${p.name}”`,
    FIELD_MISSING: (p: Named) => `缺少“${p.name}”`,
    FIELD_UNKNOWN: (p: Named) => `不认识的字段“${p.name}”`,
    VALUE_NOT_LISTED: (p: { allowed: string }) => `只能是下列之一：${p.allowed}`,
    VALUE_WRONG: (p: { rule: string }) => `取值不符合规定（${p.rule}）`,
    DATES_REVERSED: (p: { from: string; to: string }) => `止期${p.to}早于起期${p.from}`,
    EDITION_TWICE: (p: { id: string; edition: string; other: string }) =>
      `“${p.id}”的版本“${p.edition}”已在${p.other}中出现`,
    EDITIONS_OVERLAP: (p: { id: string; other: string }) => `“${p.id}”的生效时间与${p.other}重叠`,
    SOURCE_WITHOUT_TITLE: () => '来源没有写明文件名称',
    OFFICIAL_WITHOUT_DATE: () => '标为official的，来源名称里要写明文本日期（如2021-01-22）',
    CODE_TWICE: (p: Named) => `“${p.name}”重复出现`,
    PERIODS_OVERLAP: (p: Named) => `“${p.name}”的有效期与同一代码的另一条重叠`,
    DANGLING: (p: Named) => `引用的“${p.name}”不存在`,
    SUCCESSOR_WITHOUT_END: () => '写了承接者，却没有终止日期',
    CIRCLE: (p: Named) => `“${p.name}”的上级或承接关系绕回了自己`,
    CLASS_UNCOVERED: (p: Named) => `没有回答公示类别“${p.name}”`,
    CLASS_UNKNOWN: (p: Named) => `没有公示类别“${p.name}”`,
    KIND_OF_ACT_UNKNOWN: (p: Named) => `没有行为种类“${p.name}”`,
    IDENTITY_NOT_PERSONAL: (p: Named) => `“${p.name}”涉及自然人身份，级别应为PERSONAL`,
    PERSONAL_NOT_IDENTITY: (p: Named) => `“${p.name}”的级别为PERSONAL，应标明identity`,
    IDENTITY_NOT_DROPPED: (p: Named) => `“${p.name}”在模板中标明identity，表样里也要标明，不得入库`,
    FIELD_NOT_IN_TEMPLATE: (p: { name: string; template: string }) => `模板“${p.template}”没有字段“${p.name}”`,
    FIELD_NOT_KNOWN: (p: Named) => `程序不认识字段“${p.name}”`,
    VALUES_MISSING: (p: Named) => `“${p.name}”要写明取值对照`,
    PATTERN_BROKEN: (p: Named) => `“${p.name}”不是有效的匹配式`,
    JOIN_ADVERSE: () => '对主体不利的信息不能按来源编号或名称归入，只能按统一社会信用代码',
    DISPLAY_LONGER_THAN_MAX: () => '可以申请的月数不能多于最长公示月数',
    SUBSET_ADDS: (p: Named) =>
      `区县版只能选用上一级目录的事项、指定本区县的机关，不能写“${p.name}”。需要增加事项、名单或措施的，由市级按地方性法规办理`,
    ITEM_IN_BASE: (p: Named) => `“${p.name}”是上一级目录的事项，补充目录不能改写，请换一个编号或者删去`,
    EDITION_NAME: (p: { id: string }) => `地方目录的版本名要以“${p.id}-”开头，记录才能从版本名找到目录`,
    ORGAN_ELSEWHERE: (p: { name: string; division: string }) =>
      `机关“${p.name}”不属于区划${p.division}，不能由这一版指定`,
    DAY_PAST: (p: { day: string; today: string }) =>
      `施行日期${p.day}已经过去（今天是${p.today}）。行为按作出当天的目录校验，新版本只能从今天或以后起施行`,
  },
  {
    NOT_JSON: (p) => `not valid JSON: ${p.why}`,
    KIND_UNKNOWN: (p) => `unknown kind of file "${p.name}"`,
    FIELD_MISSING: (p) => `"${p.name}" is missing`,
    FIELD_UNKNOWN: (p) => `unknown field "${p.name}"`,
    VALUE_NOT_LISTED: (p) => `must be one of: ${p.allowed}`,
    VALUE_WRONG: (p) => `the value breaks its rule (${p.rule})`,
    DATES_REVERSED: (p) => `ends on ${p.to}, before it begins on ${p.from}`,
    EDITION_TWICE: (p) => `edition "${p.edition}" of "${p.id}" stands in ${p.other} already`,
    EDITIONS_OVERLAP: (p) => `"${p.id}" is in force at the same time as in ${p.other}`,
    SOURCE_WITHOUT_TITLE: () => 'a source without the title of its document',
    OFFICIAL_WITHOUT_DATE: () => 'marked official: a source must name the date of its text (such as 2021-01-22)',
    CODE_TWICE: (p) => `"${p.name}" stands here twice`,
    PERIODS_OVERLAP: (p) => `the period of "${p.name}" overlaps with another of the same code`,
    DANGLING: (p) => `refers to "${p.name}", which does not exist`,
    SUCCESSOR_WITHOUT_END: () => 'has a successor but no end date',
    CIRCLE: (p) => `parents or successors of "${p.name}" lead back to itself`,
    CLASS_UNCOVERED: (p) => `no answer for the display class "${p.name}"`,
    CLASS_UNKNOWN: (p) => `there is no display class "${p.name}"`,
    KIND_OF_ACT_UNKNOWN: (p) => `there is no kind of act "${p.name}"`,
    IDENTITY_NOT_PERSONAL: (p) => `"${p.name}" is about the identity of a person: its level must be PERSONAL`,
    PERSONAL_NOT_IDENTITY: (p) => `"${p.name}" has the level PERSONAL: it must be marked identity`,
    IDENTITY_NOT_DROPPED: (p) =>
      `"${p.name}" is an identity field of the template: the mapping must mark it, so that it is dropped`,
    FIELD_NOT_IN_TEMPLATE: (p) => `the template "${p.template}" has no field "${p.name}"`,
    FIELD_NOT_KNOWN: (p) => `the program knows no field "${p.name}"`,
    VALUES_MISSING: (p) => `"${p.name}" needs its table of values`,
    PATTERN_BROKEN: (p) => `"${p.name}" is not a valid pattern`,
    JOIN_ADVERSE: () =>
      'what speaks against a body is never joined by a number of the source or by name, only by its code',
    DISPLAY_LONGER_THAN_MAX: () => 'an application can not open later than the display ends',
    SUBSET_ADDS: (p) =>
      `a district's edition chooses items of the catalogue above it and assigns its organs; it can't say "${p.name}". A further item, list or measure is for the city, by a local regulation`,
    ITEM_IN_BASE: (p) =>
      `"${p.name}" is an item of the catalogue above: a supplement can't rewrite it; take another id or leave it out`,
    EDITION_NAME: (p) =>
      `the name of a local edition begins with "${p.id}-", so that a record's edition names one document`,
    ORGAN_ELSEWHERE: (p) => `the organ "${p.name}" is not of division ${p.division}: this edition can't assign it`,
    DAY_PAST: (p) =>
      `the day of force ${p.day} is over (today is ${p.today}). Acts are checked by the catalogue of their own day; a new edition begins today or later`,
  },
);

export type PolicyFaultCode = keyof typeof policyMessages.zh;
