import type { TestKernel } from './kernel.ts';

/** The kernel, but that something else happens and is committed after all was read and before the first event is appended. */
export function withMeanwhile(kernel: TestKernel, happen: () => Promise<unknown>): TestKernel {
  return {
    ...kernel,
    append: async (...event) => {
      await happen();
      return kernel.append(...event);
    },
  };
}
