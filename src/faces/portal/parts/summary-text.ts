import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { industryBook, type SubjectsTable } from '../../../registry/subjects/index.ts';
import { searchMessages } from '../messages/search.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { KindCount } from '../../../registry/publicity/index.ts';
import { kindHead } from '../words.ts';
import { stateText } from './subject-summary.tsx';
import { otherLists, summaryFacts, type OnDisplay } from './summary-facts.ts';

interface Given extends OnDisplay {
  subject: SubjectsTable;
  district: string | null;
  language: Language;
}

/** The sentences of the summary as plain text, in their order, for paper and for programs. */
export function summaryText(kernel: Pick<Kernel, 'policy' | 'clock'>, given: Given): string[] {
  const { subject, district, language } = given;
  const say = t(language, subjectMessages);
  const { adverse, others, none, lists, uncollected } = summaryFacts(kernel, given, language);
  const elsewhere = otherLists(lists);
  const asOf = formatDate(kernel.clock.today(), language);
  const kind = (of: KindCount['kind']) => kindHead(of, language);
  return [
    ...adverse.map(({ kind: of, n, objected }) => say['summary.adverse']({ kind: kind(of), n, objected })),
    ...none.map((of) => say['summary.none']({ kind: kind(of), asOf })),
    ...lists.none.map(({ title }) => say['summary.list.none']({ list: language === 'en' ? title.en : title.zh, asOf })),
    stateLine(kernel, subject, district, language),
    ...others.map(({ kind: of, n }) => say['summary.other']({ kind: kind(of), n })),
    ...(elsewhere === null ? [] : [say[elsewhere]()]),
    ...(uncollected.length === 0 ? [] : [say['summary.notCollected']({ kinds: uncollected.join(language === 'en' ? '; ' : '、') })]),
    ...(subject.kind === 'individual_business' ? [say.individual()] : []),
  ].map(plainText);
}

function stateLine({ policy }: Pick<Kernel, 'policy'>, subject: SubjectsTable, district: string | null, language: Language): string {
  const say = t(language, subjectMessages);
  const words = t(language, searchMessages);
  const [colon, stop] = language === 'en' ? [': ', '.'] : ['：', '。'];
  const state = stateText(subject, language);
  const industry = subject.industry === null ? undefined : industryBook(policy).section(subject.industry);
  return [
    subject.founded === null
      ? say['summary.state']({ state })
      : say['summary.stateFounded']({ state, founded: formatDate(subject.founded, language) }),
    district === null ? '' : words.district() + colon + district + stop,
    industry === undefined ? '' : words.industry() + colon + (language === 'en' ? industry.name.en : industry.name.zh) + stop,
  ]
    .filter((each) => each !== '')
    .join(language === 'en' ? ' ' : '');
}

/** A sentence of the catalogue without its marks for strong words and links. */
export function plainText(sentence: string): string {
  return sentence.replaceAll(/\[([^\]]+)\]\([a-zA-Z]+\)/g, '$1').replaceAll('**', '');
}
