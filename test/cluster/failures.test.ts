import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fetched } from '../../src/collect/fetcher.ts';
import { dig, type JsonObject } from '../../src/kernel/json.ts';
import { needs } from '../outside.ts';
import { openApi } from './api.ts';
import { minorsToRun } from './binaries.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { load } from './load.ts';
import { listenOn } from './loopback.ts';
import { listOf, namesIn, outcomeOf, pagesOf, readerFor, told } from './reading.ts';
import { until } from './until.ts';

const RBAC = 'rbac.authorization.k8s.io';
const shop: JsonObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

/** Enough for several pages of a kind whose pages are small, and few enough to be made in a second. */
const MAPS = Array.from({ length: 450 }, (_, index): JsonObject => {
  const name = `map-${String(index).padStart(3, '0')}`;
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, data: { a: 'b' } };
});
const NAMES = MAPS.map((map) => String(dig(map, 'metadata', 'name')));

const granting = (name: string, resources: string[]): JsonObject[] => [
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name },
    rules: [{ apiGroups: [''], resources, verbs: ['list'] }],
  },
  bindingTo(name),
];

const bindingTo = (name: string): JsonObject => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
  subjects: [{ apiGroup: RBAC, kind: 'User', name }],
});

/** Reads the ConfigMaps, and does something after the first page has come. */
async function readWith(kubeconfig: string, between: () => Promise<unknown>): Promise<Fetched[]> {
  const { reader } = await readerFor(kubeconfig);
  const pages: Fetched[] = [];
  for await (const page of reader.list(listOf('configmaps'))) {
    if (pages.push(page) === 1) await between();
  }
  return pages;
}

const namesOfMaps = (pages: Fetched[]) => namesIn(pages).filter((name) => name.startsWith('map-'));

for (const minor of minorsToRun())
  needs(
    `controlplane ${minor}`,
    `test/cluster/failures: a list that ends half-way on Kubernetes ${minor}`,
    () => {
      let cluster: Cluster;
      beforeAll(async () => {
        cluster = await startCluster({
          version: minor,
          etcdOverTcp: true,
          tokens: [{ token: 'token-of-lister', user: 'lister' }],
          // Otherwise later pages come from a copy in memory, which forgets nothing when etcd is compacted.
          flags: ['--feature-gates=ListFromCacheSnapshot=false'],
        });
        expect((await load(cluster, [shop, ...granting('lister', ['configmaps']), ...MAPS])).refused).toEqual(
          [],
        );
      }, 180_000);
      afterAll(() => cluster?.stop());

      it('is read whole, every object once, where nothing happens', async () => {
        const pages = await readWith(cluster.adminKubeconfig, () => Promise.resolve());
        expect(pages.length).toBeGreaterThan(3);
        expect(namesOfMaps(pages)).toEqual(NAMES);
        expect(pages.map(({ consistent, incomplete }) => consistent ?? incomplete)).toEqual(
          pages.map(() => undefined),
        );
      });

      it('goes on from a newer state where the continue token has expired, and says so', async () => {
        const pages = await readWith(cluster.adminKubeconfig, async () => {
          // Newer than the list, so that its state is not the last one.
          await load(cluster, [{ ...MAPS[0], data: { a: 'changed' } } as JsonObject]);
          await compact(cluster);
        });
        expect(pages.map(({ outcome }) => outcome)).toEqual(pages.map(() => 'read'));
        expect(namesOfMaps(pages)).toEqual(NAMES);
        const late = pages.filter(({ consistent }) => consistent === false);
        expect(late.length).toBeGreaterThan(0);
        expect(late.map(({ reason }) => reason)).toEqual(
          late.map(() => expect.stringContaining('not of one moment')),
        );
        expect([pages[0]?.consistent, pages.at(-1)?.consistent]).toEqual([undefined, false]);
      });

      it('ends denied and incomplete where the right is taken away', async () => {
        const pages = await readWith(cluster.kubeconfig({ token: 'token-of-lister' }), async () => {
          await cluster.admin.must('DELETE', `/apis/${RBAC}/v1/clusterrolebindings/lister`);
          await until('the right is gone', async () => {
            const spec = { user: 'lister', resourceAttributes: { verb: 'list', resource: 'configmaps' } };
            const answer = await cluster.admin.must(
              'POST',
              '/apis/authorization.k8s.io/v1/subjectaccessreviews',
              { spec },
            );
            return dig(answer, 'status', 'allowed') !== true;
          });
        });
        expect([pages[0]?.outcome, pages.at(-1)?.incomplete]).toEqual(['read', true]);
        expect(told(pages.at(-1))).toMatch(
          /^denied 403 \| the permission is missing .*User "lister" cannot list/,
        );
      });

      it('ends failed and incomplete where the server goes', async () => {
        const pages = await readWith(cluster.adminKubeconfig, () => cluster.killServer());
        const last = pages.at(-1);
        expect([pages[0]?.outcome, last?.outcome, last?.incomplete]).toEqual(['read', 'failed', true]);
        expect(last?.reason).toMatch(/^the connection was (cut|refused) \([A-Z]+\) \(after 3 tries\)$/);
        expect(namesOfMaps(pages)).toEqual(NAMES.slice(0, namesOfMaps(pages).length));
        expect(await outcomeOf(cluster.adminKubeconfig)).toBe(
          'failed | the connection was refused (ECONNREFUSED) (after 3 tries)',
        );
      });
    },
  );

