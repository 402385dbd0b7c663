import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { CommandIo } from '../../../kernel/capability.ts';
import { check } from '../capability.ts';

const folder = mkdtempSync(join(tmpdir(), 'xinheng-uscc-'));
afterAll(() => rmSync(folder, { recursive: true }));

const io: CommandIo = {
  json: true,
  language: 'zh-CN',
  as: { account: null, purpose: null },
  note: () => undefined,
  progress: () => ({ update: () => undefined, stop: () => undefined }),
};
const GOOD = '91350100M000100Y43';
const WRONG = '91509900MATE5T084K';

async function checkFile(content: string | Buffer, column?: string): Promise<{ document: unknown; text: string; exit?: 0 | 1 }> {
  const file = join(folder, 'codes.csv');
  writeFileSync(file, content);
  return check([], column === undefined ? { file } : { file, column }, io);
}

describe(item(8, 'uscc check'), () => {
  test('codes of the command line, in their order', async () => {
    const result = await check([GOOD, ` ${WRONG}`, '91350100m000100y43', '00000000000000000X'], {}, io);
    expect(result.document).toEqual([
      { code: GOOD, valid: true, findings: [] },
      { code: WRONG, valid: false, findings: ['CHECK18', 'REGION'] },
      { code: '91350100m000100y43', valid: false, findings: ['CHARSET'], candidate: GOOD },
      { code: '00000000000000000X', valid: false, findings: ['SENTINEL'] },
    ]);
    expect(result.exit).toBe(1);
    expect(result.text).toContain('按前17位应为J');
    expect((await check([GOOD], {}, io)).exit).toBe(0);
    expect((await check([WRONG], {}, { ...io, language: 'en' })).text).toContain('it should be J');
  });

  test('a list with one code a line; empty lines are counted apart', async () => {
    const { document, text } = await checkFile(`${GOOD}\r\n\r\n${WRONG}\r\n`);
    expect(document).toEqual([
      { row: 1, code: GOOD, valid: true, findings: [] },
      { row: 3, code: WRONG, valid: false, findings: ['CHECK18', 'REGION'] },
    ]);
    expect(text).toContain('共2个：正确1，有误1，占位0；另有空行或空格1个。');
  });

  test('a column of a CSV by its heading, cells with line breaks and all', async () => {
    const csv = `\ufeff企业名称,组织 代码\n"示例,\n一店",${GOOD}\n示例二,\n示例三,${WRONG}\n`;
    expect((await checkFile(csv, '组织代码')).document).toMatchObject([
      { row: 2, code: GOOD },
      { row: 4, code: WRONG },
    ]);
    await expect(checkFile(csv)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(checkFile(csv, '代码')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('a usual heading needs no naming, in GB18030 as well', async () => {
    // 企业名称,统一社会信用代码 / 示例
    const heading = 'c6f3d2b5c3fbb3c62ccdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb';
    const csv = Buffer.concat([Buffer.from(heading, 'hex'), Buffer.from('0d0acabec0fd2c', 'hex'), Buffer.from(`${GOOD}\r\n`)]);
    expect((await checkFile(csv)).document).toEqual([{ row: 2, code: GOOD, valid: true, findings: [] }]);
  });

  test('no codes, a file that is not there, both at once', async () => {
    for (const [codes, options, code] of [
      [[], {}, 'BAD_INPUT'],
      [[GOOD], { column: 'x' }, 'BAD_INPUT'],
      [[GOOD], { file: 'x' }, 'BAD_INPUT'],
      // The edge of the program says what the system says of a path.
      [[], { file: join(folder, 'none.csv') }, 'ENOENT'],
      [[], { file: folder }, 'EISDIR'],
    ] as const) {
      await expect(check(codes, options, io)).rejects.toMatchObject({ code });
    }
  });
});
