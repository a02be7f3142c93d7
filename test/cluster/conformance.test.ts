import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleFleet } from '../../src/demo/fleet.ts';
import { type Double, startDouble } from '../../src/double/server.ts';
import { needs } from '../outside.ts';
import { minorsToRun, NEWEST } from './binaries.ts';
import { startCluster } from './cluster.ts';
import { compareSnapshots, type Difference } from './compare-snapshots.ts';
import { definitionsOf, objectsOf } from './fleet-objects.ts';
import { isKnown, type KnownDifference, knownDifferences } from './known-differences.ts';
import { type Loaded, load } from './load.ts';
import { snapshotOf } from './snapshot-of.ts';

const fleet = sampleFleet();
const ids = [...fleet.kubernetes.keys()];
// Those with the most kinds; all of them are much the same.
const compared = process.env.FULL ? ids : ids.slice(0, 3);

/** Objects of the fleet that an API server of today does not accept. */
const UNACCEPTABLE = [
  'Pod debug: sysctls',
  'Pod tenant-sandbox: procMount',
  'Pod tenant-sandbox: procMount',
  'ReplicaSet tenant-sandbox: procMount',
];

// The fleet's objects are as they are stored: what admission adds to new ones, or refuses, is not for them.
const ADMISSION = [
  'DefaultTolerationSeconds',
  'PodSecurity',
  'PodTopologyLabels',
  'ServiceAccount',
  'StorageObjectInUseProtection',
  'TaintNodesByCondition',
];

const refusalsIn = ({ refused }: Loaded) =>
  refused
    .map(({ kind, name, message }) => {
      const field = /spec\.[\w.[\]]*?(\w+)(?:\[\d+\]\.name)?: /.exec(message)?.[1] ?? message;
      return `${kind} ${name.replace(/(-[0-9a-f]{5,10})+$/, '')}: ${field}`;
    })
    .sort();

for (const minor of minorsToRun()) {
  needs(`controlplane ${minor}`, `test/cluster/conformance: the double and Kubernetes ${minor}`, () => {
    let double: Double;
    const used = new Set<KnownDifference>();
    const refusals: string[] = [];
    beforeAll(async () => {
      double = await startDouble(fleet);
    });
    afterAll(() => double?.close());

    it.each(compared)(
      'say the same of cluster %s',
      async (id) => {
        const cluster = await startCluster({
          version: minor,
          flags: [`--disable-admission-plugins=${ADMISSION.join(',')}`],
        });
        try {
          const loaded = await load(cluster, [...definitionsOf(fleet, id), ...objectsOf(fleet, id)]);
          refusals.push(...refusalsIn(loaded));
          const admin = cluster.issue({ commonName: 'admin', organizations: ['system:masters'] });
          const differences = compareSnapshots(
            await snapshotOf(double.kubeconfig(), id),
            await snapshotOf(cluster.kubeconfig(admin, { name: id }), id),
          );
          const refused = new Set(loaded.refused.map(({ name }) => name));
          const isUnknown = (difference: Difference) => {
            const known = knownDifferences.find((candidate) => isKnown(difference, candidate));
            if (known !== undefined) used.add(known);
            return known === undefined && !refused.has(difference.object.split('/').at(-1) ?? '');
          };
          expect(loaded.created).toBeGreaterThan(10);
          expect(differences.filter(isUnknown)).toEqual([]);
        } finally {
          await cluster.stop();
        }
      },
      180_000,
    );

    it('and the API server accepts all other objects of the fleet', () => {
      expect(refusals.sort()).toEqual(UNACCEPTABLE);
    });

    if (minor !== NEWEST) return;
    it('and no known difference is out of date', () => {
      expect(knownDifferences.filter((known) => !used.has(known))).toEqual([]);
    });
  });
}
