import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const POLICIES = 'kubernetes/networkpolicies.networking.k8s.io@c0aa';
const INGRESSES = 'kubernetes/ingresses.networking.k8s.io@c0aa';
const SERVICES = 'kubernetes/services@c0aa';
const SLICES = 'kubernetes/endpointslices.discovery.k8s.io@c0aa';
const REPLICAS = 'kubernetes/replicasets.apps@c0aa';
type Entry = ReturnType<typeof read>;

const metadata = { name: 'web', namespace: 'shop' };
const app = { app: 'web' };
const list = (source: string, ...items: unknown[]) => read(source, { items });
const policy = (spec: unknown) => list(POLICIES, { metadata, spec });
const ofWeb = policy({ podSelector: { matchLabels: app } });
const ingress = list(INGRESSES, {
  metadata,
  spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
});
const service = (spec: unknown) =>
  list(SERVICES, { metadata, spec: { type: 'ClusterIP', ...(spec as object) } });
const slices = (...endpoints: unknown[]) =>
  list(SLICES, {
    metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'web' } },
    addressType: 'IPv4',
    endpoints,
  });
const replicas = (count: number) =>
  list(REPLICAS, {
    metadata,
    spec: { template: { metadata: { labels: { ...app, 'pod-template-hash': 'x' } } } },
    status: { replicas: count },
  });

/** What a kind of object leads to: where it is open, and what is missing. */
function toldOf(kind: string, ...entries: Entry[]): unknown[] {
  const { rows } = recordedTables(...entries).trafficTargets;
  const row = rows.find((one) => one.kind === kind);
  return [told(row?.open), told(row?.missing)];
}
const unknownPods = 'unread: kubernetes/pods not-attempted';

describe('what a NetworkPolicy leads to', () => {
  it.each<[string, Entry[], unknown[]]>([
    ['every pod', [policy({})], [[], []]],
    ['everything', [policy({ ingress: [{}], egress: [{}] })], [['ingress', 'egress'], []]],
    ['pods of a ReplicaSet', [ofWeb, replicas(2)], [[], []]],
    ['pods that a ReplicaSet had', [ofWeb, replicas(0)], [[], unknownPods]],
    [
      'pods behind a Service',
      [ofWeb, service({ selector: app }), slices({ addresses: ['10.0.0.1'] })],
      [[], []],
    ],
    ['a Service without pods', [ofWeb, service({ selector: app }), slices()], [[], unknownPods]],
    [
      'pods of other labels',
      [ofWeb, service({ selector: { app: 'db' } }), slices({ addresses: ['10.0.0.1'] })],
      [[], unknownPods],
    ],
    ['what was not read', [policy('x')], Array(2).fill(`unread: ${POLICIES.split('@')[0]} failed`)],
  ])('is %s', (_name, entries, expected) => {
    expect(toldOf('NetworkPolicy', ...entries)).toEqual(expected);
  });
});

describe('what an Ingress leads to', () => {
  it.each<[string, Entry[], unknown]>([
    ['a Service', [ingress, service({})], []],
    ['no Service', [ingress, list(SERVICES)], ['web']],
    ['what was not read', [ingress, refused(SERVICES)], 'unread: kubernetes/services denied'],
  ])('is %s', (_name, entries, missing) => {
    expect(toldOf('Ingress', ...entries)).toEqual([[], missing]);
  });
});

describe('what a Service leads to', () => {
  const selecting = service({ selector: app });
  it.each<[string, Entry[], unknown]>([
    ['pods', [selecting, slices({ addresses: ['10.0.0.1', '10.0.0.2'] })], []],
    [
      'pods that are not ready',
      [selecting, slices({ addresses: ['10.0.0.1'], conditions: { ready: false } })],
      [],
    ],
    ['nothing', [selecting, slices()], ['endpoints']],
    ['nothing, in no slice', [selecting, list(SLICES)], ['endpoints']],
    ['what somebody else keeps', [service({}), list(SLICES)], []],
    ['a name', [service({ selector: app, type: 'ExternalName' }), list(SLICES)], []],
    ['what was not read', [selecting, refused(SLICES)], `unread: ${SLICES.split('@')[0]} denied`],
    ['what is of another shape', [selecting, slices(null)], `unread: ${SLICES.split('@')[0]} failed`],
  ])('is %s', (_name, entries, missing) => {
    expect(toldOf('Service', ...entries)).toEqual([[], missing]);
  });

  it('takes a slice whose list is null for an empty one', () => {
    const empty = list(SLICES, { metadata, addressType: 'IPv4', endpoints: null });
    expect(toldOf('Service', selecting, empty)[1]).toEqual(['endpoints']);
  });
});
