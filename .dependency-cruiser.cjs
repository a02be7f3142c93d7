const architecture = require('./architecture.cjs');

// Packages that compute and do no I/O: the only ones a pure folder may import.
const PURE_PACKAGES = ['@bufbuild/cel', '@bufbuild/re2', 'js-yaml', 'string-width'];

const TEST_CODE = '\\.(test|cases)\\.ts$';
const either = (names) => `(${names.join('|')})`;

// A test may wire real folders together; a case file is data, and keeps to the row of its folder.
const product = (folder) => ({ path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' });

const layers = Object.entries(architecture).map(([folder, { imports }]) => ({
  name: `layer-${folder}`,
  comment: `src/${folder} may import ${imports.join(', ') || 'no other folder'} (architecture.cjs)`,
  severity: 'error',
  from: product(folder),
  to: { path: '^(src|test|scripts|bench)/', pathNot: `^src/${either([folder, ...imports])}/` },
}));

const pure = Object.entries(architecture).filter(([, row]) => row.pure);
const inputAndOutput = pure.flatMap(([folder, { node = [] }]) => [
  {
    name: 'pure-layers-do-no-io',
    comment: `src/${folder} is pure: of Node.js it may import ${node.join(', ') || 'nothing'}`,
    severity: 'error',
    from: product(folder),
    to: { dependencyTypes: ['core'], pathNot: `^(node:)?${either([...node, 'NONE'])}$` },
  },
  {
    name: 'pure-layers-do-no-io',
    comment: `src/${folder} is pure: of packages it may import ${PURE_PACKAGES.join(', ')}`,
    severity: 'error',
    from: product(folder),
    to: { path: 'node_modules/', pathNot: `node_modules/${either(PURE_PACKAGES)}/` },
  },
]);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Type imports count: what knows each other cannot be understood apart',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layers,
    ...inputAndOutput,
    {
      name: 'checks-are-islands',
      comment: 'What two checks need belongs in the kit or in the model',
      severity: 'error',
      from: { path: '^src/checks/((?!kit/)[^/]+)/([^/.]+)\\.', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/checks/', pathNot: '^src/checks/(kit/|$1/$2\\.)' },
    },
    {
      name: 'no-test-code-in-product',
      comment: 'Tests and cases are not shipped',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST_CODE },
      to: { path: `(${TEST_CODE}|^test/|node_modules/(vitest|fast-check)/)` },
    },
    {
      name: 'folder-not-in-architecture',
      comment: 'A folder of src needs a row in architecture.cjs',
      severity: 'error',
      from: { path: `^src/(?!${either(Object.keys(architecture))}/)[^/]+/` },
      to: {},
    },
    {
      name: 'folder-not-in-architecture',
      comment: 'A folder of src needs a row in architecture.cjs',
      severity: 'error',
      from: {},
      to: { path: `^src/(?!${either(Object.keys(architecture))}/)[^/]+/` },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere cannot be judged',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Without it type-only imports are invisible.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
