import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseSheet, findHeading, fingerprint, headingKeys, type KnownColumn, type Merge, type TableRow } from './index.ts';

const COLUMNS: KnownColumn[] = [
  { field: 'name', names: ['行政相对人名称', '企业名称'], codes: ['CF_XDR_MC'], required: true },
  { field: 'uscc', names: ['统一社会信用代码'], codes: ['CF_XDR_SHXYM'] },
  { field: 'regNo', names: ['行政相对人代码_2(工商注册号)', '工商注册号'], codes: ['CF_XDR_GSZC'] },
  { field: 'documentNo', names: ['行政处罚决定书文号'], codes: ['CF_WSH'], required: true },
  { field: 'fine', names: ['罚款金额（万元）'], codes: ['CF_NR_FK'] },
  { field: 'decided', names: ['处罚决定日期'], codes: ['CF_JDRQ'], required: true },
];
const row = (rowNo: number, ...cells: string[]): TableRow => ({ rowNo, cells });
const fields = (rows: TableRow[], merges: Merge[] = []): (string | undefined)[] => {
  const heading = findHeading(rows, COLUMNS, merges);
  const at = new Map(heading?.found.map((f) => [f.index, f.field]));
  return (heading?.cells ?? []).map((_, i) => at.get(i));
};

describe('a heading is known in any spelling', () => {
  test.each([
    ['行政相对人名称', '＊ 行政相对人\n名称'],
    ['行政相对人名称', '1.行政相对人名称（必填）'],
    ['行政相对人名称', '行政相对人名称：'],
    ['处罚决定日期', '处罚决定日期(yyyy/mm/dd)'],
    ['处罚决定日期', '处罚决定日期【格式：2016-01-01】'],
    ['罚款金额（万元）', '罚款金额(万元)'],
    ['罚款金额（万元）', '罚款金额（万元）（选填）'],
    ['CF_WSH', 'ｃｆ＿ｗｓｈ'],
    ['CF_WSH', '行政处罚决定书文号（CF_WSH）'],
    ['行政处罚决定书文号', '行政处罚决定书文号 CF_WSH'],
  ])('%s: %j', (known, given) => {
    expect(headingKeys(given)).toContain(headingKeys(known)[0]);
  });

  test('another unit is another column: 元 is not 万元', () => {
    expect(headingKeys('罚款金额（元）')).not.toContain(headingKeys('罚款金额（万元）')[0]);
    expect(fields([row(1, '企业名称', '罚款金额（元）', '处罚决定日期')])).toEqual(['name', undefined, 'decided']);
  });
});

