import type { JsonObject } from '../kernel/json.ts';
import { daysAgo } from './values.ts';

/** Lists of kinds that every API server knows, with what every cluster has from its first day. */
export function standingObjects(namespaces: readonly string[]): [string, JsonObject[]][] {
  return [
    ['endpointslices.discovery.k8s.io', []],
    ['persistentvolumeclaims', []],
    ['resourcequotas', []],
    ['limitranges', []],
    ['poddisruptionbudgets.policy', []],
    ['horizontalpodautoscalers.autoscaling', []],
    ['priorityclasses.scheduling.k8s.io', priorityClasses()],
    ['configmaps', [...namespaces.map(rootCertificate), dnsSettings()]],
    ['secrets', []],
    ['apiservices.apiregistration.k8s.io', [localApiService('', 'v1'), localApiService('apps', 'v1')]],
    ['customresourcedefinitions.apiextensions.k8s.io', []],
    ['certificatesigningrequests.certificates.k8s.io', []],
    ['validatingwebhookconfigurations.admissionregistration.k8s.io', []],
    ['mutatingwebhookconfigurations.admissionregistration.k8s.io', []],
  ];
}

function priorityClasses(): JsonObject[] {
  return [
    ['system-cluster-critical', 2_000_000_000] as const,
    ['system-node-critical', 2_000_001_000] as const,
  ].map(([name, value]) => ({
    metadata: { name, creationTimestamp: daysAgo(300) },
    value,
    preemptionPolicy: 'PreemptLowerPriority',
  }));
}

function rootCertificate(namespace: string): JsonObject {
  return {
    metadata: { name: 'kube-root-ca.crt', namespace, creationTimestamp: daysAgo(300) },
    data: { 'ca.crt': 'a certificate of the demonstration account\n' },
  };
}

function dnsSettings(): JsonObject {
  return {
    metadata: { name: 'coredns', namespace: 'kube-system', creationTimestamp: daysAgo(300) },
    data: { Corefile: '.:53 {\n  errors\n  kubernetes cluster.local\n  forward . /etc/resolv.conf\n}\n' },
  };
}

function localApiService(group: string, version: string): JsonObject {
  return {
    metadata: { name: `${version}.${group}`, creationTimestamp: daysAgo(300) },
    spec: { group, version, groupPriorityMinimum: 18_000, versionPriority: 1 },
    status: { conditions: [{ type: 'Available', status: 'True', reason: 'Local' }] },
  };
}
