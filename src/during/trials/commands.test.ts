import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { shared } from '../../../test/support/command-line.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { exportedPolicy } from '../../kernel/policy/index.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { exampleCode, exampleName, penalty } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { backtestModel } from './back-test-model.ts';
import { trialsCapability } from './capability.ts';
import { runnerOf } from './runner.ts';

const THEN = '2026-03-01';
const TODAY = '2026-11-24';
const OUTCOME = { items: ['penalty'], natures: ['adverse' as const] };
const QUESTION = ['--as-of', THEN, '--items', 'penalty', '--natures', 'adverse'];
const AS_DIRECTOR = ['--as', 'director', '--purpose', 'check'];

let kernel: TestKernel;
let directory: string;
let file: string;
let run: ReturnType<typeof shared>;

const backtest = (...argv: string[]) => run(['evaluate', 'backtest', ...argv], 'en');
const documentOf = async (...argv: string[]) => {
  const { out, exit } = await backtest(...argv, '--json');
  return Object.assign(JSON.parse(out), { exit });
};

beforeAll(async () => {
  kernel = await testKernel({ today: THEN });
  run = shared(kernel);
  await register(kernel, 1, 2, 3, 4);
  await punish(kernel, penalty(1, { CF_WSH: '示市监罚〔2026〕1号', CF_JDRQ: '2026-02-20' }));
  kernel.clock.set(`${TODAY}T04:00:00Z`);
  await punish(kernel, penalty(2, { CF_WSH: '示市监罚〔2026〕2号', CF_JDRQ: '2026-07-01' }));
  await testUser(kernel, { account: 'director', role: 'director', organ: 'demo-drc' });
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-drc' });
  directory = await mkdtemp(join(tmpdir(), 'xh-trials-'));
  file = join(directory, 'model.json');
  const model = { ...exportedPolicy(kernel.policy.get('model', 'example-supervision')), edition: '2', inForceFrom: '2027-01-01' };
  await writeFile(file, JSON.stringify(model, null, 4));
});

