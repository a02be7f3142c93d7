import { afterAll, beforeAll, expect, it } from 'vitest';
import { POD_SECURITY_CONTROLS } from '../../src/checks/kit/pod-security-levels.ts';
import { dig, type JsonObject } from '../../src/kernel/json.ts';
import { type Minor, minorsToRun } from '../cluster/binaries.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { eachOf } from '../cluster/each-of.ts';
import { load } from '../cluster/load.ts';
import { needs } from '../outside.ts';
import { Random } from '../rbac/random.ts';
import { differences, judged, refusedBy, type Standard } from './controls.ts';
import { type Asked, BASE, basePod, makeAsked } from './pods.ts';
import { shrinkPod } from './smaller.ts';

// Where the API server has reasons of its own, the checks see what it sees, or say another thing on purpose:
// - It fills in defaults and brings AppArmor annotations and fields in step before admission: on the node's
//   network a declared port is a host port (`pod-host-port` knows).
// - What the API does not take is compared nowhere: host processes need the node's network, an unmasked /proc a
//   user namespace, Windows pods have no capabilities. The checks judge such manifests all the same.
// - A member of a volume that is no kind of volume is left out by the API with a warning; `kubectl` and
//   `pod-volume-type` refuse it, for it may be a kind newer than this list.
// - Exempt users, namespaces and runtime classes, and updates that change no image, are never evaluated.
// - A version that is newer than the API server stands for its own.
// PSS_PODS=20000 makes a long run.
const PODS = Number(process.env.PSS_PODS ?? 300);
const FIRST = Number(process.env.PSS_SEED ?? 1);
const OLDEST = 24;
const NEWEST = 37;
const LEVELS = ['baseline', 'restricted'] as const;

/** A namespace that enforces a standard, and whose rules the API server of this minor then holds. */
interface Enforcing {
  name: string;
  version: string;
  standard: Standard;
}

for (const minor of minorsToRun()) {
  needs(`controlplane ${minor}`, `test/pss/server: checks and the admission of Kubernetes ${minor}`, () => {
    const latest = LEVELS.map((level) => enforcing(minor, level, 'latest'));
    const earlier = LEVELS.flatMap((level) =>
      Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) =>
        enforcing(minor, level, `v1.${OLDEST + index}`),
      ),
    );
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster({ version: minor });
      await prepare(cluster, [...latest, ...earlier]);
    }, 180_000);
    afterAll(() => cluster?.stop());

    /** What differs; undefined where the API does not take such a pod under any standard. */
    async function compared(asked: Asked, where: Enforcing): Promise<Compared | undefined> {
      const { status, body } = await ask(cluster, asked, where);
      if (status === 400 || status === 422) return undefined;
      const message = String(dig(body, 'message'));
      const refused = status < 300 ? new Set<string>() : refusedBy(message, where.standard);
      if (refused === undefined) throw new Error(`${status} ${message}`);
      return { refused, different: differences(refused, judged(asked.pod, where.standard), where.standard) };
    }

    it(
      `say the same of ${PODS} pods from seed ${FIRST}`,
      async () => {
        const tally = new Tally();
        await eachOf(Array.from({ length: PODS }), async (_, index) => {
          const random = new Random(FIRST * 1_000_003 + index);
          const asked = makeAsked(random);
          for (const where of [...latest, random.one(earlier)]) {
            const found = await compared(asked, where);
            if (found === undefined) return tally.invalid(asked);
            tally.add(asked, found);
            if (found.different.length > 0 && tally.examples.length < 5) tally.examples.push([asked, where]);
          }
        });
        const told: string[] = [];
        for (const [asked, where] of tally.examples) {
          const [first] = (await compared(asked, where))?.different ?? [];
          const pod = await shrinkPod(asked.pod, async (less) =>
            Boolean((await compared({ ...asked, pod: less }, where))?.different.includes(first ?? '')),
          );
          told.push(`${where.name}: ${first}: ${JSON.stringify(pod)}`);
        }
        if (process.env.PSS_PODS) process.stdout.write(`${minor} from seed ${FIRST}: ${tally}\n`);
        expect(told).toEqual([]);
        // Of what was compared each control refused some, and the API took enough.
        expect(tally.controls.size).toBe(POD_SECURITY_CONTROLS.length);
        expect(tally.pods).toBeGreaterThan(PODS / 2);
        expect(tally.admitted).toBeGreaterThan(PODS / 4);
      },
      60_000 + PODS * 100,
    );
  });
}

interface Compared {
  refused: ReadonlySet<string>;
  different: string[];
}

/** What was compared. */
class Tally {
  readonly examples: [Asked, Enforcing][] = [];
  readonly controls = new Map<string, number>();
  admitted = 0;
  private compared = 0;
  private readonly differing = new Map<string, number>();
  private untaken = 0;
  private readonly valid = new Set<Asked>();

  get pods(): number {
    return this.valid.size;
  }

  invalid(asked: Asked): void {
    this.valid.delete(asked);
    this.untaken++;
  }

  add(asked: Asked, { refused, different }: Compared): void {
    this.valid.add(asked);
    this.compared++;
    if (refused.size === 0) this.admitted++;
    for (const difference of different) count(this.differing, difference);
    for (const control of refused) count(this.controls, control);
  }

  toString(): string {
    return (
      `${this.pods} pods (${this.untaken} more the API takes nowhere), ${this.compared} answers, ` +
      `${this.admitted} admitted; differences: ${listed(this.differing) || 'none'}; ` +
      `refused by ${listed(this.controls)}`
    );
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .map(([name, number]) => `${name} ${number}`)
    .sort()
    .join(', ');
}

function enforcing(server: Minor, level: Standard['level'], version: string): Enforcing {
  const newest = Number(server.slice('1.'.length));
  const minor = version === 'latest' ? newest : Math.min(newest, Number(version.slice('v1.'.length)));
  return { name: `${level}-${version.replace('.', '-')}`, version, standard: { level, minor } };
}

async function prepare(cluster: Cluster, namespaces: readonly Enforcing[]): Promise<void> {
  const objects = namespaces.flatMap(({ name: namespace, version, standard }): JsonObject[] => {
    const labels = {
      'pod-security.kubernetes.io/enforce': standard.level,
      'pod-security.kubernetes.io/enforce-version': version,
    };
    const base = basePod(BASE);
    return [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } },
      { ...base, metadata: { ...(base.metadata as JsonObject), namespace } },
    ];
  });
  const { refused } = await load(cluster, objects);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}

function ask({ admin }: Cluster, { pod, ephemeral }: Asked, { name }: Enforcing) {
  const list = `/api/v1/namespaces/${name}/pods`;
  if (!ephemeral) return admin.send('POST', `${list}?dryRun=All`, pod);
  const containers = dig(pod, 'spec', 'ephemeralContainers') ?? null;
  return admin.send('PATCH', `${list}/${BASE}/ephemeralcontainers?dryRun=All`, {
    spec: { ephemeralContainers: containers },
  });
}
