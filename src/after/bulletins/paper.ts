import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { RATED_FROM } from '../../registry/publicity/index.ts';
import { bulletinMessages } from './messages.ts';
import { organTable, type TableOfText } from './tables.ts';
import type { Weekly } from './types.ts';

/* GB/T 9704—2012: A4, 37 mm above, 28 mm at the left, three for the text, two for the title; sizes in half points. */
const MM = 56.7;
const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(37 * MM),
    bottom: Math.round(35 * MM),
    left: Math.round(28 * MM),
    right: Math.round(26 * MM),
  },
};
const BODY = { eastAsia: '仿宋', ascii: 'FangSong', hAnsi: 'FangSong' };
const HEAD = { eastAsia: '黑体', ascii: 'SimHei', hAnsi: 'SimHei' };
const TITLE = { eastAsia: '宋体', ascii: 'SimSun', hAnsi: 'SimSun' };
const TEXT_SIZE = 32;

/**
 * The week as an editable 通报: title, period, what the figures are of and of which day, the five sentences, the table by
 * organ where organs are named, what is not known, host and date. Every number is one of the page.
 */
export async function weeklyDocx(kernel: Pick<Kernel, 'settings'>, weekly: Weekly, language: Language): Promise<Buffer> {
  const texts = t(language, bulletinMessages);
  const { week, asOf, named, naming } = weekly;
  const host = language === 'en' ? kernel.settings.siteName.en : kernel.settings.siteName.zh;
  const unknown = weekly.unknownSentences.length > 0 ? weekly.unknownSentences : [texts['unknown.nothing']()];
  const children = [
    ...(kernel.settings.demo ? [line(texts.demo(), { font: HEAD }, AlignmentType.CENTER)] : []),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: texts.title(), bold: true, font: TITLE, size: 44, color: '000000' })],
    }),
    line(texts.period(week), { font: BODY }, AlignmentType.CENTER),
    body(texts.lead({ ...week, asOf })),
    section(texts['section.facts']()),
    ...weekly.sentences.map(body),
    section(texts['section.organs']()),
    ...(named ? [tableOf(organTable(weekly, language)), body(texts.rated({ from: RATED_FROM }))] : [body(texts['organs.unnamed']())]),
    ...(naming ? [body(texts.naming(naming))] : []),
    section(texts['section.unknown']()),
    ...unknown.map(body),
    line('', {}, AlignmentType.RIGHT),
    line(host, { font: BODY }, AlignmentType.RIGHT),
    line(asOf, { font: BODY }, AlignmentType.RIGHT),
  ];
  const document = new Document({
    title: texts.title(),
    creator: host,
    description: texts.figures({ ...week, asOf }),
    styles: { default: { document: { run: { font: BODY, size: TEXT_SIZE, language: { eastAsia: 'zh-CN' } } } } },
    sections: [{ properties: { page: PAGE }, children }],
  });
  return Packer.toBuffer(document);
}

function line(text: string, run: IRunOptions, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { line: 560 },
    children: [new TextRun({ size: TEXT_SIZE, ...run, text })],
  });
}

function section(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { line: 560 },
    children: [new TextRun({ text, font: HEAD, size: TEXT_SIZE, color: '000000' })],
  });
}

/** Two characters in, 28 points a line. */
function body(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: TEXT_SIZE * 20 },
    spacing: { line: 560 },
    children: [new TextRun({ text, font: BODY, size: TEXT_SIZE })],
  });
}

function tableOf({ heading, rows }: TableOfText): Table {
  const cell = (text: string, at: number, bold: boolean): TableCell =>
    new TableCell({
      children: [
        new Paragraph({
          alignment: at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, bold, font: BODY, size: 24 })],
        }),
      ],
    });
  const row = (cells: readonly string[], head: boolean): TableRow =>
    new TableRow({ tableHeader: head, cantSplit: true, children: cells.map((text, at) => cell(text, at, head)) });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(heading, true), ...rows.map((cells) => row(cells, false))],
  });
}
