// How `scripts/prepare.mjs` puts together what a thread over the register loads: dist/cli/pass-thread.js. A thread begins anew
// with each run, so it gets the modules that its passes need and not those that their rooms need besides.
// Why: docs/decisions/0014-a-large-register-is-gone-over-in-threads.md.
import { defineConfig } from 'vite';
import program, { ROOT } from './program.config.mjs';

const ENTRY = `${ROOT}src/cli/pass-thread.ts`;

export default defineConfig({
  ...program,
  build: {
    ...program.build,
    rolldownOptions: {
      input: { 'pass-thread': ENTRY },
      // A module of src/ does nothing when it is read, but for the one that begins: what nobody asks of it is left out.
      treeshake: { moduleSideEffects: (id, external) => external || id === ENTRY || !id.startsWith(`${ROOT}src/`) },
      output: { entryFileNames: 'cli/[name].js', codeSplitting: false },
    },
  },
});
