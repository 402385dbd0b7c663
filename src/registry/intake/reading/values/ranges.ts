import { parseDay } from './days.ts';

const DAY = String.raw`\d{4}(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日?)`;
const OPEN = '长期有效|长期|永久有效|永久|无固定期限|永续经营';
const RANGE = new RegExp(String.raw`^(?:有效期)?:?[自从]?(${DAY})起?(?:至|到|[~—–―-]{1,2})(?:(${DAY})|(?:${OPEN}))?止?$`, 'u');

/**
 * Two days in one cell, in any form of `parseDay`, with 至, 到, a dash or a tilde between them: 2020-07-27至2023-07-26,
 * 2020年7月27日—长期. `to` is null where the end is open. Undefined where it is no range, or ends before it begins.
 */
export function parseRange(cell: string): { from: string; to: string | null } | undefined {
  const match = RANGE.exec(cell.normalize('NFKC').replace(/\s/gu, ''));
  const from = match?.[1] && parseDay(match[1]);
  if (!match || !from) return undefined;
  if (match[2] === undefined) return { from, to: null };
  const to = parseDay(match[2]);
  return to === undefined || to < from ? undefined : { from, to };
}
