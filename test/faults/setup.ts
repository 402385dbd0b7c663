import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { environmentOf, MAIN, processesOf, until } from './processes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data directory on which `serve` has run once and ended: most tests copy it instead of making the same database again. */
    startedOnce: string;
  }
}

/** Faults are shown on the program as it is shipped: compiled, in processes of its own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const prepare = fileURLToPath(new URL('../../scripts/prepare.mjs', import.meta.url));
  const made = spawnSync(process.execPath, ['-e', `import(${JSON.stringify(prepare)}).then((m) => m.prepare())`], {
    stdio: 'inherit',
  });
  if (made.status !== 0) throw new Error('the program could not be compiled');
  const directory = mkdtempSync(join(tmpdir(), 'xh-started-once-'));
  await serveOnce(directory);
  project.provide('startedOnce', directory);
  return () => rmSync(directory, { recursive: true, force: true });
}

async function serveOnce(directory: string): Promise<void> {
  const served = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], { env: environmentOf(directory) });
  let said = '';
  for (const stream of [served.stdout, served.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes('READY ') || served.exitCode !== null);
  served.kill('SIGTERM');
  await until(() => served.exitCode !== null && processesOf(directory).length === 0);
  if (served.exitCode !== 0) throw new Error(`serve ended with ${served.exitCode}: ${said}`);
}
