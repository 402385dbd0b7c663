import { t, type Language } from '../../kernel/i18n/types.ts';
import { xlsxBytes, type SheetOfTable } from '../../kernel/tables/index.ts';
import { bulletinMessages } from './messages.ts';
import { nameIn } from './sentences.ts';
import type { Weekly } from './types.ts';

export interface TableOfText {
  heading: string[];
  rows: string[][];
}

/** Each organ's week: received, late, the week before, the share of late ones where there are enough. */
export function organTable(weekly: Weekly, language: Language): TableOfText {
  const texts = t(language, bulletinMessages);
  return {
    heading: [
      texts['column.organ'](),
      texts['column.received'](),
      texts['column.late'](),
      texts['column.before'](),
      texts['column.rate'](),
    ],
    rows: weekly.organs.map((row) => [
      nameIn(language, row),
      String(row.received),
      String(row.late),
      String(row.lateBefore),
      row.latePercent ?? texts.unrated(),
    ]),
  };
}

/** The bulletin's tables as a workbook, each with the day of its figures; names only where organs are named. */
export function weeklyXlsx(weekly: Weekly, language: Language): Promise<Buffer> {
  const texts = t(language, bulletinMessages);
  const title = texts.figures({ ...weekly.week, asOf: weekly.asOf });
  const facts: SheetOfTable = {
    name: texts['sheet.facts'](),
    title,
    heading: [texts['column.sentence']()],
    rows: [...weekly.sentences, ...weekly.unknownSentences].map((sentence) => [sentence]),
  };
  const named: SheetOfTable[] = [
    { name: texts['sheet.organs'](), title, ...organTable(weekly, language) },
    {
      name: texts['sheet.silent'](),
      title,
      heading: [texts['column.organ'](), texts['column.district'](), texts['column.last']()],
      rows: weekly.silent.organs.map((organ) => [nameIn(language, organ), organ.district ?? '', organ.last ?? texts.never()]),
    },
    {
      name: texts['sheet.unconfirmed'](),
      title,
      heading: [texts['column.recipient'](), texts['column.notices'](), texts['column.since']()],
      rows: weekly.unconfirmed.recipients.map((each) => [
        (language === 'en' ? each.nameEn : each.name) ?? each.recipient,
        String(each.notices),
        each.since,
      ]),
    },
  ];
  return xlsxBytes([facts, ...(weekly.named ? named : [])], texts.title());
}
