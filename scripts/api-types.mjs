// Writes workbench/src/api/schema.d.ts from our own description of the API, workbench/src/api/lists/ from what it says of lists,
// and workbench/src/api/rules.ts from what it asks of the fields of a form. The generator wants an older TypeScript than
// ours, so it stands in a folder of its own, workbench/api-types, and is installed there when it is asked for.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
await prepare();
const { capabilities } = await import('../dist/capabilities.js');
const { apiDocument } = await import('../dist/kernel/serving/index.js');

const home = join(ROOT, 'workbench/api-types');
const generator = join(home, 'node_modules/openapi-typescript/bin/cli.js');
if (!existsSync(generator)) {
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  if (run.status !== 0) process.exit(1);
}
const document = await apiDocument(capabilities);
const text = JSON.stringify(document);
const work = mkdtempSync(join(tmpdir(), 'xinheng-api-'));
try {
  // Files are links, which no type of an answer describes.
  const paths = Object.fromEntries(
    Object.entries(document.paths).filter(
      ([, { get }]) => get?.responses[200]?.content?.['application/json'] !== undefined || get === undefined,
    ),
  );
  writeFileSync(join(work, 'openapi.json'), JSON.stringify({ ...document, paths }));
  const made = join(work, 'schema.d.ts');
  const run = spawnSync(process.execPath, [generator, join(work, 'openapi.json'), '-o', made], { stdio: 'inherit' });
  if (run.status !== 0) process.exit(1);
  const hash = createHash('sha256').update(text).digest('hex');
  const head = `// Made by \`npm run api-types\`. Do not edit.\n// api ${hash}\n`;
  writeFileSync(join(ROOT, 'workbench/src/api/schema.d.ts'), head + readFileSync(made, 'utf8'));
  writeLists(document.paths);
  writeRules(document.paths);
  console.log(`api-types: ${Object.keys(document.paths).length} addresses, ${hash.slice(0, 12)}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** One module a list, so that a room's part of the program holds the words of its own lists alone. */
function writeLists(paths) {
  const folder = join(ROOT, 'workbench/src/api/lists');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, { get }] of Object.entries(paths)) {
    if (get?.['x-list'] === undefined) continue;
    const name = get['x-list'];
    const list = {
      path,
      name,
      columns: get['x-columns'],
      orders: get['x-orders'],
      filters: get['x-filters'],
      whole: get['x-whole'],
      file: get['x-file'],
    };
    const constant = `${name.replaceAll(/-(.)/gu, (_, letter) => letter.toUpperCase())}List`;
    const lines = Object.entries(list).flatMap(([key, value]) => (value === undefined ? [] : [`  ${key}: ${JSON.stringify(value)},\n`]));
    const module = `// Made by \`npm run api-types\`. Do not edit.\nexport const ${constant} = {\n${lines.join('')}} as const;\n`;
    writeFileSync(join(folder, `${name}.ts`), module);
  }
}

/** One line a write: what its body asks of each field that a person can fill in. */
function writeRules(paths) {
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const { properties = {}, required = [] } = requestBody?.content['application/json']?.schema ?? {};
      const rules = Object.entries(properties).flatMap(([name, schema]) => {
        const rule = ruleOf(schema, required.includes(name));
        return rule === null ? [] : [[name, rule]];
      });
      return rules.length === 0 ? [] : [`  '${method} ${path}': ${JSON.stringify(Object.fromEntries(rules))},`];
    }),
  );
  const head = '// Made by `npm run api-types`. Do not edit.\n';
  const text = `${head}import type { Rules } from '../parts/form/rules.ts';\n\nexport const RULES: Readonly<Record<string, Rules>> = {\n${lines.join('\n')}\n};\n`;
  writeFileSync(join(ROOT, 'workbench/src/api/rules.ts'), text);
}

/** Null for what no single control holds. */
function ruleOf({ type, anyOf, format, ...schema }, required) {
  const choice = schema.enum !== undefined || (anyOf?.every((each) => each.enum !== undefined) ?? false);
  if (!choice && !['string', 'integer', 'boolean'].includes(type)) return null;
  const kept = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum'].filter(
    (key) => schema[key] !== undefined && !(key === 'minLength' && schema[key] === 1),
  );
  return {
    kind: choice ? 'choice' : format === 'date' || schema.pattern === DAY ? 'day' : type === 'string' ? 'text' : type,
    ...(required ? { required } : {}),
    ...Object.fromEntries(kept.filter((key) => schema[key] !== DAY && schema[key] !== '\\S').map((key) => [key, schema[key]])),
  };
}
