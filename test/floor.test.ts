import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stylesheet } from '../src/kernel/ui/stylesheet.ts';
import { looked } from './support/looked.ts';

/*
 * ux.md P3: the floor of browsers that workbench/index.html and vite.config.ts name, held by two programs of others: es-check reads
 * what was built as that floor's edition of the language, stylelint asks caniuse for every feature of the styles.
 */

const ROOT = join(import.meta.dirname, '..');
const APP = join(ROOT, 'dist/workbench/app');
const work = mkdtempSync(join(tmpdir(), 'xh-floor-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const shell = readFileSync(join(ROOT, 'workbench/index.html'), 'utf8');
const config = readFileSync(join(ROOT, 'workbench/vite.config.ts'), 'utf8');
const [, chrome, firefox, safari] = /Chrome ([\d.]+), Firefox ([\d.]+), Safari ([\d.]+) or later/.exec(shell) ?? [];

function built(extension: string): string[] {
  expect(existsSync(join(APP, 'assets')), 'the workbench is built by `npm test` and `npm start` into dist/workbench/app').toBe(true);
  return readdirSync(join(APP, 'assets'))
    .filter((name) => name.endsWith(extension))
    .map((name) => join(APP, 'assets', name));
}

test('the floor that a reader is told is the one that is built for', () => {
  expect([chrome, firefox, safari].every((each) => each !== undefined)).toBe(true);
  expect(config).toContain(`target: ['chrome${chrome}', 'safari${safari}', 'firefox${firefox}']`);
});

describe('es-check', () => {
  const esCheck = (...files: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'node_modules/es-check/lib/cli/index.js'), 'es2021', '--module', ...files], {
      cwd: work,
      encoding: 'utf8',
    });

  test('the built workbench parses as ES2021, which the floor speaks', () => {
    const files = built('.js');
    const { status, stdout, stderr } = esCheck(...files);
    expect(status, `${stdout}${stderr}`).toBe(0);
    looked('P3', 'scripts of the workbench read as ES2021', files.length);
  });

  test('a planted line of a later edition is found', () => {
    const file = join(work, 'later.js');
    writeFileSync(file, 'class A { static { this.a = 1; } }\nexport { A };\n');
    expect(esCheck(file).status).toBe(1);
  });
});

describe('stylelint', () => {
  /** Features that older browsers pass over without loss, and why. */
  const IGNORED = [
    // A hint to phones; others size text as we say.
    'text-size-adjust',
    // In large print drawings grow too; where they don't, their sentence does.
    'css-zoom',
    // Margins of a printed page: another browser takes its own.
    'css-paged-media',
  ];
  const lint = (file: string) => {
    const settings = join(work, 'stylelint.json');
    const browsers = [`chrome >= ${chrome}`, `firefox >= ${firefox}`, `safari >= ${safari}`];
    const plugin = join(ROOT, 'node_modules/stylelint-no-unsupported-browser-features/lib/index.js');
    writeFileSync(
      settings,
      JSON.stringify({
        plugins: [plugin],
        rules: {
          'plugin/no-unsupported-browser-features': [true, { browsers, ignore: IGNORED, ignorePartialSupport: true }],
        },
      }),
    );
    const bin = join(ROOT, 'node_modules/stylelint/bin/stylelint.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--config', settings, '--formatter', 'json', file], {
      cwd: work,
      encoding: 'utf8',
    });
    const said = stdout.startsWith('[') ? stdout : stderr;
    const found = (JSON.parse(said.slice(said.indexOf('['))) as { warnings: { text: string }[] }[])[0]?.warnings ?? [];
    return { status, texts: [...new Set(found.map(({ text }) => text))] };
  };

  test('the styles of every server-rendered page and of the workbench use what the floor knows', () => {
    const portal = join(work, 'portal.css');
    writeFileSync(portal, stylesheet);
    const files = [portal, ...built('.css')];
    for (const file of files) expect(lint(file).texts, file).toEqual([]);
    looked('P3', 'stylesheets against the floor', files.length);
  });

  test('a planted feature that the floor lacks is found', () => {
    const file = join(work, 'later.css');
    writeFileSync(file, '.a:has(.b) { color: #000; }\n@container (min-width: 1px) { .a { color: #000; } }\n');
    expect(lint(file).texts.length).toBeGreaterThan(0);
  });
});
