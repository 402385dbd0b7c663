import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Faults are shown on the program as it is shipped: compiled, in processes of its own. */
export default function setup(): void {
  const prepare = fileURLToPath(new URL('../../scripts/prepare.mjs', import.meta.url));
  const made = spawnSync(process.execPath, ['-e', `import(${JSON.stringify(prepare)}).then((m) => m.prepare())`], {
    stdio: 'inherit',
  });
  if (made.status !== 0) throw new Error('the program could not be compiled');
}
