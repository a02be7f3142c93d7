import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers that are the same on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const IMAGES = ['nginx', 'redis', 'api', 'worker', 'envoy', 'python', 'golang', 'busybox'];
const TAGS = [':latest', '', ':1.27.3', ':v2.11.0'];

/** Writes files of a hundred Deployments each, with Services, NetworkPolicies, Ingresses and RBAC between them. */
export function writeLargeManifests(folder: string, files: number): void {
  const random = seeded(20_261_123);
  for (let file = 0; file < files; file++) {
    const documents: string[] = [];
    for (let each = 0; each < 100; each++) documents.push(...application(file * 100 + each, random));
    writeFileSync(join(folder, `part-${String(file).padStart(3, '0')}.yaml`), documents.join('---\n'));
  }
}

function application(id: number, random: () => number): string[] {
  const name = `app-${id}`;
  const found = [deployment(name, random)];
  if (random() < 0.6)
    found.push(
      `${head('v1', 'Service', name)}spec:\n  type: ${random() < 0.2 ? 'NodePort' : 'ClusterIP'}\n  selector:\n    app: ${name}\n  ports:\n  - port: 80\n    targetPort: http\n`,
    );
  if (random() < 0.15)
    found.push(
      `${head('networking.k8s.io/v1', 'NetworkPolicy', name)}spec:\n  podSelector:\n    matchLabels:\n      app: ${name}\n  policyTypes:\n  - Ingress\n`,
    );
  if (random() < 0.1)
    found.push(
      `${head('rbac.authorization.k8s.io/v1', 'Role', name)}rules:\n- apiGroups: [""]\n  resources: ["configmaps"]\n  verbs: ["get", "list"]\n`,
      `${head('rbac.authorization.k8s.io/v1', 'RoleBinding', name)}roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: ${name}\nsubjects:\n- kind: ServiceAccount\n  name: ${name}\n`,
    );
  return found;
}

function head(apiVersion: string, kind: string, name: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: team-${name.length}\n  labels:\n    app: ${name}\n    tier: backend\n`;
}

function deployment(name: string, random: () => number): string {
  const chance = (share: number) => random() < share;
  const lines = [
    `spec:\n  replicas: ${1 + Math.floor(random() * 9)}\n  selector:\n    matchLabels:\n      app: ${name}`,
    `  template:\n    metadata:\n      labels:\n        app: ${name}\n    spec:`,
  ];
  if (chance(0.04)) lines.push('      hostNetwork: true');
  if (chance(0.04)) lines.push('      hostPID: true');
  if (chance(0.25)) lines.push('      initContainers:', container('init', random));
  lines.push('      containers:');
  for (let each = 0; each <= Math.floor(random() * 3); each++) lines.push(container(`app-${each}`, random));
  if (chance(0.07))
    lines.push('      volumes:\n      - name: host\n        hostPath:\n          path: /var/run/docker.sock');
  return `${head('apps/v1', 'Deployment', name)}${lines.join('\n')}\n`;
}

function container(name: string, random: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const lines = [
    `- name: ${name}`,
    `  image: registry.example.com/${pick(IMAGES)}${pick(TAGS)}`,
    '  command: ["/bin/sh", "-c"]',
    '  args:\n  - |\n    set -e\n    exec /app/server --port=8080',
    '  env:',
  ];
  for (let each = 0; each < 2 + random() * 8; each++)
    lines.push(`  - name: VAR_${each}\n    value: "value-${Math.floor(random() * 99_999)}"`);
  lines.push('  ports:\n  - name: http\n    containerPort: 8080');
  if (random() < 0.08) lines.push(`    hostPort: ${20_000 + Math.floor(random() * 9999)}`);
  if (random() < 0.6)
    lines.push(
      '  resources:\n    requests:\n      cpu: 100m\n      memory: 128Mi\n    limits:\n      memory: 1Gi',
    );
  if (random() < 0.5)
    lines.push(
      `  securityContext:\n    allowPrivilegeEscalation: false\n    privileged: ${random() < 0.12}\n    capabilities:\n      drop: ["ALL"]`,
    );
  return lines.map((line) => line.replace(/^/gm, '      ')).join('\n');
}
