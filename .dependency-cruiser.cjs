/** The walls of the house: kernel < registry < chapters < portal < cli, server. Read by `npm run check:walls`. */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: {
        path: '^src/(registry|before|during|after|support|organisation|portal|demo|simulate|cli|bench|server|capabilities)',
      },
    },
    {
      name: 'registry-below-chapters-and-faces',
      severity: 'error',
      from: { path: '^src/registry/' },
      to: { path: '^src/(before|during|after|support|organisation|portal|demo|simulate|cli|server|capabilities)' },
    },
    {
      name: 'portal-below-composition',
      severity: 'error',
      from: { path: '^src/portal/' },
      to: { path: '^src/(demo|simulate|cli|server|capabilities)' },
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
      name: 'doors-of-rooms-from-above',
      severity: 'error',
      from: { path: '^src/(portal|demo|simulate|cli|server)' },
      to: {
        path: '^src/(registry|before|during|after|support|organisation)/[^/]+/',
        pathNot: ['/(index|types|capability)\\.ts$'],
      },
    },
    {
      name: 'capabilities-only-from-composition',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(capabilities|server|cli/)' },
      to: { path: '/capability\\.ts$', pathNot: '^src/kernel/capability\\.ts$' },
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
