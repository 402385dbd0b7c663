import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By size of file, as vitest has it, those that open every page would come last, and one processor would wait for the other. */
class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const last = (file: TestSpecification) => Number(!/\/pages\.\w+\.test\.ts$/u.test(file.moduleId));
    return (await super.sort(files)).toSorted((a, b) => last(a) - last(b));
  }
}

/** Journeys in Debian's Chromium (`npm run test:browser`); apart, since they need one installed. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: availableParallelism(),
    sequence: { sequencer: PagesFirst },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
});
