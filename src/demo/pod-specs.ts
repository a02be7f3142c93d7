import { sha256 } from '../kernel/hash.ts';
import type { JsonObject } from '../kernel/json.ts';

const SYSTEM_IMAGES = 'registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs';
const OWN_IMAGES = 'registry.example.com';
const INSTANCE = 'shop-registry-vpc.cn-hangzhou.cr.aliyuncs.com';

/** What the policy on repositories lets pods run. */
export const ALLOWED_REPOSITORIES = [`${SYSTEM_IMAGES}/`, `${OWN_IMAGES}/`];

export function systemImage(name: string): string {
  return `${SYSTEM_IMAGES}/${name}`;
}

/** Pinned to a digest, as it should be. */
export function pinned(image: string): string {
  return `${OWN_IMAGES}/${image}@sha256:${sha256(image)}`;
}

export function ownImage(image: string): string {
  return `${OWN_IMAGES}/${image}`;
}

/** Of the account's own Container Registry instance. */
export function instanceImage(image: string): string {
  return `${INSTANCE}/${image}`;
}

const resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '1Gi' },
};

const probe = (port: number) => ({ httpGet: { path: '/healthz', port, scheme: 'HTTP' }, periodSeconds: 10 });

/** A container that meets the restricted Pod Security Standard. */
export function restrictedContainer(name: string, image: string, more: JsonObject = {}): JsonObject {
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ containerPort: 8080, protocol: 'TCP' }],
    resources,
    livenessProbe: probe(8080),
    readinessProbe: probe(8080),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    },
    ...more,
  };
}

/** A pod that meets the restricted Pod Security Standard. */
export function restrictedPod(...containers: JsonObject[]): JsonObject {
  return {
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10_001,
      runAsGroup: 10_001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers,
  };
}

/** A container as people write it who think of nothing. */
export function plainContainer(name: string, image: string, more: JsonObject = {}): JsonObject {
  return { name, image, imagePullPolicy: 'IfNotPresent', resources: {}, ...more };
}

export function coreDnsPod(): JsonObject {
  return {
    ...restrictedPod(
      restrictedContainer('coredns', systemImage('coredns:v1.12.1.3-6b1ba7ee-aliyun'), {
        args: ['-conf', '/etc/coredns/Corefile'],
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: 'config-volume', mountPath: '/etc/coredns', readOnly: true }],
      }),
    ),
    automountServiceAccountToken: true,
    priorityClassName: 'system-cluster-critical',
    volumes: [
      {
        name: 'config-volume',
        configMap: { name: 'coredns', items: [{ key: 'Corefile', path: 'Corefile' }] },
      },
    ],
  };
}

/** A network agent: privileged on every node, and the provider's. */
export function terwayPod(): JsonObject {
  return {
    hostNetwork: true,
    tolerations: [{ operator: 'Exists' }],
    priorityClassName: 'system-node-critical',
    containers: [
      plainContainer('terway', systemImage('terway:v1.14.3'), {
        securityContext: { privileged: true },
        volumeMounts: [{ name: 'run', mountPath: '/var/run' }],
      }),
    ],
    volumes: [{ name: 'run', hostPath: { path: '/var/run', type: '' } }],
  };
}
