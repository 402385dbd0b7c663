import { Temporal } from 'temporal-polyfill';
import { SHANGHAI } from '../../kernel/clock/index.ts';
import { compareReceipts, type Receipt } from './rules.ts';
import type { Outcome, Problem } from './types.ts';

/** One row of a receipt (回执): which row of which file, and what they say of it. */
export interface ReceiptRow extends Receipt {
  file: string;
  row: number;
}

export interface ReadReceipts {
  rows: ReceiptRow[];
  problems: Problem[];
}

/** By heading, Chinese or English. No national form of a receipt was found: this is ours, and its words are data here. */
const HEADINGS = {
  file: ['文件编号', 'file'],
  row: ['行号', 'row'],
  outcome: ['结果', 'outcome'],
  code: ['错误代码', 'code'],
  text: ['说明', 'message'],
  at: ['处理时间', 'at'],
} as const;

const WORDS: Record<string, Outcome> = {
  accepted: 'accepted',
  接收: 'accepted',
  成功: 'accepted',
  duplicate: 'duplicate',
  重复: 'duplicate',
  returned: 'returned',
  退回: 'returned',
  失败: 'returned',
};

const LONGEST_TEXT = 500;

/** Undefined where the table has not the heading of a receipt. Of one row told twice the one that holds is kept. */
export function readReceipts(table: readonly (readonly string[])[]): ReadReceipts | undefined {
  const heading = (table[0] ?? []).map((cell) => cell.trim());
  const at = (field: keyof typeof HEADINGS): number => heading.findIndex((cell) => (HEADINGS[field] as readonly string[]).includes(cell));
  const columns = {
    file: at('file'),
    row: at('row'),
    outcome: at('outcome'),
    code: at('code'),
    text: at('text'),
    at: at('at'),
  };
  if ([columns.file, columns.row, columns.outcome, columns.at].includes(-1)) return undefined;
  const problems: Problem[] = [];
  const held = new Map<string, ReceiptRow>();
  table.slice(1).forEach((cells, i) => {
    const cell = (field: keyof typeof columns): string => (cells[columns[field]] ?? '').trim();
    const outcome = WORDS[cell('outcome')];
    const when = instantOf(cell('at'));
    const row = Number(cell('row'));
    const fault =
      !Number.isSafeInteger(row) || row < 1
        ? 'BAD_ROW'
        : outcome === undefined
          ? 'UNKNOWN_OUTCOME'
          : when === undefined
            ? 'BAD_TIME'
            : null;
    if (fault !== null) {
      problems.push({ row: i + 2, code: fault });
      return;
    }
    const text = cell('text').replaceAll('\u0000', '').slice(0, LONGEST_TEXT);
    const receipt = { file: cell('file'), row, outcome: outcome!, code: cell('code').slice(0, 64), text, at: when! };
    const key = `${receipt.file} ${row}`;
    const other = held.get(key);
    if (other === undefined || compareReceipts(receipt, other) > 0) held.set(key, receipt);
  });
  return { rows: [...held.values()], problems };
}

/** With an offset, or a time of day in Shanghai. */
function instantOf(text: string): string | undefined {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    // Perhaps without an offset.
  }
  try {
    const plain = Temporal.PlainDateTime.from(text.replaceAll('/', '-').replace(' ', 'T'));
    return plain.toZonedDateTime(SHANGHAI).toInstant().toString();
  } catch {
    return undefined;
  }
}
