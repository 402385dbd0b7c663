import { formatValue } from 'hucre';
import type { CellFormat } from './xlsx/formats.ts';
import type { TypedCell } from './types.ts';

/** From here on a spreadsheet has put zeros for digits: it keeps fifteen. */
const LOST_FROM = 1e15;

/** Last day that a spreadsheet knows: 9999-12-31. */
const LAST_DAY = 2_958_465;

/**
 * A text that was a longer number before a spreadsheet turned it into scientific notation: 5.00108E+17, also in full width.
 * Whatever follows the digits shown is lost.
 */
export function isLostNumber(text: string): boolean {
  const match = /^[+-]?\d(?:\.\d+)?E\+?(\d{2,3})$/iu.exec(text.normalize('NFKC').trim());
  return match !== null && Number(match[1]) >= 11;
}

/** A number cell as its reader sees it, see TableRow.cells for the exceptions. `raw` is the number as the file writes it. */
export function numberCell(raw: string, format: CellFormat, from1904: boolean): TypedCell {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { kind: 'text', text: raw };
  if (format.kind === 'day' || format.kind === 'time') {
    const text = dateText(value, format.kind, from1904);
    if (text !== undefined) return { kind: 'date', text };
  }
  if (Number.isInteger(value) && Math.abs(value) >= LOST_FROM) return { kind: 'number', text: lostText(value, format), lost: true };
  const exact = exactText(value);
  return { kind: 'number', text: shownText(value, format, exact) };
}

/** All digits that a spreadsheet keeps, without those that only binary fractions have (0.1 + 0.2). */
function exactText(value: number): string {
  return decimal(value.toPrecision(15));
}

/** Scientific notation written out, zeros at the end of a fraction off. */
function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(text) ?? [];
  const shift = Number(exponent ?? 0);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const rest = padded.slice(at).replace(/0+$/u, '');
  const result = (padded.slice(0, at).replace(/^0+(?=\d)/u, '') || '0') + (rest === '' ? '' : `.${rest}`);
  return sign !== '' && /[1-9]/u.test(result) ? `-${result}` : result;
}

/** As Excel shows it: in scientific notation with six digits, or with the zeros it put for the digits that are gone. */
function lostText(value: number, format: CellFormat): string {
  if (format.kind !== 'number' || /E[+-]/iu.test(format.code)) {
    const [digits = '', exponent = ''] = value.toExponential(5).split('e');
    return `${digits.replace(/\.?0+$/u, '')}E${exponent}`;
  }
  return decimal(value.toPrecision(15));
}

function shownText(value: number, format: CellFormat, exact: string): string {
  if (format.kind === 'general' || format.kind === 'text') return exact;
  // A span of hours (26:30) is no decimal number: nothing to compare. To the second, since the formatter cuts where Excel rounds.
  if (format.kind === 'span') return (value >= 0 && formatted(Math.round(value * 86_400) / 86_400 + 1e-10, format.code)) || exact;
  const shown = format.code.includes('通用格式') ? exact : formatted(value, format.code);
  if (shown === undefined) return exact;
  return saysTheSame(shown, exact) ? shown.trim() : exact;
}

function formatted(value: number, code: string): string | undefined {
  try {
    return formatValue(value, code);
  } catch {
    return undefined;
  }
}

/** Whether the shown text still holds the number: no digit rounded away, none hidden. */
function saysTheSame(shown: string, exact: string): boolean {
  const digits = shown.replace(/[,\s￥¥$]/gu, '');
  const match = /\d+(?:\.\d+)?/u.exec(digits);
  if (!match || /\d/u.test(digits.slice(match.index + match[0].length))) return false;
  const negative = /[-(]/u.test(digits.slice(0, match.index));
  const scale = /%/u.test(digits) ? 100 : 1;
  const said = (Number(match[0]) / scale) * (negative ? -1 : 1);
  return said.toPrecision(14) === Number(exact).toPrecision(14);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The ISO day of a spreadsheet's day number, with its time where it has one; undefined where it is no date. */
function dateText(value: number, kind: 'day' | 'time', from1904: boolean): string | undefined {
  // To the second: 0.1 s of a binary fraction is no time that anyone typed.
  const seconds = Math.round(value * 86_400);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  if (value < 0 || day + (from1904 ? 1462 : 0) > LAST_DAY) return undefined;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  if (kind === 'time' && day === 0) return time;
  const isoDay = dayText(day, from1904);
  return rest === 0 ? isoDay : `${isoDay} ${time}`;
}

function dayText(day: number, from1904: boolean): string {
  if (from1904) return isoDay(Date.UTC(1904, 0, 1), day);
  // Excel holds 1900 for a leap year; that day is given as it shows it, and no day will match it.
  if (day === 60) return '1900-02-29';
  return isoDay(Date.UTC(1899, 11, 31), day > 60 ? day - 1 : day);
}

function isoDay(from: number, days: number): string {
  return new Date(from + days * 86_400_000).toISOString().slice(0, 10);
}

/** The text of a date cell that is written as ISO (t="d"). */
export function isoCell(raw: string): TypedCell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/u.exec(raw.trim());
  if (!match) return { kind: 'text', text: raw };
  const time = match[2] === undefined ? '' : match[2].padEnd(8, ':00');
  return { kind: 'date', text: time === '' || time === '00:00:00' ? match[1]! : `${match[1]} ${time}` };
}
