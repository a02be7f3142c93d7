import { describe, expect, it } from 'vitest';
import { BENCHMARKS } from '../../src/benchmarks/catalogue.ts';
import { catalogue } from '../../src/checks/catalogue.generated.ts';
import type { AnyCheck } from '../../src/checks/kit/define-check.ts';
import { judgeRow } from '../../src/checks/kit/judge.ts';
import { podTemplate, restrictedContainer } from '../../src/checks/kit/rows.ts';
import { UNREAD_TABLES } from '../../src/manifests/table-rows.ts';
import { kubernetesLists } from '../../src/operations/kubernetes.ts';
import { findingOf, folderOf, scanned } from './demarc.ts';

// Inputs on which other tools were seen to err: each test names the behaviour that is right.

const checks = new Map(catalogue.map((check) => [check.id, check]));
function checkNamed(id: string): AnyCheck {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check;
}

/** What a check says of a pod, with nothing else read. */
const verdictOf = (id: string, spec: object) =>
  judgeRow(checkNamed(id), podTemplate(spec as never), UNREAD_TABLES, 0).verdict;

describe('items of benchmarks', () => {
  /** A word of an item's title, and a word that the ids of all of its checks must have. */
  const WORDS: readonly (readonly [RegExp, RegExp])[] = [
    [/\bhostPID|process ids? of the node|process namespace of the node/i, /host-pid/],
    [/\bseccomp/i, /seccomp/],
    [/^(?:No |Only )?(?:AppArmor)\b/i, /apparmor/],
    [/^(?:No |Only )?SELinux\b/i, /selinux/],
    [/NET_RAW/i, /net-raw/],
    [/hostPath/i, /host-path|runtime-socket/],
    [/\b\/proc\b|proc mount/i, /proc-mount/],
    [/sysctl/i, /sysctl/],
    [/privilege escalation/i, /privilege-escalation|namespace-psa/],
    [/anonymous/i, /anonymous|everyone/],
    [/wildcard/i, /wildcard/],
  ];
  const items = BENCHMARKS.flatMap((benchmark) =>
    benchmark.items.filter(({ kind }) => kind === 'automated').map((item) => ({ benchmark, item })),
  );

  it.each(WORDS)('that speak of %s are answered by checks that do', (word, wanted) => {
    const speaking = items.filter(({ item }) => word.test(item.title.en));
    const strange = speaking.filter(({ item }) => !item.checks.some((id) => wanted.test(id)));
    expect(strange.map(({ benchmark, item }) => `${benchmark.id} ${item.id}`)).toEqual([]);
  });

  it('of the Pod Security Standards are answered by the check of their own name', () => {
    const standards = BENCHMARKS.find(({ id }) => id === 'pod-security-standards');
    const told = Object.fromEntries((standards?.items ?? []).map(({ id, checks: of }) => [id, of]));
    expect(told['baseline.host-namespaces']).toEqual(['pod-host-ipc', 'pod-host-network', 'pod-host-pid']);
    for (const [control, check] of [
      ['baseline.privileged', 'pod-privileged'],
      ['baseline.app-armor', 'pod-apparmor-off'],
      ['baseline.selinux', 'pod-selinux-custom'],
      ['baseline.seccomp', 'pod-seccomp-unset'],
      ['baseline.proc-mount', 'pod-proc-mount'],
      ['baseline.sysctls', 'pod-unsafe-sysctl'],
    ] as const)
      expect(told[control]).toEqual([check]);
  });

  it('are told by benchmark, version and number together', () => {
    // 5.2.9 is one thing in the benchmark of Kubernetes and another in that of ACK.
    const ofNumber = (number: string) =>
      BENCHMARKS.filter((benchmark) => benchmark.items.some(({ id }) => id === number)).map(({ id }) => id);
    expect(ofNumber('5.2.9')).toEqual(['cis-ack-1.0', 'cis-kubernetes-1.12']);
    for (const { id, version } of BENCHMARKS)
      if (id.startsWith('cis-')) expect([id, id.endsWith(`-${version}`)]).toEqual([id, true]);
  });

  it('rest on no kind of object that Kubernetes removed', async () => {
    expect(kubernetesLists.map(({ plural }) => plural)).not.toContain('podsecuritypolicies');
    const policy = 'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\nspec: {}\n';
    const { report } = await scanned(folderOf({ 'a.yaml': policy }));
    expect(report.findings.map(({ check }) => check)).toEqual(['deprecated-api-in-use']);
    expect(report.tallies.filter(({ pass }) => pass > 0)).toEqual([]);
  });
});

