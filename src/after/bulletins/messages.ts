import { messages } from '../../kernel/i18n/types.ts';
import { formatDate, formatMonth } from '../../kernel/ui/index.ts';
import { bulletinTables } from './messages-tables.ts';

const day = (iso: string): string => formatDate(iso, 'zh-CN').replace(/^\d+年/, '');
const month = (of: string): string => formatMonth(of, 'zh-CN');
const english = (iso: string): string => formatDate(iso, 'en').replace(/ \d{4}$/, '');

/** The five sentences of the week (ux.md §4.5) and what is not known. */
export const bulletinMessages = messages(
  {
    ...bulletinTables.zh,
    late: (p: { n: number; before: number }) =>
      p.n === 0 && p.before === 0
        ? '上周没有迟报，前一周也没有。'
        : `上周迟报${p.n}条，${p.n === p.before ? '和前一周一样多' : p.n < p.before ? `比前一周少${p.before - p.n}条` : `比前一周多${p.n - p.before}条`}。`,
    'late.worst': (p: { organ: string; n: number }) => `最多的是${p.organ}，${p.n}条。`,
    soon: (p: { n: number; organs: number; to: string }) =>
      p.n === 0 ? `${day(p.to)}前到期的，都已经公示。` : `今天到${day(p.to)}到期、还没有公示的有${p.n}条，涉及${p.organs}个部门。`,
    silent: (p: { n: number; names: string }) =>
      p.n === 0 ? '各部门上周都有报送或者零报告。' : `上周没有报送，也没有零报告的有${p.n}个部门${p.names === '' ? '' : `：${p.names}`}。`,
    'silent.more': (p: { names: string; n: number }) => `${p.names}等${p.n}个`,
    'silent.count': (p: { n: number }) => `${p.n}个`,
    objections: (p: { n: string; days: number }) => `超过${p.days}个工作日没有答复的异议有${p.n}件。`,
    unconfirmed: (p: { n: number; days: number }) => `没有确认更正、超过${p.days}天的接收单位有${p.n}家。`,
    codes: (p: { rate: string; target: number; month: string }) =>
      `统一社会信用代码重错码率为每万户${p.rate}户（${month(p.month)}），目标是每万户${p.target}户以内。`,
    'codes.unrated': (p: { month: string }) => `${month(p.month)}登记的主体太少，不计算重错码率。`,
    'codes.worst': (p: { district: string; rate: string }) => `最高的是${p.district}，每万户${p.rate}户。`,
    'codes.none': () => '还没有统计重错码率。',
    'codes.orders': (p: { n: number }) => `没有办结的核对单有${p.n}件。`,
    'unknown.provisional': (p: { n: string; year: number }) =>
      `${p.year}年的放假安排还没有公布，${p.n}条记录的报送期限是暂定的，公布以后只会往后延。`,
    'unknown.silent': (p: { who: string; from: string; to: string }) =>
      `${day(p.from)}至${day(p.to)}没有报送，也没有零报告的部门（${p.who}）：是没有这类行政行为，还是没有报送，现在不知道。`,
    'unknown.month': (p: { month: string }) => `${month(p.month)}的数字还没有定版，各部门还可以核对。`,
    'unknown.codes': () => '重错码率还没有第一次统计。',
  },
  {
    ...bulletinTables.en,
    late: (p: { n: number; before: number }) =>
      p.n === 0 && p.before === 0
        ? 'Nothing was reported late last week, nor the week before.'
        : `${p.n} reports came late last week, ${p.n === p.before ? 'as many as the week before' : p.n < p.before ? `${p.before - p.n} fewer than the week before` : `${p.n - p.before} more than the week before`}.`,
    'late.worst': (p: { organ: string; n: number }) => `Most from ${p.organ}: ${p.n}.`,
    soon: (p: { n: number; organs: number; to: string }) =>
      p.n === 0
        ? `All that is due up to ${english(p.to)} is on display.`
        : `${p.n} records due from today to ${english(p.to)} are not yet on display, of ${p.organs} organs.`,
    silent: (p: { n: number; names: string }) =>
      p.n === 0
        ? 'Every organ reported last week, or declared that it had nothing.'
        : `Organs that neither reported last week nor declared nil: ${p.n}${p.names === '' ? '' : ` (${p.names})`}.`,
    'silent.more': (p: { names: string; n: number }) => `${p.names} and others, ${p.n} in all`,
    'silent.count': (p: { n: number }) => `${p.n} in all`,
    objections: (p: { n: string; days: number }) => `Objections unanswered for more than ${p.days} working days: ${p.n}.`,
    unconfirmed: (p: { n: number; days: number }) =>
      `Recipients that have not confirmed a correction for more than ${p.days} days: ${p.n}.`,
    codes: (p: { rate: string; target: number; month: string }) =>
      `Wrong and duplicate codes: ${p.rate} in 10,000 bodies (${formatMonth(p.month, 'en')}); the target is ${p.target} at most.`,
    'codes.unrated': (p: { month: string }) => `Too few bodies are registered in ${formatMonth(p.month, 'en')} for a rate of wrong codes.`,
    'codes.worst': (p: { district: string; rate: string }) => `Highest in ${p.district}: ${p.rate}.`,
    'codes.none': () => 'The rate of wrong codes has not been counted yet.',
    'codes.orders': (p: { n: number }) => `Work orders still open: ${p.n}.`,
    'unknown.provisional': (p: { n: string; year: number }) =>
      `The holidays of ${p.year} are not announced: the due days of ${p.n} records are provisional and can only move later.`,
    'unknown.silent': (p: { who: string; from: string; to: string }) =>
      `Whether organs that neither reported from ${english(p.from)} to ${english(p.to)} nor declared nil had nothing to report is not known: ${p.who}.`,
    'unknown.month': (p: { month: string }) =>
      `The figures of ${formatMonth(p.month, 'en')} are not closed; organs may still check theirs.`,
    'unknown.codes': () => 'The rate of wrong codes has never been counted.',
  },
);
