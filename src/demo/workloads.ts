import type { JsonObject } from '../kernel/json.ts';
import type { WorkloadSpec } from './specs.ts';
import { compact, daysAgo, idOf, millisecondsAgo } from './values.ts';

export const ECI_INSTANCE = 'k8s.aliyun.com/eci-instance-id';

/** The objects that a workload leaves in the lists: its pods and what stands between them and it. */
export interface WorkloadObjects {
  pods: JsonObject[];
  replicaSets: JsonObject[];
  jobs: JsonObject[];
}

export function objectsOf(workload: WorkloadSpec): WorkloadObjects {
  const owner = ownerOf(workload);
  const pods = workload.nodes.map((node, index) => pod(workload, index, node, owner));
  return {
    pods,
    replicaSets: workload.kind === 'Deployment' ? [replicaSet(workload)] : [],
    jobs: workload.kind === 'Job' || workload.kind === 'CronJob' ? [job(workload)] : [],
  };
}

// What the pod-template-hash stands for.
function templateHash(workload: Named): string {
  return idOf('', `template/${workload.namespace}/${workload.name}`, 10);
}

// The scheduled time of a run in minutes since the epoch.
const RUN = String(Math.floor(millisecondsAgo(0.25) / 60_000));

function ownerOf(workload: WorkloadSpec): JsonObject | undefined {
  const owner = (apiVersion: string, kind: string, name: string): JsonObject => ({
    apiVersion,
    kind,
    name,
    uid: idOf('', `${kind}/${name}`, 32),
    controller: true,
    blockOwnerDeletion: true,
  });
  switch (workload.kind) {
    case 'Pod':
      return undefined;
    case 'Deployment':
      return owner('apps/v1', 'ReplicaSet', `${workload.name}-${templateHash(workload)}`);
    case 'CronJob':
      return owner('batch/v1', 'Job', `${workload.name}-${RUN}`);
    case 'Job':
      return owner('batch/v1', 'Job', workload.name);
    default:
      return owner('apps/v1', workload.kind, workload.name);
  }
}

type Named = Pick<WorkloadSpec, 'kind' | 'namespace' | 'name'>;

export function podName(workload: Named, index: number): string {
  const tail = idOf('', `pod/${workload.namespace}/${workload.name}/${index}`, 5);
  switch (workload.kind) {
    case 'Pod':
      return workload.name;
    case 'StatefulSet':
      return `${workload.name}-${index}`;
    case 'Deployment':
      return `${workload.name}-${templateHash(workload)}-${tail}`;
    case 'CronJob':
      return `${workload.name}-${RUN}-${tail}`;
    default:
      return `${workload.name}-${tail}`;
  }
}

function pod(workload: WorkloadSpec, index: number, node: string, owner: JsonObject | undefined): JsonObject {
  const started = daysAgo(workload.startedDaysAgo ?? 6);
  const name = podName(workload, index);
  const finished = workload.kind === 'Job' || workload.kind === 'CronJob';
  return {
    metadata: compact({
      name,
      namespace: workload.namespace,
      uid: idOf('', `uid/${workload.namespace}/${name}`, 32),
      creationTimestamp: started,
      labels: podLabels(workload),
      annotations: annotationsOf(workload, name),
      ownerReferences: owner === undefined ? undefined : [owner],
    }),
    spec: {
      ...podSpecOf(workload),
      nodeName: node,
    },
    status: {
      phase: finished ? 'Succeeded' : 'Running',
      startTime: started,
      qosClass: 'Burstable',
      containerStatuses: containersOf(workload).map((container) => ({
        name: container.name ?? '',
        image: container.image ?? '',
        imageID: `${String(container.image).split(/[:@](?=[^/]*$)/)[0]}@${runningDigest(String(container.image))}`,
        ready: !finished,
        restartCount: 0,
        started: !finished,
      })),
    },
  };
}

/** The content that an image text stands for. */
export function runningDigest(image: string): string {
  return `sha256:${idOf('', image, 64)}`;
}

/** The images of a workload's containers. */
export function imagesOf(workload: WorkloadSpec): string[] {
  return containersOf(workload).map(({ image }) => String(image ?? ''));
}

function annotationsOf(workload: WorkloadSpec, name: string): JsonObject | undefined {
  const annotations = workload.annotations;
  if (annotations === undefined || !Object.hasOwn(annotations, ECI_INSTANCE)) return annotations;
  // Each pod has an instance of its own.
  return { ...annotations, [ECI_INSTANCE]: idOf('eci-bp1', name, 17) };
}

function podLabels(workload: WorkloadSpec): JsonObject {
  const labels: JsonObject = { app: workload.name, ...workload.labels };
  if (workload.kind === 'Deployment') labels['pod-template-hash'] = templateHash(workload);
  return labels;
}

// What the API server fills in.
function podSpecOf(workload: WorkloadSpec): JsonObject {
  return {
    restartPolicy: workload.kind === 'Job' || workload.kind === 'CronJob' ? 'OnFailure' : 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    serviceAccountName: workload.serviceAccount ?? 'default',
    serviceAccount: workload.serviceAccount ?? 'default',
    securityContext: {},
    ...workload.spec,
  };
}

function containersOf(workload: WorkloadSpec): JsonObject[] {
  return workload.spec.containers as JsonObject[];
}

function replicaSet(workload: WorkloadSpec): JsonObject {
  const hash = templateHash(workload);
  return {
    metadata: {
      name: `${workload.name}-${hash}`,
      namespace: workload.namespace,
      uid: idOf('', `ReplicaSet/${workload.name}-${hash}`, 32),
      creationTimestamp: daysAgo(workload.startedDaysAgo ?? 6),
      labels: podLabels(workload),
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: workload.name,
          uid: idOf('', `Deployment/${workload.name}`, 32),
          controller: true,
        },
      ],
    },
    spec: {
      replicas: workload.nodes.length,
      selector: { matchLabels: { app: workload.name, 'pod-template-hash': hash } },
      template: { metadata: { labels: podLabels(workload) }, spec: podSpecOf(workload) },
    },
    status: { replicas: workload.nodes.length, readyReplicas: workload.nodes.length },
  };
}

function job(workload: WorkloadSpec): JsonObject {
  const cron = workload.kind === 'CronJob';
  const metadata = {
    name: cron ? `${workload.name}-${RUN}` : workload.name,
    namespace: workload.namespace,
    creationTimestamp: daysAgo(workload.startedDaysAgo ?? 6),
  };
  const owner = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    name: workload.name,
    uid: idOf('', `CronJob/${workload.name}`, 32),
    controller: true,
  };
  return {
    metadata: cron ? { ...metadata, ownerReferences: [owner] } : metadata,
    spec: { template: { metadata: { labels: podLabels(workload) }, spec: podSpecOf(workload) } },
    status: { succeeded: 1 },
  };
}
