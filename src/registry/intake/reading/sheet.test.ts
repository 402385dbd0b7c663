import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { fileLines } from '../batches/receipt.ts';
import { runIntake, type IntakeRequest, type IntakeResult } from '../batches/run.ts';
import { bookFile, data } from '../../../kernel/sheets/testing/workbook.ts';
import { OPERATOR } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, tempFile } from '../testing/files.ts';
import { register } from '../testing/take.ts';
import { sheetRows, xlsx } from '../testing/forms.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await register(kernel, ...Array.from({ length: 60 }, (_, n) => n + 1));
});

async function takePath(path: string, more: Partial<IntakeRequest> = {}): Promise<IntakeResult> {
  const base = { fileName: '十一月.xlsx', mapping: 'penalties-2018', organ: 'demo-amr', caller: OPERATOR };
  return runIntake(kernel, { ...base, path, ...more });
}
const take = async (content: Buffer, more: Partial<IntakeRequest> = {}): Promise<IntakeResult> =>
  takePath(await tempFile('f', content), more);

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  return (error as { errors: { code: string; message: string }[] }).errors[0]!;
}

const sheet = (name: string, from: number, to: number, hidden = false) => ({
  name,
  hidden,
  rows: sheetRows(
    PENALTY_HEADING,
    Array.from({ length: to - from + 1 }, (_, i) => penalty(from + i)),
  ),
});

/** A sheet by hand: rows of [place, text] or [place, XML inside the cell, attributes]. */
const cellXml = ([place, text, attributes]: readonly string[]): string =>
  attributes === undefined ? `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>` : `<c r="${place}" ${attributes}>${text}</c>`;
const column = (index: number): string => String.fromCharCode(65 + index);
const rowXml = (n: number, cells: readonly (readonly string[])[]): string => `<row r="${n}">${cells.map(cellXml).join('')}</row>`;
const plainHidden = (cells: readonly (readonly string[])[]): string =>
  rowXml(
    2,
    cells.filter(([, text]) => text !== ''),
  ).replace('<row ', '<row hidden="1" ');
const plainRow = (n: number, texts: readonly string[]): string =>
  rowXml(
    n,
    texts.map((text, i) => [`${column(i)}${n}`, text] as const).filter(([, text]) => text !== ''),
  );

