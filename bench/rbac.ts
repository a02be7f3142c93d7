import { allowed } from '../src/rbac/allowed.ts';
import { compileRbac } from '../src/rbac/compile-rbac.ts';
import { whoCan } from '../src/rbac/who-can.ts';
import { naivelyAllowed } from '../test/rbac/naive.ts';
import { DANGEROUS, largeRbac } from './large-rbac.ts';

const BINDINGS = 10_000;
const SUBJECTS = 5_000;
const SCAN_LIMIT_SECONDS = 10;
const WHO_CAN_LIMIT_MS = 20;
/** Naive evaluation of all questions would take hours. */
const NAIVE_SUBJECTS = 8;
const RATIO_LIMIT = 100;

function seconds<T>(work: () => T): { seconds: number; result: T } {
  const start = process.hrtime.bigint();
  const result = work();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, result };
}

function hold(name: string, value: number, unit: string, isKept: boolean, limit: string): boolean {
  console.log(`  ${name.padEnd(34)} ${value.toPrecision(3)} ${unit} (${limit})${isKept ? '' : ': BROKEN'}`);
  return isKept;
}

const { objects, subjects } = largeRbac(BINDINGS, SUBJECTS);
console.log(
  `node ${process.versions.node}: ${objects.length} objects, ${BINDINGS} bindings, ${subjects.length} subjects, ` +
    `${DANGEROUS.length} dangerous questions`,
);
const compiled = seconds(() => compileRbac(objects));
const policy = compiled.result;
console.log(`  ${'compiled in'.padEnd(34)} ${compiled.seconds.toFixed(2)} s`);

const scan = seconds(() => {
  let allows = 0;
  for (const subject of subjects)
    for (const question of DANGEROUS)
      if (allowed(policy, subject, question, { limit: 1 }).allowed) allows += 1;
  return allows;
});
const asked = subjects.length * DANGEROUS.length;
console.log(`  ${'asked, allowed'.padEnd(34)} ${asked}, ${scan.result}`);

// The middle of three: the machine may be busy with something else at one of them.
const found = DANGEROUS.map((question) =>
  [1, 2, 3].map(() => seconds(() => whoCan(policy, question)).seconds).sort((a, b) => a - b),
);
const times = found.map(([, middle = 0]) => middle * 1000).sort((a, b) => a - b);

const sample = subjects.filter((_, index) => index % Math.ceil(subjects.length / NAIVE_SUBJECTS) === 0);
let different = 0;
const naive = seconds(() => {
  for (const subject of sample)
    for (const question of DANGEROUS) {
      const plain = naivelyAllowed(objects, { ...subject, ...question });
      if (plain !== allowed(policy, subject, question, { limit: 1 }).allowed) different += 1;
    }
});
const perQuestion = scan.seconds / asked;
const ratio = naive.seconds / (sample.length * DANGEROUS.length) / perQuestion;

const kept = [
  hold(
    'every subject, every question',
    scan.seconds,
    's',
    scan.seconds <= SCAN_LIMIT_SECONDS,
    `limit ${SCAN_LIMIT_SECONDS}`,
  ),
  hold(
    'who can, slowest question',
    times.at(-1) ?? 0,
    'ms',
    (times.at(-1) ?? 0) <= WHO_CAN_LIMIT_MS,
    `limit ${WHO_CAN_LIMIT_MS}`,
  ),
  hold('who can, median', times[times.length >> 1] ?? 0, 'ms', true, 'told'),
  hold('times as fast as naive evaluation', ratio, 'x', ratio >= RATIO_LIMIT, `at least ${RATIO_LIMIT}`),
  hold(
    'answers that differ from it',
    different,
    `of ${sample.length * DANGEROUS.length}`,
    different === 0,
    'none',
  ),
];
process.exitCode = kept.every((promise) => promise) ? 0 : 1;
