import { attribute, XmlScanner } from './xml.ts';
import { refuseTable } from '../refuse.ts';

/**
 * Formats that a file names by number only, where they are not the same as in hucre: those of the Chinese editions of Excel
 * and WPS (27 to 36, 50 to 58; ECMA-376 part 1, 18.8.30, zh-cn).
 */
const BUILT_IN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '¥#,##0;-¥#,##0',
  6: '¥#,##0;-¥#,##0',
  7: '¥#,##0.00;-¥#,##0.00',
  8: '¥#,##0.00;-¥#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0',
  42: '¥#,##0',
  43: '#,##0.00',
  44: '¥#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** general: no format of its own. span: hours past 24. day and time: of a date. text: a number typed into a text column. */
export type FormatKind = 'general' | 'number' | 'day' | 'time' | 'span' | 'text';

export interface CellFormat {
  code: string;
  kind: FormatKind;
}

export const GENERAL: CellFormat = { code: 'General', kind: 'general' };

/** The number format of each cell style, by its position. */
export function readFormats(xml: string): CellFormat[] {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inside = false;
  const scanner = new XmlScanner(
    {
      open: (name, attributes) => {
        if (name === 'cellXfs') inside = true;
        else if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
        else if (name === 'xf' && inside) formats.push(formatOf(Number(attribute(attributes, 'numFmtId') ?? 0), codes));
      },
      close: (name) => {
        if (name === 'cellXfs') inside = false;
      },
      text: () => undefined,
    },
    xml.length + 1,
    () => refuseTable('WORKBOOK_DAMAGED'),
  );
  scanner.push(xml);
  scanner.end();
  return formats;
}

function formatOf(id: number, codes: Map<number, string>): CellFormat {
  const code = codes.get(id) ?? BUILT_IN[id] ?? 'General';
  return { code, kind: formatKind(code) };
}

/** By the part for positive numbers; literals, colours and languages ([$-804], [DBNum1]) say nothing of the kind. */
export function formatKind(code: string): FormatKind {
  // WPS and Chinese editions of Excel write General as G/通用格式.
  const bare = code
    .split(';', 1)[0]!
    .replace(/"[^"]*"|\\.|[_*]./gu, '')
    .replace(/G\/通用格式|General|Standard/giu, '');
  if (/\[(?:h+|m+|s+)\]/iu.test(bare)) return 'span';
  const letters = bare.replace(/\[[^\]]*\]/gu, '').replace(/E[+-]/giu, '');
  if (/[yd]|m{3,}|a{3,}/iu.test(letters.replace(/AM\/PM|A\/P/giu, ''))) return 'day';
  if (/[hs]/iu.test(letters)) return 'time';
  if (/m/iu.test(letters)) return 'day';
  if (letters.includes('@')) return 'text';
  return /[0#?]/u.test(letters) ? 'number' : 'general';
}