/** Makes etcd forget all states but the newest, through its JSON API. */
async function compact({ etcdUrl }: Cluster): Promise<void> {
  const ask = async (path: string, body: JsonObject): Promise<JsonObject> => {
    const response = await fetch(`${etcdUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as JsonObject;
  };
  const { header } = await ask('/v3/kv/range', { key: Buffer.from('/x').toString('base64') });
  await ask('/v3/kv/compaction', { revision: dig(header, 'revision') ?? null, physical: true });
}

const FLOW = 'flowcontrol.apiserver.k8s.io/v1';

/** API Priority and Fairness: one request of the user at a time, and no other may wait. */
const noRoomFor = (name: string): JsonObject[] => [
  {
    apiVersion: FLOW,
    kind: 'PriorityLevelConfiguration',
    metadata: { name },
    spec: {
      type: 'Limited',
      limited: { nominalConcurrencyShares: 0, borrowingLimitPercent: 0, limitResponse: { type: 'Reject' } },
    },
  },
  {
    apiVersion: FLOW,
    kind: 'FlowSchema',
    metadata: { name },
    spec: {
      matchingPrecedence: 2,
      priorityLevelConfiguration: { name },
      rules: [
        {
          subjects: [{ kind: 'User', user: { name } }],
          resourceRules: [
            { verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['*'], clusterScope: true },
          ],
        },
      ],
    },
  },
];

/** A webhook that is asked about new ConfigMaps: while it does not answer, their creation is under way. */
const asking = (url: string, ca: string): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'slow' },
  webhooks: [
    {
      name: 'slow.demarc.test',
      clientConfig: { url, caBundle: Buffer.from(ca).toString('base64') },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'], operations: ['CREATE'] }],
      failurePolicy: 'Ignore',
      timeoutSeconds: 30,
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
    },
  ],
});

const mayCreate = (name: string): JsonObject[] => [
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
      { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    ],
  },
  bindingTo(name),
];

/** A kind with two versions, and a webhook that should turn one into the other. */
const twoVersions = (group: string, plural: string, kind: string, url: string, ca: string): JsonObject => {
  const version = (name: string, storage: boolean): JsonObject => ({
    name,
    storage,
    served: true,
    schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
  });
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Cluster',
      names: { plural, kind },
      versions: [version('v1', false), version('v1beta1', true)],
      conversion: {
        strategy: 'Webhook',
        webhook: {
          conversionReviewVersions: ['v1'],
          clientConfig: { url, caBundle: Buffer.from(ca).toString('base64') },
        },
      },
    },
  };
};

const MAPPINGS = 'ramauthenticator.k8s.alibabacloud';

for (const minor of minorsToRun())
  needs(`controlplane ${minor}`, `test/cluster/failures: Kubernetes ${minor} in trouble`, () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster({
        version: minor,
        // Otherwise it waits a minute for an etcd that is gone.
        flags: ['--request-timeout=5s'],
      });
      expect((await load(cluster, [shop])).refused).toEqual([]);
    }, 180_000);
    afterAll(() => cluster?.stop());

    it('throttles a user for whom API Priority and Fairness has no room, until there is some', async () => {
      const webhook = await listenOn(cluster.issue({ commonName: 'webhook', hosts: ['127.0.0.1'] }), 'hold');
      const pair = cluster.issue({ commonName: 'crowd' });
      const crowd = openApi({ url: cluster.url, ca: cluster.caCert, as: pair });
      const kubeconfig = cluster.kubeconfig(pair);
      const objects = [...mayCreate('crowd'), ...noRoomFor('crowd'), asking(webhook.url, cluster.caCert)];
      expect((await load(cluster, objects)).refused).toEqual([]);
      // Its rights, the webhook and the limit are picked up one after the other.
      const maps = '/api/v1/namespaces/shop/configmaps';
      let held: Promise<unknown> = Promise.resolve();
      await until('one request of the user is under way', () => {
        held = crowd.send('POST', maps, { metadata: { generateName: 'a-' } });
        return Promise.race([held.then(() => false), webhook.asked.then(() => true)]);
      });
      const throttled = await readerFor(kubeconfig);
      expect((await pagesOf(throttled.reader, 'pods')).map(told)).toEqual([
        expect.stringMatching(/^throttled 429 \| the API server asks to slow down .*\(after 3 tries\)$/),
      ]);
      // As Retry-After says.
      expect(throttled.slept).toEqual([1000, 1000]);
      const sleep = async () => {
        webhook.release();
        await held;
      };
      const patient = await readerFor(kubeconfig, { timing: { now: Date.now, random: () => 0, sleep } });
      expect((await pagesOf(patient.reader, 'pods')).map(told)).toEqual(['read']);
      crowd.close();
      await webhook.stop();
    }, 60_000);

    it('lacks a kind of its own making: absent, not failed', async () => {
      expect(await outcomeOf(cluster.adminKubeconfig, 'ramidentitymappings')).toMatch(/^absent/);
    });

    it('fails for a group whose own server does not answer, and for that group alone', async () => {
      const version = 'v1alpha1';
      await load(cluster, [
        {
          apiVersion: 'apiregistration.k8s.io/v1',
          kind: 'APIService',
          metadata: { name: `${version}.${MAPPINGS}` },
          spec: {
            group: MAPPINGS,
            version,
            groupPriorityMinimum: 1000,
            versionPriority: 15,
            insecureSkipTLSVerify: true,
            service: { name: 'missing', namespace: 'kube-system' },
          },
        },
      ]);
      await until('the group is announced', async () => {
        return (await cluster.admin.send('GET', `/apis/${MAPPINGS}/${version}`)).status === 503;
      });
      expect(await outcomeOf(cluster.adminKubeconfig, 'ramidentitymappings')).toMatch(/^failed/);
      expect(await outcomeOf(cluster.adminKubeconfig, 'pods')).toBe('read');
    }, 60_000);

    it('fails after several tries where the server answers 500', async () => {
      // Its answers are no conversions.
      const webhook = await listenOn(cluster.issue({ commonName: 'webhook', hosts: ['127.0.0.1'] }));
      const [group, plural, kind] = ['templates.gatekeeper.sh', 'constrainttemplates', 'ConstraintTemplate'];
      expect(
        (await load(cluster, [twoVersions(group, plural, kind, webhook.url, cluster.caCert)])).refused,
      ).toEqual([]);
      const stored = { apiVersion: `${group}/v1beta1`, kind, metadata: { name: 'a' } };
      await until('the kind is served', async () => {
        return (await cluster.admin.send('POST', `/apis/${group}/v1beta1/${plural}`, stored)).status === 201;
      });
      await until('it is announced', async () => {
        return (await cluster.admin.send('GET', `/apis/${group}/v1`)).status === 200;
      });
      const { reader } = await readerFor(cluster.adminKubeconfig, { retries: { attempts: 2 } });
      expect((await pagesOf(reader, plural)).map(told)).toEqual([
        expect.stringMatching(/^failed 500 \| the API server failed \(HTTP 500: .* \(after 2 tries\)$/),
      ]);
      expect(webhook.requests()).toBeGreaterThan(0);
      await webhook.stop();
    }, 60_000);

    it('fails where the server has lost its etcd', async () => {
      await cluster.supervisor.kill('etcd');
      const { reader } = await readerFor(cluster.adminKubeconfig, { retries: { attempts: 1 } });
      const [answer] = await pagesOf(reader, 'secrets');
      // It answers 504, or cuts the connection where the deadline of its own strikes first.
      expect(told(answer)).toMatch(/^failed (5\d\d )?\| the (API server failed|connection was cut)/);
    }, 120_000);
  });