describe('what a pod leaves to its containers', () => {
  const container = (securityContext: object, more: object = {}) => ({
    containers: [{ ...restrictedContainer, securityContext }],
    ...more,
  });
  const NO = { allowPrivilegeEscalation: false };

  it.each<[string, string, object, object, 'pass' | 'fail']>([
    ['runAsNonRoot of the pod holds', 'pod-run-as-root', { runAsNonRoot: true }, NO, 'pass'],
    ['the container beats it', 'pod-run-as-root', { runAsNonRoot: true }, { runAsNonRoot: false }, 'fail'],
    ['runAsNonRoot of neither', 'pod-run-as-root', {}, NO, 'fail'],
    [
      'seccompProfile of the pod holds',
      'pod-seccomp-unset',
      { seccompProfile: { type: 'RuntimeDefault' } },
      NO,
      'pass',
    ],
    [
      'a container without confinement',
      'pod-seccomp-unset',
      { seccompProfile: { type: 'RuntimeDefault' } },
      { seccompProfile: { type: 'Unconfined' } },
      'fail',
    ],
    ['seLinuxOptions of the pod', 'pod-selinux-custom', { seLinuxOptions: { user: 'root' } }, NO, 'fail'],
    [
      'appArmorProfile of the pod',
      'pod-apparmor-off',
      { appArmorProfile: { type: 'Unconfined' } },
      NO,
      'fail',
    ],
    [
      'windowsOptions of the pod',
      'pod-windows-host-process',
      { windowsOptions: { hostProcess: true } },
      NO,
      'fail',
    ],
    ['privileged is no field of a pod', 'pod-privileged', { privileged: true }, NO, 'pass'],
    [
      'capabilities are no field of a pod',
      'pod-capabilities-not-dropped',
      { capabilities: { drop: ['ALL'] } },
      NO,
      'fail',
    ],
    [
      'allowPrivilegeEscalation is none',
      'pod-privilege-escalation',
      { allowPrivilegeEscalation: false },
      {},
      'fail',
    ],
    ['readOnlyRootFilesystem is none', 'pod-writable-rootfs', { readOnlyRootFilesystem: true }, NO, 'fail'],
    ['procMount is none', 'pod-proc-mount', { procMount: 'Unmasked' }, NO, 'pass'],
    [
      'a user of the pod, beaten by the container',
      'pod-low-uid-gid',
      { runAsUser: 1 },
      { runAsUser: 20_000 },
      'pass',
    ],
  ])('%s', (_name, id, pod, own, verdict) => {
    const others = { runAsGroup: 20_000, fsGroup: 20_000 };
    const whole = id === 'pod-low-uid-gid' ? { ...others, ...pod } : pod;
    expect(verdictOf(id, container(own, { securityContext: whole }))).toBe(verdict);
  });
});

describe('resources', () => {
  const container = (resources: object) => ({ containers: [{ ...restrictedContainer, resources }] });
  const ALL = { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' };

  it('requests are judged by requests, limits by limits', () => {
    expect(verdictOf('pod-requests-missing', container({ requests: ALL }))).toBe('pass');
    expect(verdictOf('pod-limits-missing', container({ requests: ALL }))).toBe('fail');
    expect(verdictOf('pod-limits-missing', container({ limits: ALL }))).toBe('pass');
    // The API server takes a limit for the request that is not there.
    expect(verdictOf('pod-requests-missing', container({ limits: ALL }))).toBe('pass');
    expect(verdictOf('pod-requests-missing', container({ limits: { cpu: '1' } }))).toBe('fail');
    expect(verdictOf('pod-requests-missing', container({}))).toBe('fail');
  });
});

describe('paths of the node', () => {
  const mounting = (path: string) => ({
    containers: [{ ...restrictedContainer, volumeMounts: [{ name: 'v', mountPath: '/v', readOnly: true }] }],
    volumes: [{ name: 'v', hostPath: { path } }],
  });

  it.each([
    '/etc',
    '/etc/',
    '/etc/kubernetes',
    '//etc',
    '/etc/./kubernetes/',
    '/opt/../etc',
    '/',
    '/var/lib/kubelet/pki',
  ])('%s is sensitive however it is written', (path) =>
    expect(verdictOf('pod-host-path-sensitive', mounting(path))).toBe('fail'),
  );
  it.each(['/etcetera', '/opt/etc', '/data'])('%s is not', (path) =>
    expect(verdictOf('pod-host-path-sensitive', mounting(path))).toBe('pass'),
  );
  it.each([
    '/run/containerd/containerd.sock',
    '/var/run/docker.sock',
    '/run//containerd/../containerd/containerd.sock',
  ])('%s is the socket of a runtime', (path) =>
    expect(verdictOf('pod-runtime-socket', mounting(path))).toBe('fail'),
  );
});

describe('manifests', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: a}]}\n';

  it('without a namespace are put into one when they are installed', async () => {
    const { report } = await scanned(folderOf({ 'a.yaml': pod }), '--checks', 'default-namespace-used');
    expect(report.findings).toEqual([]);
    expect(report.tallies).toMatchObject([{ notApplicable: 1, fail: 0 }]);
  });

  it('of one workload give one finding a check, wherever the fault stands', async () => {
    const { report } = await scanned(folderOf({ 'a.yaml': pod }));
    expect(findingOf(report, 'pod-run-as-root').subject).toBe('manifest/Pod/a');
  });
});

describe('every check', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  it.each(catalogue.map((check) => [check.id, check] as const))(
    '%s says the same in both languages',
    (_id, { message, act }) => {
      expect([...new Set(placeholders(message['zh-CN']))]).toEqual([...new Set(placeholders(message.en))]);
      expect([...new Set(placeholders(act.step['zh-CN']))]).toEqual([...new Set(placeholders(act.step.en))]);
    },
  );
});
