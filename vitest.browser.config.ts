import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Journeys in Debian's Chromium (`npm run test:browser`); apart, since they need one installed. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    // The longest journeys of officials take as long as half of the others: `npm run check:long` runs them.
    exclude:
      process.env['XINHENG_BROWSER'] === 'all'
        ? []
        : [
            'test/browser/workbench-office.test.ts',
            'test/browser/workbench-files.test.ts',
            'test/browser/workbench-models.test.ts',
          ],
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: availableParallelism(),
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
});
