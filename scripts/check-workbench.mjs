// What a browser fetches before the workbench's first page stands, gzipped: at most 260 kB. Measures what is built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare, ROOT } from './prepare.mjs';

const MOST_KB = 260;
const directory = process.argv[2] ?? join(ROOT, 'dist/workbench/app');
if (process.argv[2] === undefined) await prepare();
const seen = new Map();

/** A file, and what it imports before it can run; what is fetched when a room is opened stands behind `import(`. */
function take(name) {
  if (seen.has(name)) return;
  const bytes = readFileSync(join(directory, 'assets', name));
  seen.set(name, gzipSync(bytes).length);
  if (!name.endsWith('.js')) return;
  const text = bytes.toString('utf8');
  for (const [, other] of text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[^'"`()]*?from)?\s*["'`]\.\/([\w.-]+)["'`]/gu)) take(other);
}

const shell = readFileSync(join(directory, 'index.html'), 'utf8');
for (const [, name] of shell.matchAll(/(?:src|href)="\/workbench\/assets\/([\w.-]+)"/gu)) take(name);
let total = gzipSync(shell).length;
for (const [name, size] of [...seen].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(Math.round(size / 100) / 10).padStart(7)} kB  ${name}`);
  total += size;
}
const kb = Math.round(total / 100) / 10;
console.log(`workbench: first load ${kb} kB gzip in ${seen.size + 1} files (at most ${MOST_KB})`);
process.exitCode = seen.size > 2 && kb <= MOST_KB ? 0 : 1;
