/**
 * One row per folder of src, in the order in which knowledge flows: what it may import, and whether it is
 * pure. Pure folders do no I/O, never ask the time, and import no Node.js module but those of their row.
 * Read by .dependency-cruiser.cjs and by test/architecture.test.ts.
 */
module.exports = {
  kernel: { pure: true, imports: [], node: ['crypto'] },
  operations: { pure: true, imports: ['kernel'] },
  snapshot: { pure: true, imports: ['kernel', 'operations'] },
  ram: { pure: true, imports: ['kernel'] },
  rbac: { pure: true, imports: ['kernel'] },
  reach: { pure: true, imports: ['kernel', 'rbac'] },
  network: { pure: true, imports: ['kernel'] },
  model: {
    pure: true,
    imports: ['kernel', 'operations', 'snapshot', 'ram', 'rbac', 'reach', 'network'],
  },
  responsibility: { pure: true, imports: ['kernel', 'operations', 'model'] },
  advisories: { pure: true, imports: ['kernel'] },
  patches: {
    pure: true,
    imports: ['kernel', 'snapshot', 'model', 'responsibility', 'advisories'],
  },
  checks: { pure: true, imports: ['kernel', 'operations', 'model'] },
  assess: {
    pure: true,
    imports: ['kernel', 'operations', 'snapshot', 'model', 'responsibility', 'checks'],
  },
  manifests: {
    pure: true,
    imports: ['kernel', 'snapshot', 'model', 'responsibility', 'checks', 'assess'],
  },
  identity: { pure: true, imports: ['kernel', 'model', 'reach'] },
  messages: { pure: true, imports: ['kernel', 'model'] },
  report: { pure: true, imports: ['kernel', 'rbac', 'reach', 'model', 'messages'] },
  'manifest-files': { pure: false, imports: ['kernel', 'model'] },
  transport: { pure: false, imports: ['kernel', 'operations'] },
  collect: { pure: false, imports: ['kernel', 'operations', 'snapshot', 'transport'] },
  double: { pure: false, imports: ['kernel', 'operations', 'snapshot'] },
  demo: { pure: false, imports: ['kernel', 'operations', 'double'] },
  cli: {
    pure: false,
    imports: [
      'kernel',
      'operations',
      'snapshot',
      'model',
      'responsibility',
      'advisories',
      'patches',
      'checks',
      'assess',
      'manifests',
      'manifest-files',
      'rbac',
      'reach',
      'identity',
      'messages',
      'report',
      'transport',
      'collect',
      'double',
      'demo',
    ],
  },
};
