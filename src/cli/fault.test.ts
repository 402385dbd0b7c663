import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { capabilities } from '../capabilities.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { faultText } from './fault.ts';
import { buildProgram, runProgram } from './program.ts';

let db: TestDatabase;
let data: string;
beforeAll(async () => {
  db = await testDatabase();
  data = await mkdtemp(join(tmpdir(), 'xh-cli-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

async function xinheng(argv: readonly string[], database = db.url): Promise<{ exit: number; line: string }> {
  let exit = -1;
  const lines: string[] = [];
  const terminal = {
    environment: { XINHENG_DATA: data, DATABASE_URL: database, LANG: 'en', XINHENG_LOG: 'silent' },
    out: () => undefined,
    err: (line: string) => void lines.push(line),
    exit: (code: number) => void (exit = code),
  };
  await runProgram(buildProgram(capabilities, terminal), argv, terminal);
  return { exit, line: lines.join('\n') };
}

describe('one line says what was wrong', () => {
  test.each([
    ['db backup', ['db', 'backup', '/nonexistent/all.gz']],
    ['db restore', ['db', 'restore', '/nonexistent/all.gz']],
  ])('%s of a file that is not there: the file, exit 2, not the database', async (_, argv) => {
    const { exit, line } = await xinheng(argv);
    expect(line).toContain('There is no such file');
    expect(line).toContain('/nonexistent/');
    expect(line).toContain('(FILE_UNUSABLE)');
    expect(exit).toBe(2);
    await expect(stat('/nonexistent')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('an account in the wrong form: the form', async () => {
    const { exit, line } = await xinheng(['admin', 'create', 'x', '--role', 'audit']);
    expect(line).toContain('2 to 40 characters');
    expect(exit).toBe(2);
  });

  test('a date before the calendar: the date and where it begins', async () => {
    const { exit, line } = await xinheng(['calendar', 'due', '2018-02-20', '7']);
    expect(line).toContain('begins in 2019');
    expect(line).toContain('2018-02-20');
    expect(exit).toBe(1);
  });

  test('a database that refuses is told apart from one that is not there', async () => {
    const elsewhere = new URL(db.url);
    elsewhere.pathname = '/no_such_database';
    const refused = await xinheng(['db', 'status'], elsewhere.href);
    expect(refused.line).toContain('no database of that name (3D000)');
    expect(refused.line).toContain('The server is running');
    const away = await xinheng(['db', 'status'], 'postgresql://x@localhost/x?host=%2Fnonexistent');
    expect(away.line).toContain('cannot be reached (ENOENT)');
    expect([refused.exit, away.exit]).toEqual([3, 3]);
  });
});

test('a fault of the whole input is said once, one of a place with its place', () => {
  const whole = { path: '', code: 'SHEET_UNSURE', message: '请指明收哪一张工作表' };
  const column = { path: '代码', code: 'COLUMN_MISSING', message: '缺少“代码”列' };
  const textOf = (errors: (typeof whole)[]): string[] =>
    faultText(new XinhengError('FILE_REFUSED', { reason: whole.message }, { errors }), 'zh-CN').split('\n');
  expect(textOf([whole])).toEqual([expect.stringContaining(whole.message)]);
  expect(textOf([whole, column]).slice(1)).toEqual(['代码: 缺少“代码”列']);
});
