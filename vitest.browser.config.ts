import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Journeys in Debian's Chromium (`npm run test:browser`); apart, since they need one installed. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    // The longest take more than all others together: `npm run check:long` runs them.
    exclude:
      process.env['XINHENG_BROWSER'] === 'all'
        ? []
        : [
            'test/browser/cases.test.ts',
            'test/browser/centre.test.ts',
            'test/browser/tour.test.ts',
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
