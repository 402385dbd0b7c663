/**
 * Words that nothing of ours says, in either language (docs/design.md, tone): names for lists and people that the law does
 * not know, slogans, and verdicts about a business. Exceptions are names that the law itself gives, and a paper's form of
 * address, 你单位.
 */
const EVERYWHERE: readonly RegExp[] = [
  /黑名单|红黑榜|老赖|(?<!虚假诉讼)失信人(?!员)|信用分(?![类级])|社会信用评分|社会评分/u,
  /拉黑|曝光|上榜|洗白|清零|温馨提示|敬请谅解|违者必究|！/u,
  /良好信誉|信用良好|清白|无不良记录|放心|可靠/u,
  /你(?!单位)|(?<![父母双])亲(?![自属])/u,
  /blacklist|social credit scor|clean record|good standing|bad company|deadbeat/iu,
];
/** In sentences; names of trades, laws and matters may hold them. 安全 and 合格 are verdicts, but also parts of names. */
const IN_SENTENCES: readonly RegExp[] = [/(?<!(?:信息|网络|食品|生产|数据))安全(?!管理|生产|监)|(?<!不)合格(?!证)/u, /!/u];

/** The first word of a text that must not be said, or undefined. */
export function forbiddenIn(text: string, where: 'sentence' | 'data' = 'sentence'): string | undefined {
  const patterns = where === 'sentence' ? [...EVERYWHERE, ...IN_SENTENCES] : EVERYWHERE;
  return patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
}
