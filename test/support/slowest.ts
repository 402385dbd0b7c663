import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 10;

/** Says which files took longest, before the summary: what to look at when the tests as a whole grow slow. */
export class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return;
    const seconds = (module: TestModule) => module.diagnostic().duration / 1000;
    const slowest = modules.toSorted((a, b) => seconds(b) - seconds(a)).slice(0, SHOWN);
    console.log(`\nThe ${SHOWN} slowest of ${modules.length} files, loading aside:`);
    for (const each of slowest) console.log(`${seconds(each).toFixed(1).padStart(8)} s  ${each.relativeModuleId}`);
  }
}
