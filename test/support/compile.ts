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
  for (const name of ['node_modules', 'migrations', 'policy', 'package.json'])
    symlinkSync(join(ROOT, name), join(root, name));
  const directory = join(root, 'dist');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', directory]);
  // Errors of types are another check's business; what matters is that there is something to run.
  if (done.error) throw done.error;
  return { directory, remove: () => rmSync(root, { recursive: true, force: true }) };
}
