/** Words of `checks test`, and of `scan --print-config`. */
export const enUserChecks = {
  scanConfig: {
    file: 'configuration file: {file}',
    noFile: 'no configuration file',
    flag: 'command line',
    fromFile: 'configuration file',
    byDefault: 'default',
  },
  userChecks: {
    failed: '{place}: {check}: "{name}" should be {expected} and is {seen}',
    failedBecause: '{place}: {check}: "{name}" should be {expected} and is {seen}: {why}',
    noCase: '{place}: {check} has no cases: nothing was looked at',
    noCheck: '{place}: there is no check: nothing was looked at',
    total: '{checks}: {passed}, {failed}',
    checks: ['{count} check', '{count} checks'],
    passed: ['{count} case as expected', '{count} cases as expected'],
    failing: ['{count} otherwise', '{count} otherwise'],
  },
} as const;
