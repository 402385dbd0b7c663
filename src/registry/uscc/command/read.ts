import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { XinhengError } from '../../../kernel/errors/index.ts';

export interface CodeOfFile {
  /** As a spreadsheet counts: the heading is row 1. */
  row: number;
  code: string;
}

/** Headings that mean the subject's code where no column is named: of national templates and of usual exports. */
const HEADINGS = new Set([
  'USCC',
  '统一社会信用代码',
  '统一信用代码',
  '社会信用代码',
  '信用代码',
  '注册号/统一社会信用代码',
  '代码_1统一社会信用代码',
  'XK_XDR_SHXYM',
  'CF_XDR_SHXYM',
]);

/**
 * The codes of one column of a CSV, or of a list with one a line, in UTF-8 or GB18030 (decided on the whole file), read as
 * a stream. Empty cells come as ''. Throws what the system says of a file that can't be opened, BAD_INPUT for one that is no
 * such text or lacks the column.
 */
export async function readCodes(path: string, column: string | undefined, take: (code: CodeOfFile) => void): Promise<void> {
  const encoding = await encodingOf(path);
  const decoder = new TextDecoder(encoding);
  await pipeline(
    createReadStream(path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
    parse({ relax_quotes: true, relax_column_count: true, bom: true }),
    async (records: AsyncIterable<string[]>) => {
      let row = 0;
      let at = 0;
      for await (const record of records) {
        row += 1;
        const heading = row === 1 ? columnOf(record, column) : undefined;
        if (heading) at = heading.at;
        if (!heading?.isHeading) take({ row, code: record[at]?.trim() ?? '' });
      }
    },
  );
}

/** Where the codes stand. A first row of one cell that is no known heading is the first code of a plain list. */
function columnOf(first: readonly string[], column: string | undefined): { at: number; isHeading: boolean } {
  const headings = first.map(normal);
  const wanted = column === undefined ? undefined : normal(column);
  const at = headings.findIndex((heading) => (wanted === undefined ? HEADINGS.has(heading) : heading === wanted));
  if (at >= 0) return { at, isHeading: true };
  if (wanted === undefined && first.length === 1) return { at: 0, isHeading: false };
  throw new XinhengError('BAD_INPUT', { what: `--column: ${first.slice(0, 30).join(' | ').slice(0, 300)}` });
}

function normal(heading: string): string {
  return heading.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await decodes(path, encoding)) return encoding;
  }
  throw new XinhengError('BAD_INPUT', { what: `${path}: UTF-8, GB18030` });
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const file = createReadStream(path);
  file.once('error', () => undefined);
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
