import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Compiles src/ for child processes (Node 20 runs no TypeScript) into a folder that looks like the checkout, so that
 * tests neither need nor disturb its dist/.
 */
export function compileForChildren(): { directory: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'xh-children-'));
  for (const name of ['node_modules', 'migrations', 'policy', 'package.json']) symlinkSync(join(ROOT, name), join(root, name));
  const directory = join(root, 'dist');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  // Types are the business of `npm run check:types`, and take most of the time.
  const args = [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', directory];
  const done = spawnSync(process.execPath, args);
  if (done.error) throw done.error;
  return { directory, remove: () => rmSync(root, { recursive: true, force: true }) };
}
