import { counted } from '../../kernel/i18n/counted.ts';
import { messages, t, type Language } from '../../kernel/i18n/types.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { DisplayClass } from '../../registry/records/types.ts';

export const monthsMessages = messages(
  {
    months: (p: { n: number }) => `${p.n}个月`,
    permit: () => '行政许可',
    honour: () => '荣誉',
    neutral_act: () => '其他行政行为',
    abnormal_listing: () => '经营异常名录',
    listing: () => '严重失信主体名单',
    internal: () => '不公示的信息',
    penalty_simple: () => '简易程序的处罚',
    penalty_warning: () => '只有警告或者通报批评的处罚',
    penalty_no_impact: () => '没有一定社会影响的处罚',
    penalty_minor: () => '轻微',
    penalty_general: () => '一般',
    penalty_serious: () => '严重',
    penalty_unstated: () => '没有写明程度',
  },
  {
    months: (p) => counted(p.n, 'month'),
    permit: () => 'permit',
    honour: () => 'honour',
    neutral_act: () => 'other act',
    abnormal_listing: () => 'list of abnormal operations',
    listing: () => 'list of seriously dishonest entities',
    internal: () => 'not for display',
    penalty_simple: () => 'penalty by simple procedure',
    penalty_warning: () => 'mere warning or criticism',
    penalty_no_impact: () => 'penalty without impact on society',
    penalty_minor: () => 'minor',
    penalty_general: () => 'general',
    penalty_serious: () => 'serious',
    penalty_unstated: () => 'without a stated severity',
  },
);

/** How the record is classed, in the rules' own words. */
export function severityWords(displayClass: DisplayClass, language: Language): string {
  return t(language, monthsMessages)[displayClass]();
}

/** The title of a set of display rules. */
export function ruleTitle({ policy }: Pick<Kernel, 'policy'>, ruleSet: string, language: Language): string {
  const title = policy.all<{ ruleSet: string }>('display-rules').find((document) => document.content.ruleSet === ruleSet)?.title;
  return (language === 'en' ? title?.en : title?.zh) ?? ruleSet;
}
