import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { Slowest } from './test/support/slowest.ts';

const ROOT = import.meta.dirname;

/** Test files below src/, test/ and workbench/src/, split by what they need. */
const files = ['src', 'test', 'scripts', 'workbench/src']
  .flatMap((top) => readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`))
  .filter((name) => /\.test\.(?:tsx?|mjs)$/u.test(name) && !name.startsWith('test/browser/'));
const faults = files.filter((name) => name.startsWith('test/faults/'));
// `npm run test:database` runs these again on another server: what imports the support for it touches the database.
const database = files.filter(
  (name) => !faults.includes(name) && /support\/(database|kernel)\.ts/u.test(readFileSync(join(ROOT, name), 'utf8')),
);
const plain = files.filter((name) => !faults.includes(name) && !database.includes(name));

// Vitest leaves one processor to the watching developer; on two, that leaves half of them idle.
const maxWorkers = availableParallelism();

// Not a measure of speed: a bound for what hangs, on a machine that is busy with other things.
const bounds = { testTimeout: 60_000, hookTimeout: 120_000 };
// Files share a process and its modules: loading these anew for each file was a third of all work. Nothing of ours keeps
// state in a module that a second kernel could not bear, and tests that needed it otherwise would show that it does.
const shared = { isolate: false };
const env = { TZ: 'UTC' };

export default defineConfig({
  test: {
    reporters: [new Slowest(), 'default'],
    maxWorkers,
    projects: [
      { test: { name: 'plain', include: plain, env, ...shared, ...bounds } },
      {
        test: {
          name: 'database',
          include: database,
          globalSetup: ['test/support/global-setup.ts'],
          env,
          ...shared,
          ...bounds,
        },
      },
      // Processes are killed, ports and disks filled, each in a data directory of its own; after all others, which want the machine.
      {
        test: {
          name: 'faults',
          include: faults,
          globalSetup: ['test/faults/setup.ts'],
          sequence: { groupOrder: 1 },
          // Their programs start, linger and end while a test only waits.
          maxWorkers: maxWorkers + 1,
          env,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
