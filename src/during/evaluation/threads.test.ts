import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { AS_OF, ITEMS, randomBodies } from '../../../test/support/evaluation/random.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { keepDossiers } from './testing/kept.ts';
import { linesOf, MAIN } from '../../../test/faults/processes.ts';

/** Goes over the register in one part, in three threads, in threads of which the first word stops them, and over a torn dossier. */
const CHILD = `
const [dist, asOf] = process.argv.slice(1);
const load = (path) => import(dist + path);
const [{ openKernel }, { inParts }, { pass }, { sql }] = await Promise.all([
  load('/kernel/open.js'), load('/during/evaluation/passes.js'), load('/during/evaluation/bench/count-pass.js'), import('kysely')]);
const kernel = await openKernel({ environment: process.env });
const model = kernel.policy.get('model', 'example-supervision');
const over = (options) => inParts(kernel, asOf, pass, model, { least: 1, ...options });
const say = (value) => console.log(JSON.stringify(value));
const fault = (work) => work.then(() => 'none', (error) => error.code ?? error.message);
say(await over({ parts: 1 }));
const told = [];
say(await over({ parts: 3, progress: async (bodies) => void told.push(bodies) }));
say(told);
say(await fault(over({ parts: 3, progress: () => Promise.reject(new Error('stopped')) })));
say(await fault(inParts(kernel, asOf, { ...pass, name: 'none' }, model, { least: 1, parts: 3 })));
await sql\`update dossiers set facts = substring(facts for length(facts) - 1) where ctid = (select max(ctid) from dossiers)\`.execute(kernel.db.kysely);
say(await fault(over({ parts: 3 })));
await kernel.close();
`;

const BODIES = 400;

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await keepDossiers(kernel.db, randomBodies(5, BODIES, ITEMS));
});

describe(item(12, 'threads over the register'), () => {
  test('give what one gives, tell how far they are, and end when they are told to or cannot go on', () => {
    const dist = pathToFileURL(join(dirname(MAIN), '..')).href;
    const { PATH, HOME } = process.env;
    const environment = { PATH, HOME, DATABASE_URL: kernel.db.url, XINHENG_DATA: '/nonexistent' };
    const root = join(dirname(MAIN), '../..');
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', CHILD, dist, AS_OF], {
      env: environment,
      encoding: 'utf8',
      cwd: root,
    });
    expect(child.stderr).toBe('');
    const [whole, parts, told, stopped, unknown, torn] = linesOf(child.stdout).map((line) => JSON.parse(line));
    expect(parts).toHaveLength(3);
    const sum = parts.reduce((a: number[], b: number[]) => a.map((n, at) => n + b[at]!));
    expect([sum]).toEqual(whole);
    expect(told.at(-1)).toBe(BODIES);
    expect([stopped, torn]).toEqual(['stopped', 'INTERNAL']);
    expect(unknown).toContain('src/cli/passes.ts');
  }, 60_000);
});
