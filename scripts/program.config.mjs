// How `scripts/prepare.mjs` puts src/ and its packages into the few files that are started: dist/cli/main.js and beside it what
// only some commands load. Why: docs/decisions/0013-the-program-is-one-bundle.md.
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Packages that stay where they are: machine code, files read from their own folder, modules that are looked for by name. */
const BESIDE = ['@myriaddreamin/typst-ts-node-compiler', '@node-rs/argon2', 'graphile-worker', 'pg-native'];

/**
 * A module of src/ finds policy, migrations, workers and fonts from its own place. In the bundle it still stands, for that, where
 * the compiler puts it, from dist/cli where all files of the bundle are.
 */
const inPlace = {
  name: 'in-place',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.tsx?$/, code: 'import.meta.url' },
    handler(code, id) {
      const compiled = relative(`${ROOT}src/cli`, id)
        .split(sep)
        .join('/')
        .replace(/\.tsx?$/, '.js');
      // Lines stay lines, so maps stay right.
      return { code: code.replaceAll('import.meta.url', `new URL('${compiled}', import.meta.url).href`), map: null };
    },
  },
};

export default defineConfig({
  root: ROOT,
  publicDir: false,
  // React's own checks are for whoever writes pages: tests run with them.
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [inPlace],
  ssr: { noExternal: true, external: BESIDE },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: {
      input: { main: `${ROOT}src/cli/main.ts` },
      output: { entryFileNames: 'cli/main.js', chunkFileNames: 'cli/[name]-[hash].js' },
    },
  },
});
