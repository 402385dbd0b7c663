// Simulated days for many seeds, a share for each processor: `node scripts/simulate-long.mjs SEEDS DAYS`.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const [seeds, days] = process.argv.slice(2).map(Number);
if (!Number.isInteger(seeds) || !Number.isInteger(days)) {
  console.error('simulate-long.mjs SEEDS DAYS');
  process.exit(2);
}
const shares = Math.min(availableParallelism(), seeds);
const codes = await Promise.all(
  Array.from({ length: shares }, (_, n) => {
    const range = `${Math.floor((seeds * n) / shares) + 1}-${Math.floor((seeds * (n + 1)) / shares)}`;
    // A run of 60 days beside other work, and dropping a hundred databases at the end, take longer than a test's bounds.
    const bounds = ['--testTimeout=900000', '--hookTimeout=900000'];
    const run = spawn('npx', ['vitest', 'run', '--project', 'database', ...bounds, 'src/simulate/simulate.test.ts'], {
      env: { ...process.env, XINHENG_SEEDS: range, XINHENG_SIMULATE_DAYS: String(days) },
      stdio: 'inherit',
    });
    return new Promise((resolve) => run.once('exit', (code) => resolve(code ?? 1)));
  }),
);
process.exit(codes.every((code) => code === 0) ? 0 : 1);
