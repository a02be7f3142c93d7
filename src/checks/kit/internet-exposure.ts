import type { Gap } from '../../kernel/known.ts';
import { hasAll } from '../../model/derive/pod-exposure.ts';
import { toNetworkPod } from '../../model/derive/pod-policies.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { at, containersOf, inAnnotations } from './containers.ts';
import { missingFrom } from './gaps.ts';
import {
  type ExposureTables,
  InternetEntries,
  type InternetExposure,
  type InternetWay,
} from './internet-entries.ts';

// Very many pods ask.
const known = new WeakMap<ExposureTables['services'], InternetEntries>();

/** The ways from the internet to a pod. NetworkPolicies are left out: behind a load balancer they see its address. */
export function internetExposure(row: PodTemplate, tables: ExposureTables): InternetExposure {
  const { cluster, namespace } = row;
  const ways: InternetWay[] = ownAddress(row);
  const gaps: Gap[] = [];
  const index = entriesOf(tables);
  const entries = index.of(cluster, namespace);
  const pod = entries.length === 0 ? undefined : toNetworkPod(row);
  if (pod !== undefined && 'known' in pod) gaps.push(pod.because);
  else if (pod !== undefined)
    for (const entry of entries) {
      if (entry.labels === undefined) gaps.push(...entry.gaps);
      else if (hasAll(entry.labels, pod)) {
        ways.push(...entry.ways);
        gaps.push(...entry.gaps);
      }
    }
  const ofNodes = index.nodeGaps(cluster);
  if (ofNodes.length > 0 && hasHostPort(row)) gaps.push(...ofNodes);
  gaps.push(...missingFrom(tables.services, cluster, 'kubernetes/services'));
  gaps.push(...missingFrom(tables.ingresses, cluster, 'kubernetes/ingresses.networking.k8s.io'));
  return ways.length + gaps.length === 0 ? NOT_EXPOSED : { ways, gaps };
}

const NOT_EXPOSED: InternetExposure = { ways: [], gaps: [] };

function entriesOf(tables: ExposureTables): InternetEntries {
  let entries = known.get(tables.services);
  if (entries === undefined) {
    entries = new InternetEntries(tables);
    known.set(tables.services, entries);
  }
  return entries;
}

/** Annotations by which a pod gets an elastic IP address of its own, on ECI and with Terway. */
const WITH_ADDRESS = ['k8s.aliyun.com/eci-with-eip', 'k8s.aliyun.com/pod-with-eip'];
const ADDRESS_ID = ['k8s.aliyun.com/eci-eip-instanceid', 'k8s.aliyun.com/pod-eip-instanceid'];

function ownAddress(row: PodTemplate): InternetWay[] {
  const names = [
    ...WITH_ADDRESS.filter((name) => at(row.annotations, name) === 'true'),
    ...ADDRESS_ID.filter((name) => at(row.annotations, name) !== undefined),
  ];
  return names.length === 0
    ? []
    : [{ text: 'elastic IP address', evidence: names.map((name) => inAnnotations(row, name)) }];
}

function hasHostPort(row: PodTemplate): boolean {
  return containersOf(row).some(({ spec }) => {
    const ports = at(spec, 'ports');
    return Array.isArray(ports) && ports.some((port) => Number(at(port, 'hostPort') ?? 0) > 0);
  });
}
