import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { tempFile } from '../testing/files.ts';
import { entriesOf, openTable, type TableRow } from '../index.ts';

const PAGES = [
  '{"name":"示例一号","checks":[{"day":"2015年12月09日","result":"正常"},{"day":"2016年01月09日","organ":{"name":"示例局"}}]}',
  '{"name":"示例二号","checks":[]}',
  '{"name":"示例三号"}',
  '{"name":"示例四号","checks":[{"day":"2017年01月02日"}]}',
];

async function rowsOf(lines: readonly string[], path: string | undefined): Promise<TableRow[]> {
  const table = entriesOf(await openTable(await tempFile('pages.jsonl', `${lines.join('\n')}\n`)), path);
  const rows: TableRow[] = [];
  for await (const group of table.rows(table.sheets[0]!)) rows.push(...group);
  return rows;
}

describe(item(25, 'entries of a list in JSON lines'), () => {
  test('each is a row with its line and its own columns; lines without the list give none', async () => {
    const [heading, ...rows] = await rowsOf(PAGES, 'checks');
    expect(heading!.cells).toEqual(['name', 'checks', 'checks.day', 'checks.result', 'checks.organ.name']);
    expect(rows.map(({ rowNo, cells }) => [rowNo, cells[0], ...cells.slice(2)])).toEqual([
      [1, '示例一号', '2015年12月09日', '正常'],
      [2, '示例一号', '2016年01月09日', '', '示例局'],
      [3, '示例四号', '2017年01月02日'],
    ]);
  });

  test('a cell that is no list of objects, and a broken line, are told and not left out', async () => {
    const rows = await rowsOf([...PAGES, '{"name":"示例五号","checks":[1]}', '{"name":', '{"name":"六","checks":7}'], 'checks');
    expect(rows.slice(4).map((row) => row.findings?.[0]?.code)).toEqual(['JSON_BROKEN', 'JSON_BROKEN', 'JSON_BROKEN']);
    expect(rows).toHaveLength(7);
  });

  test('without a path, and of a list that no line has, the table is as it was', async () => {
    expect(await rowsOf(PAGES, undefined)).toHaveLength(5);
    expect(await rowsOf(PAGES, 'visits')).toHaveLength(1);
  });
});
