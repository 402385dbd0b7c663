/** The walls of the house: kernel < registry < chapters < faces < cli, server. Read by `npm run check:walls`. */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: {
        path: '^src/(registry|before|during|after|support|organisation|faces|tour|demo|simulate|cli|bench|server|capabilities)',
      },
    },
    {
      name: 'registry-below-chapters-and-faces',
      severity: 'error',
      from: { path: '^src/registry/' },
      to: { path: '^src/(before|during|after|support|organisation|faces|tour|demo|simulate|cli|server|capabilities)' },
    },
    {
      name: 'faces-below-composition',
      severity: 'error',
      from: { path: '^src/faces/portal/' },
      to: { path: '^src/(tour|demo|simulate|cli|server|capabilities)' },
    },
    {
      name: 'rooms-through-their-door',
      severity: 'error',
      comment: 'Another room is imported by its index.ts or types.ts only.',
      from: { path: '^src/(registry|before|during|after|support|organisation)/([^/]+)/' },
      to: {
        path: '^src/(registry|before|during|after|support|organisation)/[^/]+/',
        pathNot: ['^src/$1/$2/', '/(index|types)\\.ts$'],
      },
    },
    {
      name: 'days-below-the-demonstration',
      severity: 'error',
      comment: 'The demonstration is one run of the simulated days, so it stands above them (decision 0009).',
      from: { path: '^src/simulate/' },
      to: { path: '^src/(faces|tour|demo|cli|server|capabilities)' },
    },
    {
      name: 'days-through-their-door',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/simulate/' },
      to: { path: '^src/simulate/', pathNot: '^src/simulate/index\\.ts$' },
    },
    {
      name: 'doors-of-rooms-from-above',
      severity: 'error',
      from: { path: '^src/(faces|tour|demo|simulate|cli|server)' },
      to: {
        path: '^src/(registry|before|during|after|support|organisation)/[^/]+/',
        pathNot: ['/(index|types|capability)\\.ts$'],
      },
    },
    {
      name: 'capabilities-only-from-composition',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(capabilities|server|cli/)|/testing/' },
      to: { path: '/capability\\.ts$', pathNot: '^src/kernel/capability\\.ts$' },
    },
    {
      name: 'workbench-by-one-door',
      severity: 'error',
      comment: 'What the workbench takes from src/ stands in workbench/src/house.ts: pure tokens, texts and drawings.',
      from: { path: '^workbench/', pathNot: '^workbench/src/house\\.ts$' },
      to: { path: '^src/' },
    },
    { name: 'nothing-knows-the-workbench', severity: 'error', from: { path: '^src/' }, to: { path: '^workbench/' } },
    {
      name: 'rooms-of-the-workbench-apart',
      severity: 'error',
      from: { path: '^workbench/src/rooms/([^/]+)/' },
      to: { path: '^workbench/src/rooms/[^/]+/', pathNot: '^workbench/src/rooms/$1/' },
    },
    {
      name: 'parts-below-rooms',
      severity: 'error',
      from: { path: '^workbench/src/(address|api|look|parts|table)/' },
      to: { path: '^workbench/src/(frame|rooms/[^/]+/)' },
    },
    { name: 'not-to-dev', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
