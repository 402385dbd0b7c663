import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Journeys in Debian's Chromium (`npm run test:browser`); apart, since they need one installed. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: availableParallelism(),
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
});
