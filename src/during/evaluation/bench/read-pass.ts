import type { Pass } from '../passes.ts';

/** The bytes of all dossiers, into which nobody looks: the least that evaluating costs. */
export const pass: Pass<null, number> = {
  name: 'bench-read',
  async over(steps, _, told) {
    let bytes = 0;
    for await (const { bodies } of steps) {
      for (const { facts } of bodies) bytes += facts.size;
      told(bodies.length);
    }
    return bytes;
  },
};
