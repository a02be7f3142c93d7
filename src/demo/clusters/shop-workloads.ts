import { accessKeys, planted } from '../canaries.ts';
import {
  coreDnsPod,
  instanceImage,
  ownImage,
  pinned,
  plainContainer,
  restrictedContainer,
  restrictedPod,
  systemImage,
  terwayPod,
} from '../pod-specs.ts';
import type { WorkloadSpec } from '../specs.ts';
import { HANGZHOU } from '../values.ts';

const on = (...tails: number[]) => tails.map((tail) => `${HANGZHOU}.192.168.0.${tail}`);

const system: WorkloadSpec[] = [
  {
    kind: 'Deployment',
    namespace: 'kube-system',
    name: 'coredns',
    nodes: on(20, 30),
    labels: { 'k8s-app': 'kube-dns' },
    serviceAccount: 'coredns',
    spec: coreDnsPod(),
  },
  {
    kind: 'DaemonSet',
    namespace: 'kube-system',
    name: 'terway-eniip',
    nodes: on(10, 11, 20, 30),
    serviceAccount: 'terway',
    spec: terwayPod(),
  },
  {
    kind: 'Deployment',
    namespace: 'kube-system',
    name: 'nginx-ingress-controller',
    nodes: on(21),
    serviceAccount: 'ingress-nginx',
    spec: {
      containers: [
        plainContainer(
          'nginx-ingress-controller',
          systemImage('aliyun-ingress-controller:v1.11.4-aliyun.1'),
          {
            securityContext: {
              allowPrivilegeEscalation: true,
              capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
              runAsUser: 101,
            },
          },
        ),
      ],
    },
  },
];

const lastApplied = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'database' },
  stringData: { password: planted.lastAppliedSecret },
});

const careful: WorkloadSpec[] = [
  {
    kind: 'Deployment',
    namespace: 'shop',
    name: 'checkout',
    nodes: on(30, 31),
    serviceAccount: 'checkout',
    spec: restrictedPod(restrictedContainer('checkout', pinned('shop/checkout:1.8.2'))),
  },
  {
    kind: 'StatefulSet',
    namespace: 'shop',
    name: 'cart',
    nodes: on(20, 22),
    serviceAccount: 'cart',
    spec: restrictedPod(restrictedContainer('cart', pinned('shop/cart:4.1.0'))),
  },
  {
    kind: 'CronJob',
    namespace: 'shop',
    name: 'nightly-report',
    nodes: on(22),
    spec: restrictedPod(restrictedContainer('report', pinned('shop/report:2.0.1'))),
  },
];

const careless: WorkloadSpec[] = [
  {
    kind: 'Deployment',
    namespace: 'shop',
    name: 'image-resizer',
    nodes: on(10, 11),
    spec: {
      initContainers: [plainContainer('wait', 'k8s.gcr.io/busybox:1.27', { command: ['sleep', '5'] })],
      containers: [
        plainContainer('resizer', ownImage('shop/resizer:latest'), {
          envFrom: [{ configMapRef: { name: 'image-resizer' } }],
          securityContext: { privileged: true, runAsUser: 0 },
        }),
      ],
    },
  },
  {
    kind: 'Deployment',
    namespace: 'shop',
    name: 'orders-api',
    nodes: on(40),
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': lastApplied,
      'shop.example.com/settings': JSON.stringify({
        db: { password: planted.annotationPassword, host: 'db.shop' },
      }),
      'shop.example.com/dsn': `mysql://orders:${planted.annotationUrlPassword}@db.shop:3306/orders`,
    },
    spec: {
      imagePullSecrets: [{ name: 'registry-login' }],
      containers: [
        plainContainer('api', instanceImage('shop/orders:3.2'), {
          args: ['serve', `--auth-token=${planted.argToken}`, '--db-password', planted.argPassword],
          env: [
            { name: 'DB_PASSWORD', value: planted.envPassword },
            { name: 'ALIBABA_CLOUD_ACCESS_KEY_ID', value: accessKeys.bobOld },
            { name: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', value: planted.envSecretKey },
            { name: 'SESSION_KEY', valueFrom: { secretKeyRef: { name: 'session', key: 'key' } } },
          ],
        }),
      ],
    },
  },
  {
    kind: 'DaemonSet',
    namespace: 'ops',
    name: 'log-agent',
    nodes: on(10, 12),
    serviceAccount: 'log-agent',
    spec: {
      hostPID: true,
      hostNetwork: true,
      containers: [
        plainContainer('agent', ownImage('ops/log-agent:0.9'), {
          ports: [{ containerPort: 9100, hostPort: 9100, protocol: 'TCP' }],
          securityContext: { capabilities: { add: ['SYS_ADMIN', 'NET_RAW'] }, procMount: 'Default' },
          volumeMounts: [
            { name: 'socket', mountPath: '/run/containerd/containerd.sock' },
            { name: 'root', mountPath: '/host' },
          ],
        }),
      ],
      volumes: [
        { name: 'socket', hostPath: { path: '/run/containerd/containerd.sock', type: 'Socket' } },
        { name: 'root', hostPath: { path: '/', type: 'Directory' } },
      ],
    },
  },
  {
    kind: 'Pod',
    namespace: 'default',
    name: 'debug',
    nodes: on(60),
    spec: {
      hostIPC: true,
      shareProcessNamespace: true,
      securityContext: {
        sysctls: [{ name: 'kernel.msgmax', value: '65536' }],
        seccompProfile: { type: 'Unconfined' },
      },
      containers: [plainContainer('shell', 'docker.io/library/busybox', { command: ['sleep', 'infinity'] })],
      ephemeralContainers: [
        { name: 'debugger-7k2xq', image: 'docker.io/nicolaka/netshoot', targetContainerName: 'shell' },
      ],
    },
  },
  {
    kind: 'Deployment',
    namespace: 'ops',
    name: 'dashboard',
    nodes: on(51),
    spec: { containers: [plainContainer('dashboard', ownImage('mirror/kubernetesui/dashboard:v2.7.0'))] },
  },
  {
    kind: 'Deployment',
    namespace: 'ops',
    name: 'tenant-sandbox',
    nodes: on(50, 51),
    labels: { 'security.example.com/trust': 'untrusted' },
    spec: {
      containers: [
        plainContainer('runner', ownImage('ops/sandbox:1.0'), {
          ports: [{ containerPort: 22, protocol: 'TCP' }],
          securityContext: { procMount: 'Unmasked', allowPrivilegeEscalation: false },
        }),
      ],
    },
  },
];

export const shopWorkloads: WorkloadSpec[] = [...system, ...careful, ...careless];