describe(item(12, 'a back-test on the command line'), () => {
  test('gives what the API gives, and its workbook names nobody', async () => {
    const out = join(directory, 'numbers.xlsx');
    const found = await documentOf(file, ...QUESTION, '--out', out);
    const server = await testServer(kernel, [trialsCapability]);
    const headers = { ...(await signIn(server, 'director')) };
    const payload = { model: JSON.parse(await readFile(file, 'utf8')), asOf: THEN, until: TODAY, outcome: OUTCOME };
    const url = '/api/v1/models/backtests';
    const { id } = (await server.inject({ method: 'POST', url, headers, payload })).json();
    await runnerOf(kernel).idle();
    const answer = (await server.inject({ method: 'GET', url: `${url}/${id}`, headers })).json();
    for (const key of ['asOf', 'knownAt', 'until', 'outcome']) expect([key, found[key]]).toEqual([key, answer[key]]);
    const { wrong, ...counts } = answer.result;
    expect(found.result).toEqual(counts);
    // Body 1, which scored lowest, stayed clean; body 2, as high as the others, fell.
    expect([wrong.length, counts.cut]).toEqual([2, { score: '79.00', above: 1, below: 1, reversed: true }]);
    expect(found).toMatchObject({ exit: 0, result: { subjects: 4, outcomes: 1 } });
    const { sheets } = await readXlsx(await readFile(out));
    const cells = sheets.flatMap((sheet) => sheet.rows.flat()).map((cell) => String(cell ?? ''));
    expect(cells).toContain(found.result.auc);
    expect(cells.filter((cell) => cell.includes(exampleCode(2)) || cell.includes(exampleName(2)))).toEqual([]);
    await server.close();
  });

  test('tells how far it is', async () => {
    const told: [number, number | undefined][] = [];
    const asked = { model: JSON.parse(await readFile(file, 'utf8')), asOf: THEN, until: TODAY, outcome: OUTCOME };
    await backtestModel(kernel, asked, OPERATOR, 'en', async (done, total) => void told.push([done, total]));
    expect([told[0], told.at(-1)]).toEqual([
      [0, 4],
      [4, 4],
    ]);
  });

  test('counts, and names nobody, whatever the options; nobody is looked at', async () => {
    const strict = join(directory, 'strict.json');
    await writeFile(strict, (await readFile(file, 'utf8')).replaceAll('"from": "70"', '"from": "84"'));
    const out = ['--out', join(directory, 'quiet.xlsx')];
    const lines = [
      ['evaluate', 'simulate', strict],
      ['evaluate', 'simulate', strict, '--as-of', THEN, '--against', 'example-supervision'],
      ['evaluate', 'backtest', file, ...QUESTION],
      ['evaluate', 'backtest', strict, ...QUESTION, '--known-at', TODAY, '--until', '2026-11-01'],
    ];
    const options = [[], ['--json'], out, [...out, '--json']];
    const who = [[], ['--as', 'director'], AS_DIRECTOR];
    const known = [1, 2, 3, 4].flatMap((n) => [exampleName(n), exampleCode(n)]);
    const { rows: ids } = await sql<{ id: string }>`select subject_id as id from subjects`.execute(kernel.db.kysely);
    for (const line of lines)
      for (const argv of options.flatMap((each) => who.map((as) => [...line, ...each, ...as]))) {
        const said = await run(argv, 'en');
        expect([argv, said.exit]).toEqual([argv, 0]);
        for (const word of [...known, ...ids.map(({ id }) => id)])
          expect([argv, (said.out + said.err).includes(word)]).toEqual([argv, false]);
      }
    // There was somebody to name: two bodies move, and two were ranked wrongly.
    const tried = JSON.parse((await run(['evaluate', 'simulate', strict, '--json', ...AS_DIRECTOR], 'en')).out);
    expect(Object.keys(tried).toSorted()).toEqual(['grades', 'moved', 'scale', 'seconds', 'subjects']);
    expect(Object.values<number>(tried.moved).reduce((sum, n) => sum + n, 0)).toBe(2);
    expect((await backtest(file, ...QUESTION)).out).toMatch(/1 above it to whom it came, 1 at it or below.*\n.*upside down/u);
    const { rows } = await sql`select 1 from access_log where action in ('trial.read', 'backtest.read')`.execute(kernel.db.kysely);
    expect(rows).toEqual([]);
  });

  test('a new model with the grades of the one it began from is compared with it', async () => {
    const begun = join(directory, 'begun.json');
    await writeFile(begun, (await readFile(file, 'utf8')).replace('"id": "example-supervision"', '"id": "another"'));
    const { out } = await run(['evaluate', 'simulate', begun, '--against', 'example-supervision', '--json'], 'en');
    expect(JSON.parse(out)).toMatchObject({ scale: 'same', moved: {}, subjects: 4 });
  });

  test('grades of two scales are not compared by letter', async () => {
    const other = join(directory, 'other.json');
    const text = (await readFile(file, 'utf8')).replace('"id": "example-supervision"', '"id": "another"');
    await writeFile(other, text.replaceAll('"en": "Grade ', '"en": "Class '));
    const { exit, out } = await run(['evaluate', 'simulate', other, '--against', 'example-supervision', '--json'], 'en');
    const { scale, moved, subjects } = JSON.parse(out);
    expect([exit, scale, subjects]).toEqual([0, 'other', 4]);
    expect(Object.values<number>(moved).reduce((sum, n) => sum + n, 0)).toBe(subjects);
  });

  test.each<[string, string[], number]>([
    ['a day that has not come', ['--as-of', '2026-11-25', '--items', 'penalty'], 2],
    ['an item of no catalogue', ['--as-of', THEN, '--items', 'weather'], 2],
    ['no item', ['--as-of', THEN], 2],
    ['a severity that is none', [...QUESTION, '--severities', 'grave'], 2],
    ['another kind of table', [...QUESTION, '--out', 'a.csv'], 2],
    ['a folder that is not there', [...QUESTION, '--out', '/nowhere/a.xlsx'], 2],
    ['a role that runs no models', [...QUESTION, '--as', 'clerk', '--purpose', 'x'], 1],
  ])('%s is refused before anything is worked out', async (_, argv, exit) => {
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from audit_log where action = 'evaluation.backtested'`.execute(kernel.db.kysely))
        .rows[0]!.n;
    const before = await count();
    expect(await backtest(file, ...argv)).toMatchObject({ exit, out: '' });
    expect(await count()).toBe(before);
  });

  test('a fault of the model is told at the line of the file that was given', async () => {
    const text = (await readFile(file, 'utf8')).replace('"from": "85"', '"from": "10"');
    const wrong = join(directory, 'wrong.json');
    await writeFile(wrong, text);
    const found = await documentOf(wrong, ...QUESTION);
    const [fault] = found.errors;
    expect([found.exit, fault]).toEqual([1, expect.objectContaining({ file: wrong, path: '/content/cutoffs/1', code: 'CUTOFFS_ORDER' })]);
    expect(
      text
        .split('\n')
        .slice(fault.line - 1, fault.line + 2)
        .join(''),
    ).toMatch(/^ +\{ +"from": "70", +"grade": "B"/u);
    expect((await backtest(wrong, ...QUESTION)).err).toContain(`${wrong}:${fault.line} /content/cutoffs/1: `);
    await writeFile(wrong, '{\n  "kind": "model",\n}');
    expect((await documentOf(wrong, ...QUESTION)).errors[0]).toMatchObject({ code: 'NOT_JSON', line: 3 });
  });
});
