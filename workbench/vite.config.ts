import { defineConfig } from 'vite';

/** The officials' application. `scripts/prepare.mjs` builds it; `npm run workbench` serves it while one works on it. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/workbench/',
  build: {
    // The floor that README.md names; vite's own default is newer.
    target: ['chrome92', 'safari15.4', 'firefox91'],
    cssTarget: ['chrome92', 'safari15.4', 'firefox91'],
    outDir: '../dist/workbench/app',
    emptyOutDir: true,
    // Styles stand in files, pictures too: the policy of content lets nothing in line.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      // Ant Design marks each of its files for servers that we do not have.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: { port: 5173, proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` } },
});
