import { describe, expect, it } from 'vitest';
import { catalogue } from '../checks/catalogue.generated.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { PodTemplate } from '../model/facts/pod-template.ts';
import type { Verdict } from '../model/verdict.ts';
import { isRepeat } from './repeated-pods.ts';

function pod(
  name: string,
  change: { metadata?: JsonObject; spec?: JsonObject; token?: string } = {},
): JsonObject {
  const token = `kube-api-access-${change.token ?? name}`;
  return {
    metadata: {
      name,
      namespace: 'shop',
      uid: name,
      labels: { app: 'web' },
      ownerReferences: [{ kind: 'ReplicaSet', apiVersion: 'apps/v1', name: 'web-1', controller: true }],
      ...change.metadata,
    },
    spec: {
      nodeName: `node-of-${name}`,
      containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: token, mountPath: '/var/run' }] }],
      volumes: [{ name: token, projected: { sources: [] } }],
      ...change.spec,
    },
  };
}

describe('a pod repeats the one before it', () => {
  it('where only its name, its node and the name of the added volume differ', () => {
    expect(isRepeat(pod('b'), pod('a'))).toBe(true);
  });

  it('whatever is told of its state', () => {
    expect(isRepeat({ ...pod('b'), status: { phase: 'Failed' } }, pod('a'))).toBe(true);
  });

  it('where the same content runs, and not where a tag named other content when it started', () => {
    const running = (name: string, letter: string) => ({
      ...pod(name),
      status: {
        containerStatuses: [{ name: 'web', imageID: `example.com/web@sha256:${letter.repeat(64)}` }],
      },
    });
    expect(isRepeat(running('b', 'a'), running('a', 'a'))).toBe(true);
    expect(isRepeat(running('b', 'a'), running('a', 'b'))).toBe(false);
    expect(isRepeat(running('b', 'a'), pod('a'))).toBe(false);
    expect(isRepeat(pod('b'), running('a', 'a'))).toBe(false);
  });

  const other: Record<string, JsonObject> = {
    'comes before it by name': pod('A'),
    'is in another namespace': pod('b', { metadata: { namespace: 'other' } }),
    'has another controller': pod('b', {
      metadata: { ownerReferences: [{ kind: 'Job', name: 'web-1', controller: true }] },
    }),
    'has other labels': pod('b', { metadata: { labels: { app: 'api' } } }),
    'has an annotation': pod('b', { metadata: { annotations: { note: 'x' } } }),
    'has another setting': pod('b', { spec: { hostPID: true } }),
    'has another container': pod('b', { spec: { containers: [{ name: 'web', image: 'web:2' }] } }),
    'has one container more': pod('b', { spec: { containers: [{ name: 'web' }, { name: 'side' }] } }),
    'has a member named __proto__': pod('b', {
      spec: JSON.parse('{"__proto__":{},"hostPID":false}') as JsonObject,
    }),
    'mounts the added volume of the other': pod('b', {
      spec: {
        containers: [
          {
            name: 'web',
            image: 'web:1',
            volumeMounts: [{ name: 'kube-api-access-a', mountPath: '/var/run' }],
          },
        ],
      },
    }),
  };
  for (const [why, second] of Object.entries(other))
    it(`not where it ${why}`, () => expect(isRepeat(second, pod('a'))).toBe(false));

  it('not where what they share names the added volume of one of them', () => {
    const shared = [{ name: 'web', image: 'web:1', env: [{ name: 'V', value: 'kube-api-access-a' }] }];
    const sharing = (name: string) => pod(name, { spec: { containers: shared } });
    expect(isRepeat(sharing('b'), sharing('a'))).toBe(false);
    expect(isRepeat(sharing('d'), sharing('c'))).toBe(true);
  });

  it('not where neither has a controller', () => {
    const metadata = { ownerReferences: undefined } as unknown as JsonObject;
    expect(isRepeat(pod('b', { metadata }), pod('a', { metadata }))).toBe(false);
  });

  it('not where either has no specification or no name', () => {
    for (const odd of [
      {},
      { metadata: {} },
      { ...pod('b'), spec: null },
      { ...pod('b'), metadata: { labels: {} } },
    ])
      expect(isRepeat(odd, pod('a'))).toBe(false);
  });
});

describe('no check of pods looks at what is not compared', () => {
  const checks = catalogue.filter(({ subject }) => subject === 'podTemplates');

  it('but at the specification', () => {
    const looked = new Set<string>();
    for (const check of checks) ask(check, looked);
    expect(looked.has('spec')).toBe(true);
    expect(looked.has('spec.containers')).toBe(true);
    expect(looked.has('spec.nodeName')).toBe(false);
  });

  // A repeat comes later by name than the pod it repeats, and of two the first by name is told.
  it('or only to say which pod it is: another name, node and digest change no verdict', () => {
    const running = new Map([['web', `sha256:${'a'.repeat(64)}`]]);
    const asking = checks.filter((check) => {
      const looked = new Set<string>();
      ask(check, looked);
      return looked.has('pod') || looked.has('id');
    });
    expect(asking.map(({ id }) => id)).toContain('image-not-digest');
    for (const check of asking) {
      const first = ask(check, new Set(), { pod: { name: 'a', node: 'n', running } });
      const second = ask(check, new Set(), { id: 'c0/shop/b', pod: { name: 'b', node: 'm', startedAt: 9 } });
      expect(toldOf(second), check.id).toEqual(toldOf(first));
    }
  });
});

function toldOf(verdict: Verdict) {
  return verdict.verdict === 'fail' ? [verdict.verdict, verdict.severity] : [verdict.verdict];
}

/** Asks a check of a row, and notes which members it looks at. */
function ask(check: AnyCheck, looked: Set<string>, changes: Partial<PodTemplate> = {}): Verdict {
  const spec = pod('a').spec as JsonObject;
  const row: PodTemplate = {
    id: 'c0/shop/a',
    subject: 'c0/Deployment.apps/shop/web',
    scope: { kind: 'cluster', account: '1', cluster: 'c0' },
    at: { source: 'kubernetes/pods', ids: ['c0'], path: '/items/0' },
    cluster: 'c0',
    namespace: 'shop',
    owner: { kind: 'Deployment', group: 'apps', name: 'web', inferred: false },
    labels: {},
    annotations: { 'k8s.aliyun.com/eci-instance-id': 'eci-1' },
    spec: noting(spec, 'spec.', looked),
    specPath: '/items/0/spec',
    pod: { name: 'a', node: 'n' },
    virtual: true,
    ...changes,
  };
  const empty = {
    rows: [],
    perCluster: true,
    get: () => undefined,
    by: () => [],
    of: () => [],
    completeness: () => ({ state: 'complete', gaps: [] }),
  };
  const tables = new Proxy({}, { get: () => empty });
  const seen = noting(row as unknown as JsonObject, '', looked);
  check.applies?.(seen as never);
  return check.judge(seen as never, { tables: tables as never, time: 0 });
}

function noting<T extends object>(value: T, prefix: string, looked: Set<string>): T {
  return new Proxy(value, {
    get(target, name) {
      if (typeof name === 'string') looked.add(prefix + name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      if (typeof name === 'string') looked.add(prefix + name);
      return Reflect.has(target, name);
    },
  });
}
