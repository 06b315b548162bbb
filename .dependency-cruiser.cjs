/**
 * The one map of layers: who may import whom. `npm run check` holds it, ARCHITECTURE.md tells it in words,
 * tests/laws/layers.test.ts plants faults and expects them to be found.
 *
 * Everything is said about resolved files, so `#core` and `../core/index.ts` are one and the same thing here, except
 * in the rule "by-its-door-name".
 */

/** Inside the core: module → the modules it may import. */
const CORE = {
  base: [],
  // Below the loader and the interpreter of conditions, which read the table too.
  kinds: ['base'],
  model: ['base', 'kinds'],
  condition: ['base', 'kinds', 'model'],
  calc: ['base', 'model', 'condition', 'clock'],
  form: ['base', 'kinds', 'model', 'condition', 'calc'],
  flow: ['base', 'model', 'condition'],
  clock: ['base', 'model', 'condition'],
  rules: ['base', 'model', 'condition', 'calc', 'form', 'flow', 'clock'],
  // Bundled into validate_doc_update: neither forms as RJSF shows them nor clocks.
  door: ['base', 'model', 'condition', 'calc', 'flow', 'rules'],
  burden: ['base', 'kinds', 'model', 'condition', 'calc', 'form'],
  chart: ['base', 'model', 'condition', 'form', 'flow', 'clock', 'rules'],
  replay: ['base', 'model', 'condition', 'calc', 'form', 'flow', 'clock', 'rules', 'chart'],
  print: ['base', 'kinds', 'model', 'condition', 'form', 'flow', 'clock', 'rules', 'chart', 'replay'],
  scenario: ['base', 'model', 'condition', 'calc', 'flow', 'clock', 'rules', 'replay'],
  diff: ['base', 'model', 'condition', 'form', 'flow', 'clock', 'rules', 'chart', 'replay'],
  migrate: ['base', 'model', 'condition', 'calc', 'form', 'flow', 'clock', 'rules', 'chart', 'replay'],
  // A check of templates asks the printer what a template uses.
  check: [
    'base',
    'model',
    'condition',
    'calc',
    'form',
    'flow',
    'clock',
    'rules',
    'chart',
    'replay',
    'print',
    'burden',
  ],
};

/** Between the parts of the product. The designer runs in a browser, so server and cli are beyond it. */
const PARTS = {
  'runtime/core': [],
  'runtime/store': ['runtime/core'],
  'runtime/couch': ['runtime/core'],
  'runtime/sync': ['runtime/core', 'runtime/store', 'runtime/couch'],
  'runtime/react': ['runtime/core', 'runtime/store', 'runtime/couch', 'runtime/sync'],
  'runtime/server': ['runtime/core', 'runtime/store', 'runtime/couch', 'runtime/sync'],
  'runtime/cli': ['runtime/core', 'runtime/store', 'runtime/couch', 'runtime/sync', 'runtime/server'],
  designer: ['runtime/core', 'runtime/store', 'runtime/couch', 'runtime/sync', 'runtime/react'],
};

/**
 * A unit test may reach over layers for the ground it stands on; the code beside it may not. A contract.ts is the
 * acceptance suite that a port brings along, so it is a test too.
 */
const UNIT_TEST = '(?:\\.test\\.tsx?|/contract\\.ts)$';

const CORE_PACKAGES = 'node_modules/(?:xstate|ajv|ajv-formats|handlebars|@noble/hashes)/';

function layer(name, folder, siblings, allowed, why) {
  const forbidden = siblings.filter((sibling) => sibling !== folder && !allowed.includes(sibling));
  return {
    name,
    comment: why,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: UNIT_TEST },
    to: { path: `^(?:${forbidden.join('|')})/` },
  };
}

const inCore = (module) => `runtime/core/${module}`;

const coreLayers = Object.entries(CORE).map(([module, allowed]) =>
  layer(
    `core-layer-${module}`,
    inCore(module),
    Object.keys(CORE).map(inCore),
    allowed.map(inCore),
    `core/${module} may import only: ${allowed.join(', ') || 'nothing of the core'}.`,
  ),
);

const partLayers = Object.entries(PARTS).map(([part, allowed]) =>
  layer(
    `layer-${part.replace('runtime/', '')}`,
    part,
    Object.keys(PARTS),
    allowed,
    `${part} may import only: ${allowed.join(', ') || 'no other part'}.`,
  ),
);

