// The walls between floors and rooms, with the number of modules read: a checker that reads nothing would pass.
// The cruiser's parser knows no TSX, so it is given a mirror of src that holds each module's import lines and nothing else.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from '@swc/core';
import { circlesOfRooms } from './circles.mjs';
import { foreignTables } from './sql-walls.mjs';

/** The checker of policy documents asks that of procedures, until rooms bring the checks of their kinds. */
const KNOWS_PROCEDURES = 'src/kernel/policy/check.ts';
const within = (root) =>
  readdirSync(root, { recursive: true }).filter((f) => /\.tsx?$/.test(f) && !f.endsWith('.d.ts') && !/\.test\.tsx?$/.test(f));
const sources = within('src');
const files = [...sources.map((f) => `src/${f}`), ...within('workbench/src').map((f) => `workbench/src/${f}`)];
const mirror = mkdtempSync(join(tmpdir(), 'xinheng-walls-'));
const imports = [];
try {
  for (const file of files) {
    const to = join(mirror, file);
    mkdirSync(dirname(to), { recursive: true });
    const lines = importsOf(readFileSync(file, 'utf8'), file.endsWith('x'));
    writeFileSync(to, lines);
    for (const [, types, name] of lines.matchAll(/^import (type .*from )?'(\..*)';$/gmu)) {
      imports.push({ from: file, to: join(dirname(file), name), onlyTypes: types !== undefined });
    }
  }
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) cpSync(name, join(mirror, name));
  symlinkSync(resolve('node_modules'), join(mirror, 'node_modules'));
  const run = spawnSync(
    process.execPath,
    [
      resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      'workbench/src',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { cwd: mirror, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (!run.stdout.startsWith('{')) throw new Error(run.stderr || 'the cruiser said nothing');
  const { summary, modules } = JSON.parse(run.stdout);
  for (const v of summary.violations) console.log(`${v.rule.severity} ${v.rule.name}: ${v.from} → ${v.to}`);
  const own = modules.filter((m) => /^(src|workbench\/src)\//.test(m.source) && !m.couldNotResolve).length;
  console.log(
    `walls: ${own} modules of src and workbench/src read (${files.length} files, tests left out), ${summary.totalDependenciesCruised} imports, ${summary.violations.length} violations`,
  );
  if (own < files.length) console.log('walls: fewer modules were read than files stand there');
  const circles = circlesOfRooms(
    imports.filter(({ from }) => from.startsWith('src/') && !from.includes('/testing/') && from !== KNOWS_PROCEDURES),
  );
  for (const each of circles) console.log(`error circle-of-rooms: ${each}`);
  const { named, foreign } = foreignTables(sources);
  for (const each of foreign) console.log(`error foreign-table: ${each}; join a view v_<room>_… that its room shows`);
  console.log(`walls in SQL: ${named} names of tables and views read, ${foreign.length} foreign tables`);
  const impure = impureFrom('workbench/src/house.ts');
  for (const each of impure) console.log(`error workbench-takes-only-what-is-pure: ${each}`);
  const broken =
    summary.violations.some((v) => v.rule.severity === 'error') || circles.length > 0 || foreign.length > 0 || impure.length > 0;
  process.exitCode = broken || own < files.length || named === 0 ? 1 : 0;
} finally {
  rmSync(mirror, { recursive: true, force: true });
}

/** What runs in a browser: the door of the workbench leads, through whatever it opens, to modules of src and to React alone. */
function impureFrom(door) {
  const seen = new Set([door]);
  const impure = [];
  for (const source of seen) {
    const imports = importsOf(readFileSync(source, 'utf8'), source.endsWith('x'));
    for (const [, name] of imports.matchAll(/^import ['"]([^'"]+)/gmu)) {
      const to = name.startsWith('.') ? join(dirname(source), name) : name;
      if (to.startsWith('src/')) seen.add(to);
      else if (to !== 'react') impure.push(`${source} → ${to}`);
    }
  }
  return impure;
}

/** The import and re-export lines of a module, type-only ones marked as such. */
function importsOf(text, tsx) {
  return parseSync(text, { syntax: 'typescript', tsx, target: 'es2022' })
    .body.filter((node) => node.source && /^(Import|Export)/.test(node.type) && !/\.(css|d\.ts)$/.test(node.source.value))
    .map((node) => {
      const only = node.typeOnly || (node.specifiers?.length > 0 && node.specifiers.every((s) => s.isTypeOnly));
      return only ? `import type { T } from ${node.source.raw};` : `import ${node.source.raw};`;
    })
    .join('\n');
}