describe(item(25, 'which sheet of a workbook, and where its heading stands'), () => {
  test('a title, a merged heading of two rows, a note right of the table: data begin below, rows are as wide as the heading', async () => {
    const names = [
      '行政相对人名称',
      '行政相对人类别',
      '统一社会信用代码',
      '行政处罚决定文书号',
      '违法行为类型',
      '违法事实',
      '处罚依据',
      '处罚类别',
      '处罚内容',
      '罚款金额（万元）',
      '处罚决定日期',
    ];
    const codes = [
      'CF_XDR_MC',
      'CF_XDR_LB',
      'CF_XDR_SHXYM',
      'CF_WSH',
      'CF_WFXW',
      'CF_SY',
      'CF_YJ',
      'CF_CFLB',
      'CF_NR',
      'CF_NR_FK',
      'CF_JDRQ',
    ];
    const cells = penalty(1);
    const own = codes.map((code) => cells[PENALTY_HEADING.indexOf(code)]!);
    const xml = [
      plainRow(1, ['示例市2026年11月行政处罚信息']),
      plainRow(2, ['行政相对人', '', '', ...names.slice(3)]),
      plainRow(3, names.slice(0, 3)),
      rowXml(4, [...own.map((text, i) => [`${column(i)}4`, text]), ['N4', '经办人知悉']]),
    ].join('');
    const merges = `<mergeCells>${['A1:K1', 'A2:C2', ...names.slice(3).map((_, i) => `${column(i + 3)}2:${column(i + 3)}3`)].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const result = await takePath(await bookFile({ sheets: data(xml) + merges }));
    expect(result.counts).toMatchObject({ read: 1, accepted: 1 });
    expect(result).toMatchObject({ sheet: { name: '表1', headingRow: 3 }, unknownColumns: [] });
  });

  test('two sheets with the same headings are one question, which names both; its answer decides, and each is a batch', async () => {
    const book = await xlsx([sheet('十月', 2, 3), sheet('十一月', 4, 6)]);
    const asked = await refusalOf(take(book));
    expect(asked).toMatchObject({
      code: 'SHEET_UNSURE',
      message: expect.stringContaining('“十月”（表头在第1行）、“十一月”（表头在第1行）'),
    });
    const first = await take(book, { sheet: '十一月' });
    expect(first).toMatchObject({ earlier: false, counts: { read: 3, accepted: 3 }, sheet: { name: '十一月' } });
    expect(await take(book, { sheet: '十一月' })).toMatchObject({ batch: first.batch, earlier: true });
    const other = await take(book, { sheet: '十月' });
    expect(other).toMatchObject({ earlier: false, counts: { read: 2, accepted: 2 } });
    expect(await refusalOf(take(book, { sheet: '九月' }))).toMatchObject({
      code: 'SHEET_UNKNOWN',
      message: '没有名为“九月”的工作表，这个文件里有：“十月”、“十一月”',
    });
  });

  test('last month’s headings decide where one of two has them', async () => {
    const extra = (name: string, n: number, heading: string) => ({
      name,
      rows: sheetRows([...PENALTY_HEADING, heading], [[...penalty(n), '']]),
    });
    const organ = 'demo-eeb';
    const month = (n: number) => xlsx([extra('甲', n, '甲列'), extra('乙', n + 1, '乙列')]);
    expect(await refusalOf(take(await month(7), { organ }))).toMatchObject({ code: 'SHEET_UNSURE' });
    await take(await month(7), { organ, sheet: '乙' });
    expect(await take(await month(9), { organ })).toMatchObject({ sheet: { name: '乙' } });
  });

  test('a hidden sheet is taken only when it is named; beside one that is seen it is none', async () => {
    const hidden = await xlsx([{ name: '说明', rows: [['请按要求填写']] }, sheet('数据', 11, 11, true)]);
    expect(await refusalOf(take(hidden))).toMatchObject({
      code: 'SHEET_UNSURE',
      message: expect.stringContaining('“数据”（隐藏的工作表，表头在第1行）'),
    });
    expect(await take(hidden, { sheet: '数据' })).toMatchObject({ counts: { accepted: 1 } });
    const both = await xlsx([sheet('旧', 12, 13, true), sheet('新', 14, 14)]);
    expect(await take(both)).toMatchObject({ sheet: { name: '新' }, counts: { read: 1 } });
  });

  test('columns that are missing are told, not asked about; without any heading that is told', async () => {
    const lacking = await xlsx([
      { name: '甲', rows: [['行政相对人名称', '处罚内容']] },
      { name: '乙', rows: [['x']] },
    ]);
    expect(await refusalOf(take(lacking))).toMatchObject({ code: 'COLUMN_MISSING' });
    expect(await refusalOf(take(await xlsx([{ name: '甲', rows: [['a', 'b']] }])))).toMatchObject({
      code: 'HEADING_MISSING',
    });
    expect(await refusalOf(take(await xlsx([{ name: '甲', rows: [] }])))).toMatchObject({ code: 'FILE_EMPTY' });
  });

  test('a row of data that reads like a heading in one cell stays data', async () => {
    const rows = [[...penalty(15), '工商注册号'], penalty(16)];
    const result = await take(Buffer.from(csv([...PENALTY_HEADING, '其他'], [rows[0]!, [...rows[1]!, '']])));
    expect(result.counts).toMatchObject({ read: 2, accepted: 2 });
  });
});

describe(item(25, 'a kill in the middle of a workbook'), () => {
  test('the next run reads the same sheet and goes on behind the last committed rows', async () => {
    const book = await xlsx([sheet('十月', 20, 21), sheet('十一月', 22, 31)]);
    const path = await tempFile('f.xlsx', book);
    let chunks = 0;
    const stop = (): void => {
      if (++chunks === 2) throw new Error('killed');
    };
    const request = { sheet: '十一月', chunkRows: 3 };
    await expect(takePath(path, { ...request, onChunk: stop })).rejects.toThrow('killed');
    const done = await takePath(path, request);
    expect(done).toMatchObject({ earlier: false, counts: { read: 10, accepted: 10 } });
    const { rows } = await sql`
      select file_bytes::int = ${book.length} as whole, heading->>'sheet' as sheet, encoding,
        (select string_agg(fates, '|' order by chunk) from intake_chunks c where c.batch_id = b.batch_id) as fates
      from intake_batches b where batch_id = ${done.batch}::uuid`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ whole: true, sheet: '十一月', encoding: null, fates: 'aaa|aaa|aaa|a' }]);
  });

  test('a damaged end refuses the workbook before any row is taken', async () => {
    const good = await xlsx([sheet('表', 32, 33)]);
    const at = good.indexOf('xl/worksheets/sheet1.xml') + 60;
    const bad = Buffer.from(good);
    bad.fill(0xff, at, at + 40);
    const before = await sql`select count(*)::int as n from intake_batches`.execute(kernel.db.kysely);
    expect((await refusalOf(take(bad))).code).toMatch(/^WORKBOOK_/u);
    expect(await sql`select count(*)::int as n from intake_batches`.execute(kernel.db.kysely)).toMatchObject({
      rows: before.rows,
    });
  });
});

describe(item(25, 'cells that are not what they seem'), () => {
  const place = (code: string, n: number): string => `${column(PENALTY_HEADING.indexOf(code))}${n}`;
  const book = (n: number, code: string, inside: string, attributes: string, more: Record<string, string> = {}) => {
    const cells = penalty(n, more)
      .map((text, i): readonly string[] => [`${column(i)}2`, text])
      .filter(([at, text]) => text !== '' && at !== place(code, 2));
    const own = [...cells, [place(code, 2), inside, attributes]].toSorted(([a], [b]) => (a! < b! ? -1 : 1));
    return bookFile({ sheets: data(plainRow(1, PENALTY_HEADING) + rowXml(2, own)) });
  };
  const reasonsOf = async (path: string): Promise<unknown> => {
    const { batch } = await takePath(path);
    const { rows } = await sql`
      select code, column_name as column, params, cells from intake_findings where batch_id = ${batch}::uuid order by code`.execute(
      kernel.db.kysely,
    );
    return rows;
  };

  test.each([
    ['a code that became a number', 'CF_XDR_SHXYM', '<v>9.15009001234567E+17</v>', '', 'SCIENTIFIC', { text: '9.15009E+17' }],
    ['an amount that lost digits', 'CF_NR_FK', '<v>1234567890123456789</v>', '', 'SCIENTIFIC', { text: '1.23457E+18' }],
    ['a formula that was never calculated', 'CF_NR_FK', '<f>A1*2</f>', '', 'CELL_ERROR', { given: '' }],
    ['#N/A', 'CF_WSH', '<v>#N/A</v>', 't="e"', 'CELL_ERROR', { given: '#N/A' }],
    ['#REF! in a column that need not be filled', 'BZ', '<v>#REF!</v>', 't="e"', 'CELL_ERROR', { given: '#REF!' }],
    ['a cell that is too long', 'CF_SY', `<is><t>${'长'.repeat(20_001)}</t></is>`, 't="inlineStr"', 'TOO_LONG', { length: 20_001 }],
  ])('%s is a finding at its column', async (_, code, inside, attributes, finding, params) => {
    const found = await reasonsOf(await book(40, code, inside, attributes));
    expect(found).toMatchObject([{ code: finding, column: code, params }]);
  });

  test('in identity columns they are none, and what is left of an identity number is not echoed', async () => {
    const identity = await book(41, 'CF_FR_ZJHM', '<v>110101199003070000</v>', '');
    expect((await takePath(identity)).counts).toMatchObject({ accepted: 1 });
    const broken = await book(42, 'CF_FR_ZJHM', '<v>#REF!</v>', 't="e"');
    expect((await takePath(broken)).counts).toMatchObject({ accepted: 1 });
    const [found] = (await reasonsOf(await book(43, 'CF_XDR_SHXYM', '<v>110101199003070000</v>', ''))) as object[];
    expect(found).toMatchObject({ code: 'SCIENTIFIC' });
    expect(JSON.stringify(found)).not.toContain('1101011990');
  });

  test('a line of JSON that is none is a row that comes back; nothing of it is kept', async () => {
    const line = JSON.stringify(Object.fromEntries(PENALTY_HEADING.map((code, i) => [code, penalty(44)[i]])));
    const twice = line.replace('{', '{"CF_WSH":"甲",');
    const path = await tempFile('f.jsonl', `${line}\n${line.slice(0, 60)}\n[1]\n${twice}\n`);
    expect((await takePath(path)).counts).toMatchObject({
      read: 4,
      accepted: 1,
      rejected: 3,
      reasons: { ROW_UNREADABLE: 3 },
    });
  });
});

test(item(25, 'hidden rows are taken like the others, and told'), async () => {
  const hidden = plainHidden(penalty(45).map((text, i) => [`${column(i)}2`, text]));
  const result = await takePath(await bookFile({ sheets: data(plainRow(1, PENALTY_HEADING) + hidden) }));
  expect(result).toMatchObject({ counts: { accepted: 1 }, sheet: { hiddenRows: 1 } });
  expect(fileLines(result, 'zh-CN')).toEqual(['工作表“表1”，表头在第1行', '工作表里有1行是隐藏的，和其他行一样处理']);
});

describe(item(25, 'a first look without effect'), () => {
  test('at the first rows only, or at all', async () => {
    const book = await xlsx([sheet('表', 50, 59)]);
    expect(await take(book, { dryRun: true, first: 4 })).toMatchObject({
      batch: null,
      counts: { read: 4, accepted: 4 },
    });
    expect(await take(book, { dryRun: true, first: 1000 })).toMatchObject({ counts: { read: 10 } });
    expect(await take(book, { dryRun: true })).toMatchObject({ batch: null, counts: { read: 10, accepted: 10 } });
    expect(await take(book)).toMatchObject({ counts: { read: 10, accepted: 10 } });
  });
});