const doors = [
  {
    name: 'door-of-core-module',
    comment: 'Inside the core another module is imported through its index.ts (#core/<module>).',
    severity: 'error',
    from: { path: '^runtime/core/([^/]+)/' },
    to: { path: '^runtime/core/[^/]+/.', pathNot: ['^runtime/core/$1/', '^runtime/core/[^/]+/index\\.ts$'] },
  },
  {
    name: 'door-of-core',
    comment:
      'From outside, the core is imported through #core or #core/<module>; its own index.ts does the same.',
    severity: 'error',
    from: { path: '^(?:runtime|designer|stories|\\.storybook)/', pathNot: '^runtime/core/[^/]+/' },
    to: { path: '^runtime/core/[^/]+/.', pathNot: '^runtime/core/[^/]+/index\\.ts$' },
  },
  {
    name: 'door-of-runtime-part',
    comment: 'Another part of the runtime is imported through its index.ts (#store, #react, …).',
    severity: 'error',
    from: { path: '^runtime/([^/]+)/' },
    to: { path: '^runtime/(?!core/)[^/]+/.', pathNot: ['^runtime/$1/', '^runtime/[^/]+/index\\.ts$'] },
  },
  {
    name: 'door-of-runtime-from-outside',
    comment: 'Designer and stories import the runtime through #react, #sync, …',
    severity: 'error',
    from: { path: '^(?:designer|stories|\\.storybook)/' },
    to: { path: '^runtime/(?!core/)[^/]+/.', pathNot: '^runtime/[^/]+/index\\.ts$' },
  },
  {
    name: 'door-of-designer-module',
    comment: 'A module of the designer is imported through its index.ts (#designer/<module>).',
    severity: 'error',
    from: { path: '^(?:designer/(?:([^/]+)/|[^/]+\\.tsx?$)|stories/)' },
    to: { path: '^designer/[^/]+/.', pathNot: ['^designer/$1/', '^designer/[^/]+/index\\.ts$'] },
  },
  {
    name: 'by-its-door-name',
    comment: 'Write #core/<module>, #store, … instead of a relative path out of the module.',
    severity: 'error',
    from: { path: '^runtime/(core/[^/]+|[^/]+)/' },
    to: {
      path: '^runtime/',
      pathNot: '^runtime/$1/',
      dependencyTypesNot: ['aliased', 'aliased-subpath-import'],
    },
  },
];

const purity = [
  {
    name: 'core-packages',
    comment:
      'The core may reach only xstate, ajv, ajv-formats, handlebars and @noble/hashes, even through a third file.',
    severity: 'error',
    from: { path: '^runtime/core/', pathNot: UNIT_TEST },
    to: { path: 'node_modules/', pathNot: CORE_PACKAGES, reachable: true },
  },
  {
    name: 'core-without-node',
    comment: 'The core runs in a browser and in a database: no built-in module of Node.',
    severity: 'error',
    from: { path: '^runtime/core/', pathNot: UNIT_TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'door-code-stays-small',
    comment:
      'rules, condition, calc, flow and door are bundled into validate_doc_update, which must be one small function: no XState, ' +
      'Ajv or Handlebars, even through a third file.',
    severity: 'error',
    from: { path: '^runtime/core/(?:rules|condition|calc|flow|door)/', pathNot: UNIT_TEST },
    to: { path: 'node_modules/(?:xstate|ajv|ajv-formats|handlebars)/', reachable: true },
  },
  {
    name: 'browser-without-node',
    comment: 'React and the designer run in a browser: no built-in module of Node.',
    severity: 'error',
    from: { path: '^(?:runtime/react|designer)/', pathNot: UNIT_TEST },
    // `events` is a package of that name, which PouchDB needs in a browser.
    to: { dependencyTypes: ['core'], pathNot: '^events$' },
  },
];

const general = [
  {
    name: 'nothing-imports-tests',
    comment: 'Tests and stories look at the code; the code does not know them.',
    severity: 'error',
    from: { pathNot: '^tests/|\\.test\\.tsx?$' },
    to: { path: '^tests/' },
  },
  {
    name: 'nothing-imports-stories',
    comment: 'Only tests run stories.',
    severity: 'error',
    from: { pathNot: '^(?:stories|tests|\\.storybook)/' },
    to: { path: '^stories/' },
  },
  {
    name: 'runtime-without-config',
    comment: 'config/ is data that a town changes: it is read when the program runs, not bundled into it.',
    severity: 'error',
    from: { path: '^(?:runtime|designer)/', pathNot: UNIT_TEST },
    to: { path: '^config/' },
  },
  {
    name: 'no-circular',
    comment: 'A circle has no bottom to understand it from. Move what both need into a third file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports this file and it imports nothing: it is left over, or a door was forgotten.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        '(?:^|/)\\.',
        '\\.d\\.(?:ts|mts)$',
        '\\.(?:test|e2e|stories)\\.tsx?$',
        '^tests/',
        '^runtime/cli/(?:setup/|bin\\.mjs$|main\\.ts$)',
        '^runtime/react/public/',
      ],
    },
    to: {},
  },
  {
    name: 'not-to-unresolvable',
    comment: 'The imported file or package does not exist. A deep #path does not resolve on purpose.',
    severity: 'error',
    from: {},
    // Made by Vite while it builds.
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'no-development-package-at-run-time',
    comment: 'This package is a devDependency: move it to dependencies in package.json.',
    severity: 'error',
    from: { path: '^(?:runtime|designer)/', pathNot: UNIT_TEST },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only', 'npm'],
      pathNot: 'node_modules/@types/',
    },
  },
  {
    name: 'package-is-declared',
    comment:
      'The package is used but not in package.json: it is here only because another package brought it.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
  },
];

module.exports = {
  forbidden: [...coreLayers, ...partLayers, ...doors, ...purity, ...general],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a layer is about who knows whom, and `import type` knows.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