describe('the heading among the first rows', () => {
  const names = ['企业名称', '统一社会信用代码', '行政处罚决定书文号', '处罚决定日期'];
  const body = ['示例贸易有限公司', '91509900MX00000017', '示市监罚〔2026〕1号', '2026-11-20'];

  test('below a title, an empty row and lines of explanation, in any order, with columns nobody knows', () => {
    const rows = [
      row(1, '示例市2026年11月行政处罚信息'),
      row(2, '填报说明：企业名称必须填写'),
      row(4, '序号', ...names.toReversed(), '经办人'),
      row(5, '1', ...body),
    ];
    expect(findHeading(rows, COLUMNS)).toMatchObject({ firstRow: 4, lastRow: 4, missing: [], twice: [], sure: true });
    expect(fields(rows)).toEqual([undefined, 'decided', 'documentNo', 'uscc', 'name', undefined]);
  });

  test('names above and codes below are one heading; data below is none of it', () => {
    const rows = [row(1, ...names), row(2, 'CF_XDR_MC', 'CF_XDR_SHXYM', 'CF_WSH', 'CF_JDRQ'), row(3, ...body)];
    expect(findHeading(rows, COLUMNS)).toMatchObject({ firstRow: 1, lastRow: 2, sure: true });
    expect(findHeading([row(1, ...names), row(2, ...body), row(3, ...body)], COLUMNS)).toMatchObject({
      firstRow: 1,
      lastRow: 1,
    });
  });

  test('merged headings of two and three rows: a group over its columns, single headings over all rows', () => {
    const rows = [
      row(1, '行政处罚信息'),
      row(2, '行政相对人名称', '行政相对人代码', '', '处罚内容', '', '处罚决定日期'),
      row(3, '', '统一社会信用代码', '工商注册号', '罚款金额', '行政处罚', ''),
      row(4, '', '', '', '（万元）', '决定书文号', ''),
      row(5, '示例', '91509900MX00000017', '', '0.2', '示市监罚〔2026〕1号', '2026-11-20'),
    ];
    const merges: Merge[] = [
      { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 5 },
      { firstRow: 1, lastRow: 3, firstColumn: 0, lastColumn: 0 },
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 },
      { firstRow: 1, lastRow: 1, firstColumn: 3, lastColumn: 4 },
    ];
    expect(fields(rows, merges).slice(0, 3)).toEqual(['name', 'uscc', 'regNo']);
    expect(fields(rows, merges)[5]).toBe('decided');
    expect(findHeading(rows, COLUMNS, merges)).toMatchObject({ firstRow: 2 });
  });

  test('a group that spans columns counts for each of them: without its range the right one would not be known', () => {
    const rows = [row(1, '企业名称', '罚款金额', '', '处罚决定日期'), row(2, '', '大写', '（万元）', '')];
    const merges = [{ firstRow: 0, lastRow: 0, firstColumn: 1, lastColumn: 2 }];
    expect(fields(rows, merges)).toEqual(['name', undefined, 'fine', 'decided']);
    expect(fields(rows)).toEqual(['name', undefined, undefined, 'decided']);
  });

  test('a heading that is cut in two down its rows is joined', () => {
    const rows = [
      row(1, '企业名称', '行政处罚', '罚款金额', '处罚决定'),
      row(2, '', '决定书文号', '（万元）', '日期'),
      row(3, '示例', '1', '2', '3'),
    ];
    expect(fields(rows)).toEqual(['name', 'documentNo', 'fine', 'decided']);
    expect(findHeading(rows, COLUMNS)).toMatchObject({ firstRow: 1, lastRow: 2, sure: true });
  });

  test('not sure: a required column missing, one twice, two tables in a sheet; no heading at all', () => {
    expect(findHeading([row(1, '企业名称', '处罚决定日期')], COLUMNS)).toMatchObject({
      sure: false,
      missing: ['documentNo'],
    });
    expect(findHeading([row(1, ...names, '企业名称')], COLUMNS)).toMatchObject({ sure: false, twice: ['name'] });
    expect(findHeading([row(1, ...names), row(2, ...body), row(3, ...body), row(8, ...names)], COLUMNS)).toMatchObject({
      sure: false,
    });
    expect(findHeading([row(1, 'a', 'b'), row(2, ...body)], COLUMNS)).toBeUndefined();
    expect(findHeading([], COLUMNS)).toBeUndefined();
  });

  test('past the twentieth row it is not looked for', () => {
    const before = (n: number): TableRow[] => Array.from({ length: n }, (_, i) => row(i + 1, '说明'));
    expect(findHeading([...before(19), row(20, ...names)], COLUMNS)?.firstRow).toBe(20);
    expect(findHeading([...before(20), row(21, ...names)], COLUMNS)).toBeUndefined();
  });
});

