import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';

export interface Direction {
  /** One line per broken rule, sorted. */
  violations: string[];
  /** The source files that were seen, and those that are there: a gate that looked at nothing proves nothing. */
  seen: string[];
  present: string[];
}

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as ICruiseOptions & {
  options: ICruiseOptions;
};

/** Holds the imports of `root`/src against architecture.cjs. */
export async function judgeDirection(root: string): Promise<Direction> {
  const { options, ...ruleSet } = configuration;
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet,
  } as ICruiseOptions);
  if (typeof output === 'string') throw new Error('dependency-cruiser answered a text');
  const violations = output.summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    return `${rule.name}: ${from} → ${path}`;
  });
  const seen = output.modules.map(({ source }) => source).filter((source) => /^src\/.*\.ts$/.test(source));
  const present = globSync('src/**/*.ts', { cwd: root });
  return { violations: [...new Set(violations)].sort(), seen: seen.sort(), present: present.sort() };
}

async function main(): Promise<number> {
  const { violations, seen, present } = await judgeDirection(fileURLToPath(new URL('..', import.meta.url)));
  for (const violation of violations) console.log(violation);
  const unseen = present.filter((file) => !seen.includes(file));
  for (const file of unseen) console.log(`not seen: ${file}`);
  console.log(`${seen.length} of ${present.length} modules seen, ${violations.length} violations`);
  return violations.length + unseen.length === 0 && seen.length > 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main();
