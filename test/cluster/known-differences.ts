// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../src/kernel/json.ts';
import type { Difference } from './compare-snapshots.ts';

/** What the API server may say otherwise than the double, and why that is no fault of the double. */
export interface KnownDifference {
  why: string;
  how: 'added' | 'changed' | 'missing';
  path: RegExp;
  source?: RegExp;
  object?: RegExp;
  /** Where it is always the same. */
  real?: Json;
}

/** The API server gives a default to what the fleet leaves out. */
const byDefault = (path: RegExp, real: Json, source?: RegExp): KnownDifference => ({
  why: 'a default',
  how: 'added',
  path,
  real,
  ...(source === undefined ? {} : { source }),
});

const shipped = (source: RegExp, object: RegExp): KnownDifference => ({
  why: 'every API server makes it for itself, and the fleet shows only some of them',
  how: 'added',
  path: /^$/,
  source,
  object,
});

export const knownDifferences: readonly KnownDifference[] = [
  { why: 'made by the server', how: 'added', path: /^metadata\.(uid|resourceVersion|generation)$/ },
  { why: 'made by the server', how: 'changed', path: /^metadata\.(uid|creationTimestamp)$/ },
  {
    why: 'the fleet has clusters of other versions',
    how: 'changed',
    path: /^(major|minor|gitVersion|platform)$/,
    source: /version$/,
  },
  {
    why: 'the fleet tells no more of a version than is read of it',
    how: 'added',
    path: /^(build|git|go|emulation|minCompat)[A-Za-z]+$|^compiler$/,
    source: /version$/,
  },
  {
    why: 'no controller of quotas runs here',
    how: 'missing',
    path: /^status\.(hard|used)$/,
    source: /\/resourcequotas$/,
  },
  {
    why: 'the aggregator itself says whether it reaches the service',
    how: 'added',
    path: /^status/,
    source: /\/apiservices/,
  },
  {
    why: 'no kubelet runs here',
    how: 'changed',
    path: /^outcome$/,
    source: /configz /,
  },
  {
    why: 'the fleet does without them; every API server of today has them',
    how: 'changed',
    path: /^outcome$/,
    source: /(validating|mutating)admissionpolic|runtimeclasses/,
    real: 'read',
  },
  {
    why: 'it is how the test makes the kinds of others known',
    how: 'added',
    path: /^$/,
    source: /customresourcedefinitions/,
  },
  shipped(/\/namespaces$/, /^kube-(node-lease|public|system)$/),
  shipped(/\/apiservices/, /^v\d/),
  shipped(/\/configmaps$/, /^kube-system\/(extension-apiserver-|kube-apiserver-)/),
  shipped(/\/clusterroles\./, /^(admin|edit|view|cluster-admin|system:.*)$/),
  shipped(/\/clusterrolebindings\./, /^(cluster-admin|system:.*)$/),
  shipped(/\/roles\./, /^kube-(system|public)\/(system:|extension-apiserver-)/),
  shipped(/\/rolebindings\./, /^kube-(system|public)\/system:/),
  byDefault(/terminationMessagePath$/, '/dev/termination-log'),
  byDefault(/terminationMessagePolicy$/, 'File'),
  byDefault(/Probe\.failureThreshold$/, 3),
  byDefault(/Probe\.(successThreshold|timeoutSeconds)$/, 1),
  byDefault(/configMap\.defaultMode$/, 420),
  byDefault(/\.resources\.requests\.ephemeral-storage$/, '1Gi', /pods$/),
  byDefault(/^spec\.enableServiceLinks$/, true, /pods$/),
  byDefault(/^spec\.preemptionPolicy$/, 'PreemptLowerPriority', /pods$/),
  { why: 'of its priority class', how: 'added', path: /^spec\.priority$/, source: /pods$/ },
  byDefault(/^status\.containerStatuses\[\]\.(lastState|state)$/, {}, /pods$/),
  {
    why: 'the API server computes it from the resources of the containers',
    how: 'changed',
    path: /^status\.qosClass$/,
    source: /pods$/,
  },
  {
    why: 'the Job controller finds its pods by them',
    how: 'added',
    path: /(controller-uid|job-name)$|^metadata\.labels$|^spec\.selector$/,
    source: /jobs/,
  },
  byDefault(/^spec\.backoffLimit$/, 6, /jobs/),
  byDefault(/^spec\.completionMode$/, 'NonIndexed', /jobs/),
  byDefault(/^spec\.(completions|parallelism)$/, 1, /jobs/),
  byDefault(/^spec\.(manualSelector|suspend)$/, false, /jobs/),
  byDefault(/^spec\.podReplacementPolicy$/, 'TerminatingOrFailed', /jobs/),
  byDefault(/^status\.nodeInfo\.(bootID|machineID|systemUUID)$/, '', /nodes$/),
  byDefault(/^status\.daemonEndpoints$/, { kubeletEndpoint: { Port: 0 } }, /nodes$/),
  {
    why: 'the same quantity, as the API server spells it: 5k for 5000',
    how: 'changed',
    path: /^status\.capacity\./,
    source: /nodes$/,
  },
  { why: 'follows the capacity', how: 'added', path: /^status\.allocatable$/, source: /nodes$/ },
  { why: 'follows podCIDR', how: 'added', path: /^spec\.podCIDRs$/, source: /nodes$/ },
  byDefault(/^spec\.persistentVolumeReclaimPolicy$/, 'Retain', /persistentvolumes$/),
  byDefault(/^spec\.volumeMode$/, 'Filesystem', /persistentvolumes$/),
  { why: 'no controller has bound it', how: 'added', path: /^status$/, source: /persistentvolumes$/ },
  byDefault(/^status$/, { loadBalancer: {} }, /ingresses/),
  {
    why: 'allocated by the server',
    how: 'added',
    path: /^spec\.clusterIPs?$|nodePort$/,
    source: /services$/,
  },
  byDefault(/^spec\.allocateLoadBalancerNodePorts$/, true, /services$/),
  byDefault(/^spec\.(external|internal)TrafficPolicy$/, 'Cluster', /services$/),
  byDefault(/^spec\.ipFamilies$/, ['IPv4'], /services$/),
  byDefault(/^spec\.ipFamilyPolicy$/, 'SingleStack', /services$/),
  byDefault(/^spec\.sessionAffinity$/, 'None', /services$/),
  {
    why: 'the API server leaves out what is empty',
    how: 'missing',
    path: /^metadata\.annotations$|^spec\.group$/,
  },
];

export function isKnown(difference: Difference, known: KnownDifference): boolean {
  const { source, object, path, double, real } = difference;
  const how = double === undefined ? 'added' : real === undefined ? 'missing' : 'changed';
  return (
    how === known.how &&
    known.path.test(path) &&
    (known.source?.test(source) ?? true) &&
    (known.object?.test(object) ?? true) &&
    (known.real === undefined || isDeepStrictEqual(known.real, real))
  );
}
