// Writes docs/procedures/: a page and two drawings for each procedure of policy/national.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

await prepare();
const { procedureFiles } = await import(pathToFileURL(join(ROOT, 'dist/kernel/procedures/diagram/index.js')).href);
const OUT = join(ROOT, 'docs/procedures');
// Drawn before the old ones go: a fault leaves them as they were.
const files = await procedureFiles();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const { name, text } of files) {
  writeFileSync(join(OUT, name), text);
  console.log(`docs/procedures/${name}`);
}
