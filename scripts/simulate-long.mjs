// Simulated days for many seeds, a share for each processor: `node scripts/simulate-long.mjs SEEDS DAYS`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const [seeds, days] = process.argv.slice(2).map(Number);
if (!Number.isInteger(seeds) || !Number.isInteger(days)) {
  console.error('simulate-long.mjs SEEDS DAYS');
  process.exit(2);
}
const shares = Math.min(availableParallelism(), seeds);
const directory = mkdtempSync(join(tmpdir(), 'xinheng-simulate-seen-'));
const seenBy = (n) => join(directory, `${n}.json`);
const codes = await Promise.all(
  Array.from({ length: shares }, (_, n) => {
    const range = `${Math.floor((seeds * n) / shares) + 1}-${Math.floor((seeds * (n + 1)) / shares)}`;
    // A run of 60 days beside other work, and dropping a hundred databases at the end, take longer than a test's bounds.
    const bounds = ['--testTimeout=900000', '--hookTimeout=900000'];
    const run = spawn('npx', ['vitest', 'run', '--project', 'database', ...bounds, 'src/simulate/simulate.test.ts'], {
      env: {
        ...process.env,
        XINHENG_SEEDS: range,
        XINHENG_SIMULATE_DAYS: String(days),
        XINHENG_SIMULATE_SEEN: seenBy(n),
      },
      stdio: 'inherit',
    });
    return new Promise((resolve) => run.once('exit', (code) => resolve(code ?? 1)));
  }),
);
const sound = codes.every((code) => code === 0);
const lacking = sound ? lackingIn(codes.map((_, n) => JSON.parse(readFileSync(seenBy(n), 'utf8')))) : [];
rmSync(directory, { recursive: true });
process.exit(sound && lacking.length === 0 ? 0 : 1);

/** What came about in no run at all was not tested by any. */
function lackingIn(shares) {
  const seen = {};
  for (const share of shares) for (const [name, n] of Object.entries(share)) seen[name] = (seen[name] ?? 0) + n;
  console.log(`${seeds} seeds of ${days} days: ${JSON.stringify(seen)}`);
  const none = Object.keys(seen).filter((name) => seen[name] === 0);
  if (none.length > 0) console.error(`never came about: ${none.join(', ')}`);
  return none;
}