describe('any order, any spelling, any place', () => {
  const spell = (name: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.constantFrom('', '*', '＊', ' ', '1.', '（1）'),
        fc.constantFrom('', '（必填）', '[文本]', ' ', '\n', '(例：2016)'),
        fc.boolean(),
        fc.nat(),
      )
      .map(([front, back, wide, cut]) => {
        const at = cut % name.length;
        const broken = `${name.slice(0, at)}${cut % 2 ? '\n ' : ''}${name.slice(at)}`;
        const text = wide ? broken.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)) : broken;
        return front + text + back;
      });
  const chosen = fc.shuffledSubarray(COLUMNS, { minLength: 2 }).chain((columns) =>
    fc.tuple(
      ...columns.map((c) =>
        fc
          .constantFrom(...c.names, ...c.codes)
          .chain(spell)
          .map((heading) => ({ field: c.field, heading })),
      ),
    ),
  );

  test('every known column is found where it stands, and only there', () => {
    fc.assert(
      fc.property(chosen, fc.nat({ max: 18 }), fc.array(fc.constantFrom('序号', '备注', '', '经办人')), (columns, above, unknown) => {
        const rows = Array.from({ length: above }, (_, i) => row(i + 1, `说明${i}`));
        rows.push(row(above + 1, ...unknown, ...columns.map((c) => c.heading)), row(above + 2, '甲', '乙'));
        const heading = findHeading(rows, COLUMNS)!;
        expect(heading.found).toEqual(columns.map((c, i) => ({ index: unknown.length + i, field: c.field })));
        expect(heading.lastRow).toBe(above + 1);
        expect(heading.sure).toBe(COLUMNS.every((c) => !c.required || columns.some(({ field }) => field === c.field)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('any rows at all: no error, and what is said to be found is there', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(...COLUMNS.flatMap((c) => c.names)));
    const merge = fc
      .tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5))
      .map(([r, c, h, w]) => ({ firstRow: r, lastRow: r + h, firstColumn: c, lastColumn: c + w }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), fc.array(merge, { maxLength: 3 }), (cells, merges) => {
        const rows = cells.map((line, i) => row(i + 1, ...line));
        const heading = findHeading(rows, COLUMNS, merges);
        for (const { index } of heading?.found ?? []) expect(heading!.cells[index]).not.toBe('');
        expect(new Set(heading?.found.map((f) => f.field)).size).toBe(heading?.found.length ?? 0);
        expect(heading === undefined || (heading.score > 0 && heading.score <= 1)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('which sheet', () => {
  const penalty = [row(1, '企业名称', '行政处罚决定书文号', '处罚决定日期'), row(2, '示例', '1', '2')];
  const other = [row(1, '名称', '备注'), row(2, '处罚决定日期', '填写说明')];

  test('the one whose heading fits, without a question where it is clear', () => {
    expect(chooseSheet([{ rows: other }, { rows: penalty }, { rows: [] }], COLUMNS)).toMatchObject({
      index: 1,
      sure: true,
    });
    expect(chooseSheet([{ rows: other }], [])).toBeUndefined();
  });

  test('a question where two fit, or where the one that fits is hidden', () => {
    expect(chooseSheet([{ rows: penalty }, { rows: penalty }], COLUMNS)).toMatchObject({ index: 0, sure: false });
    expect(chooseSheet([{ rows: other }, { rows: penalty, hidden: true }], COLUMNS)).toMatchObject({
      index: 1,
      sure: false,
    });
    expect(chooseSheet([{ rows: penalty, hidden: true }, { rows: penalty }], COLUMNS)).toMatchObject({
      index: 1,
      sure: true,
    });
  });

  test('last month’s heading is known again, and decides between two that fit', () => {
    const wider = [row(3, '序号', '企业名称', '统一社会信用代码（必填）', '行政处罚决定书文号', '处罚决定日期')];
    const month = fingerprint(
      findHeading([row(1, '序号', '企业名称', '统一社会信用代码', '*行政处罚决定书文号', '处罚决定日期', '')], COLUMNS)!,
    );
    expect(chooseSheet([{ rows: penalty }, { rows: wider }], COLUMNS)).toMatchObject({ index: 1, sure: false });
    expect(chooseSheet([{ rows: penalty }, { rows: wider }], COLUMNS, month)).toMatchObject({ index: 1, sure: true });
  });
});
