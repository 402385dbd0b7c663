import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tempFile } from './testing/files.ts';
import { openTable, TABLE_LIMITS, type TableLimits, type TableRow } from './index.ts';
import { readJsonLine } from './json/line.ts';
import { readAll, refusalOf } from './testing/workbook.ts';

async function rowsOf(content: string | Buffer, limits: Partial<TableLimits> = {}): Promise<TableRow[]> {
  return readAll(await openTable(await tempFile('a.jsonl', content), { ...TABLE_LIMITS, ...limits }));
}

describe('JSON lines', () => {
  test('nested values by their path, lists as they stand, digits as written; columns of the whole file first', async () => {
    const lines = [
      '{"key": "1", "基本信息": {"名称": "示例", "注册资本": 3E2, "空": {}}, "异常": [ {"a": 1}, 2 ], "码": 500108123456789012}',
      '',
      '{"key": "2", "基本信息": {"成立日期": "2014年04月11日"}, "在营": true, "注销": null}\r',
    ];
    const rows = await rowsOf(lines.join('\n'));
    expect(rows).toEqual([
      {
        rowNo: 0,
        cells: ['key', '基本信息.名称', '基本信息.注册资本', '基本信息.空', '异常', '码', '基本信息.成立日期', '在营', '注销'],
      },
      {
        rowNo: 1,
        cells: ['1', '示例', '3E2', '{}', '[ {"a": 1}, 2 ]', '500108123456789012'],
        notes: [undefined, undefined, { kind: 'number' }, undefined, undefined, { kind: 'number' }],
      },
      {
        rowNo: 3,
        cells: ['2', '', '', '', '', '', '2014年04月11日', 'true'],
        notes: [...Array.from({ length: 7 }), { kind: 'boolean' }],
      },
    ]);
    expect(await rowsOf(gzipSync(lines.join('\n')))).toEqual(rows);
  });

  test('a broken line, a line that is no object and a key that stands twice are findings with their line', async () => {
    const rows = await rowsOf('{"a":1}\n{"a":1,}\n[1]\n"x"\n{"a":1,"a":2}\n{"b.c":1,"b":{"c":2}}\n{"a":1} x\n');
    const findings = rows.flatMap((row) => (row.findings ?? []).map((f) => [row.rowNo, f.code, f.params]));
    expect(findings).toEqual([
      [2, 'JSON_BROKEN', { line: 2, at: 8 }],
      [3, 'JSON_NOT_ROW', { line: 3 }],
      [4, 'JSON_NOT_ROW', { line: 4 }],
      [5, 'JSON_KEY_TWICE', { line: 5, key: 'a' }],
      [6, 'JSON_KEY_TWICE', { line: 6, key: 'b.c' }],
      [7, 'JSON_BROKEN', { line: 7, at: 9 }],
    ]);
  });

  test('a line without end is named and not held; those around it are read', async () => {
    const long = `{"a":"${'长'.repeat(900_000)}"}`;
    for (const content of [`{"a":1}\n${long}\n{"a":2}`, `{"a":1}\n{"a":2}\n${long}`]) {
      const rows = await rowsOf(content, { row: 1_000 });
      expect(rows.flatMap((row) => row.findings ?? []).map((f) => f.code)).toEqual(['LINE_LONG']);
      expect(rows.map((row) => row.cells[0]).filter((cell) => cell !== undefined)).toEqual(['a', '1', '2']);
    }
  });

  test('rows, columns and nesting are limited', async () => {
    expect(await refusalOf(() => rowsOf('{"a":1}\n{"a":1}\n', { rows: 1 }))).toBe('ROWS_TOO_MANY');
    expect(await refusalOf(() => rowsOf('{"a":1}\n{"b":1}\n', { columns: 1 }))).toBe('COLUMNS_TOO_MANY');
    const deep = (n: number): string => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`;
    expect((await rowsOf(`${deep(20)}\n`))[1]!.findings).toBeUndefined();
    expect((await rowsOf(`${deep(1)}\n${deep(21)}\n`))[2]!.findings![0]!.code).toBe('JSON_BROKEN');
    expect((await rowsOf(`{"a":1}\n{"a":${'['.repeat(100_000)}\n`))[2]!.findings![0]!.code).toBe('JSON_BROKEN');
  });
});

describe('a line is read as JSON.parse reads it', () => {
  const flat = (value: unknown, path = ''): [string, string][] => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isObject && (path === '' || Object.keys(value).length > 0))
      return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
    return [[path, value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)]];
  };

  test('any object', () => {
    const key = fc.string({ minLength: 1, unit: fc.constantFrom(...'ab示\\"\n\u0000') });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 4 }), (object) => {
        const line = JSON.stringify(object);
        const wanted = flat(JSON.parse(line));
        const read = readJsonLine(line, 20);
        // Of two equal paths the first counts; the other is a finding.
        expect('fields' in read && read.fields.map((f) => [f.path, f.text])).toEqual(
          [...new Map(wanted.toReversed()).entries()].toReversed(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('any text: broken here where it is broken there', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]":,0123.eE+-tfn \\u"a'), maxLength: 12 });
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"b"', '1', '-0.5e3', '01', 'true', 'null', ' ', '"\\u12'),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          pieces.map((p) => `{"k":${p.join('')}`),
          pieces.map((p) => p.join('')),
        ),
        (line) => {
          let fine = true;
          try {
            JSON.parse(line);
          } catch {
            fine = false;
          }
          expect(!('broken' in readJsonLine(line, 20))).toBe(fine);
        },
      ),
      { numRuns: 20_000 },
    );
  });
});
