import type { JsonObject } from '../src/kernel/json.ts';

/** Of a hundred owners so many are of each kind. */
export const KINDS = [
  ...Array<'Deployment'>(72).fill('Deployment'),
  ...Array<'StatefulSet'>(12).fill('StatefulSet'),
  ...Array<'Job'>(8).fill('Job'),
  ...Array<'DaemonSet'>(8).fill('DaemonSet'),
];

export interface Owner {
  kind: (typeof KINDS)[number];
  namespace: string;
  name: string;
  /** Of the pod template, as it stands in names and labels. */
  hash: string;
  /** Told by the number of the owner: how careful its author was. */
  care: number;
}

/** A template names no token volume: the API server adds one to each pod, named by chance. */
export function podSpec(owner: Owner, tail?: string): JsonObject {
  const agent = owner.kind === 'DaemonSet';
  const token = tail === undefined ? undefined : `kube-api-access-${tail}`;
  return {
    volumes: [...volumes(owner, agent), ...(token === undefined ? [] : [tokenVolume(token)])],
    containers: [
      container(owner, 'app', token, 8, ['livenessProbe', 'readinessProbe']),
      container(owner, 'proxy', token, 4, ['readinessProbe']),
      container(owner, 'metrics', token, 2, []),
    ],
    restartPolicy: owner.kind === 'Job' ? 'OnFailure' : 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: owner.name,
    serviceAccount: owner.name,
    ...(agent && { hostNetwork: owner.care % 5 === 0, hostPID: owner.care % 7 === 0 }),
    securityContext:
      owner.care % 3 === 0
        ? { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: 'RuntimeDefault' } }
        : {},
    schedulerName: 'default-scheduler',
    tolerations: ['not-ready', 'unreachable'].map((taint) => ({
      key: `node.kubernetes.io/${taint}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  };
}

function volumes(owner: Owner, agent: boolean): JsonObject[] {
  const settings = { name: 'settings', configMap: { name: `${owner.name}-settings`, defaultMode: 420 } };
  const scratch = { name: 'scratch', emptyDir: {} };
  return agent
    ? [settings, scratch, { name: 'logs', hostPath: { path: '/var/log', type: '' } }]
    : [settings, scratch];
}

function tokenVolume(name: string): JsonObject {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
      defaultMode: 420,
    },
  };
}

function container(
  owner: Owner,
  name: string,
  token: string | undefined,
  variables: number,
  probes: string[],
): JsonObject {
  const careful = owner.care % 3 === 0;
  return {
    name,
    image: `registry.example.com/${owner.namespace}/${name}:${careful ? '4.18.2' : 'latest'}`,
    args: ['--config', '/etc/settings/config.yaml', '--listen', ':8080'],
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    env: environment(owner, name).slice(-variables),
    resources: careful
      ? { limits: { cpu: '500m', memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } }
      : {},
    volumeMounts: [
      { name: 'settings', readOnly: true, mountPath: '/etc/settings' },
      ...(token === undefined
        ? []
        : [{ name: token, readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }]),
    ],
    ...Object.fromEntries(
      probes.map((kind) => [kind, probe(kind === 'livenessProbe' ? '/healthz' : '/readyz')]),
    ),
    terminationMessagePolicy: 'File',
    imagePullPolicy: careful ? 'IfNotPresent' : 'Always',
    securityContext: securityContext(owner, careful),
  };
}

function securityContext(owner: Owner, careful: boolean): JsonObject {
  if (careful) {
    return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };
  }
  return owner.care % 16 === 1 ? { privileged: true } : {};
}

function probe(path: string): JsonObject {
  return {
    httpGet: { path, port: 8080, scheme: 'HTTP' },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  };
}

function environment(owner: Owner, name: string): JsonObject[] {
  const settings = {
    LOG_LEVEL: 'info',
    LISTEN_ADDRESS: '0.0.0.0:8080',
    SERVICE_NAME: `${owner.name}-${name}`,
    REGION: 'cn-hangzhou',
    DATABASE_HOST: `${owner.namespace}-db.internal.example`,
    CACHE_HOST: `${owner.namespace}-cache.internal.example`,
    QUEUE_TOPIC: `${owner.namespace}.${owner.name}.events`,
    REQUEST_TIMEOUT: '30s',
    FEATURE_SET: 'baseline',
  };
  return [
    ...Object.entries(settings).map(([variable, value]) => ({ name: variable, value })),
    { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
    { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
    { name: 'DATABASE_USER', valueFrom: { secretKeyRef: { name: `${owner.name}-db`, key: 'user' } } },
  ];
}
