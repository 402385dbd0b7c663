import { FEN_PER_YUAN, parseDecimal, parseWan, parseYuan } from '../../../kernel/money/index.ts';
import type { MappingColumn } from '../../../kernel/policy/schemas/mapping.ts';
import type { Value } from './draft.ts';
import type { FindingCode } from '../fates/fates.ts';
import { amountIn } from './values/amounts.ts';
import { parseDay } from './values/days.ts';
import { parseRange } from './values/ranges.ts';

/** `until`: the second value of a range, where it has one. */
export type Transformed = { value: Value; until?: string } | { wrong: FindingCode; params?: Record<string, string | number> };
export type Transform = (cell: string) => Transformed;

const UNUSUAL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF]/u;
const UNSTORABLE = /\u0000|\p{Surrogate}/u;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/** Text of a cell: outer white space off, line breaks and tabs to one space; undefined where it can't be stored (NUL, half a character). */
export function cleanText(cell: string): string | undefined {
  const text = cell.trim();
  if (!UNUSUAL.test(text)) return text;
  if (UNSTORABLE.test(text)) return undefined;
  return text.replace(BREAKS, ' ');
}

/** Dates repeat thousands of times in a file: each spelling is read once. */
function dates(read: (cell: string) => Transformed): Transform {
  const known = new Map<string, Transformed>();
  return (cell) => {
    let answer = known.get(cell);
    if (!answer) {
      answer = read(cell);
      if (known.size < 50_000) known.set(cell, answer);
    }
    return answer;
  };
}

function day(cell: string): Transformed {
  const value = parseDay(cell);
  return value === undefined ? { wrong: 'BAD_DATE' } : { value };
}

function range(cell: string): Transformed {
  const read = parseRange(cell);
  if (!read) return { wrong: 'BAD_DATE' };
  return read.to === null ? { value: read.from } : { value: read.from, until: read.to };
}

function amounts(parse: (text: string) => number | undefined): Transform {
  return (cell) => {
    const fen = amountIn(cell, parse);
    return fen === undefined ? { wrong: 'BAD_AMOUNT' } : { value: fen };
  };
}

/** Registered capital in 分 where figure, unit and currency are all stated (100万人民币, 50000元人民币); else undefined. */
export function capitalFen(text: string): number | undefined {
  const match = /^([\d,.]+)\s*\(?(万?)(元?)\)?(人民币)?(元?)$/u.exec(text.normalize('NFKC').replace(/\s/gu, ''));
  if (!match || !match[4]) return undefined;
  const [, figure, wan, yuan, , tail] = match;
  if (!wan && !yuan && !tail) return undefined;
  // A figure in 万 may have more than six decimals in registers; what is not a whole 分 is left as text.
  return wan ? parseDecimal(figure!, 6) : parseDecimal(figure!, String(FEN_PER_YUAN).length - 1);
}

function enumeration(column: MappingColumn): Transform {
  const values = new Map(Object.entries(column.values ?? {}));
  return (cell) => {
    const value = values.get(cell) ?? column.fallback;
    return value === undefined ? { wrong: 'BAD_VALUE' } : { value };
  };
}

function bools(column: MappingColumn): Transform {
  const values = new Map(Object.entries(column.values ?? {}));
  return (cell) => {
    const value = values.get(cell);
    return value === undefined ? { wrong: 'BAD_VALUE' } : { value: value === 'true' };
  };
}

function lists(column: MappingColumn): Transform {
  // The longest word first: 没收违法所得 before 没收; what one has taken is no part of another.
  const words = Object.entries(column.values ?? {}).sort(([a], [b]) => b.length - a.length);
  const wordsIn = (part: string): string[] => {
    let rest = part;
    const hits = words.flatMap(([word, value]) => {
      const at = rest.indexOf(word);
      rest = rest.replaceAll(word, ' '.repeat(word.length));
      return at === -1 ? [] : [{ at, value }];
    });
    return hits.sort((a, b) => a.at - b.at).map(({ value }) => value);
  };
  const whole = new Map(words);
  return (cell) => {
    const found: string[] = [];
    // 法律、行政法规规定的其他行政处罚 has a mark inside and is one kind.
    const one = whole.get(cell);
    if (one !== undefined) return { value: [one] };
    for (const part of cell.split(/[、，,；;/|\s]+/u)) {
      if (part === '') continue;
      // 警告罚款 without a mark between them is two kinds: a lost fine would pass for a mere warning, which is not displayed.
      const hits = wordsIn(part);
      if (hits.length === 0) return { wrong: 'BAD_VALUE' };
      for (const hit of hits) if (!found.includes(hit)) found.push(hit);
    }
    return { value: found };
  };
}

/** The function of a column, made once a file. `uscc` and `capital` cells stay text here (compile.ts adds their findings). */
export function transformOf(column: MappingColumn): Transform {
  switch (column.transform) {
    case 'date':
      return dates(day);
    case 'range':
      return dates(range);
    case 'amount-wan':
      return amounts(parseWan);
    case 'amount-yuan':
      return amounts(parseYuan);
    case 'enum':
      return enumeration(column);
    case 'bool':
      return bools(column);
    case 'list':
      return lists(column);
    default:
      return (value) => ({ value });
  }
}
