// Writes the roles and bindings that Kubernetes ships, as real API servers of each minor make them.
import { writeFileSync } from 'node:fs';
import { isBuilt, MINORS } from '../test/cluster/binaries.ts';
import { startCluster } from '../test/cluster/cluster.ts';
import { type Shipped, shippedIn, unionOf } from '../test/cluster/shipped.ts';
import { until } from '../test/cluster/until.ts';

const all: Shipped[] = [];
const versions: string[] = [];
for (const version of MINORS.toReversed()) {
  if (!isBuilt(version)) {
    console.warn(`Kubernetes ${version} is not built`);
    continue;
  }
  const cluster = await startCluster({ version });
  try {
    // It makes them in the background after it is ready.
    await until(
      'the shipped bindings are there',
      async () => Object.keys((await shippedIn(cluster)).bindings).length > 50,
    );
    await new Promise((resolve) => setTimeout(resolve, 3000));
    all.push(await shippedIn(cluster));
    versions.push(cluster.version);
  } finally {
    await cluster.stop();
  }
}
const { roles, bindings } = unionOf(all);
const entries = (record: object) =>
  Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join('');
writeFileSync(
  new URL('../src/reach/shipped.generated.ts', import.meta.url),
  `// Made by scripts/shipped-roles.ts from API servers of ${versions.join(' and ')}.
import type { PolicyRule } from '../rbac/policy-rule.ts';

/** The rules of each role that Kubernetes ships, of all these versions together, by kind, namespace and name. */
export const SHIPPED_ROLES: Readonly<Record<string, readonly PolicyRule[]>> = {
${entries(roles)}};

/** The bindings that Kubernetes ships. */
export const SHIPPED_BINDINGS: Readonly<
  Record<string, { kind: string; role: string; subjects: readonly string[] }>
> = {
${entries(bindings)}};
`,
);
