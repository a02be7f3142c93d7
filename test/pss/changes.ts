// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import { isObject, type Json, type JsonObject } from '../../src/kernel/json.ts';
import type { Random } from '../rbac/random.ts';
import { VOLUME_SOURCES } from './volumes.ts';

export type Change = (changed: JsonObject, random: Random) => void;

const BOOLEANS: readonly Json[] = [true, true, false, null];
const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_notsent_lowat',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_mem',
  'net/ipv4/tcp_syncookies',
  'net.core.somaxconn',
  'kernel.msgmax',
  'fs.mqueue.msg_max',
];
const CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'NET_BIND_SERVICE',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SYS_ADMIN',
  'ALL',
  'all',
  'CAP_NET_BIND_SERVICE',
  'CAP_CHOWN',
  'chown',
  'net_bind_service',
  'NET_BIND_SERVICE ',
  '',
];
const DROPS: readonly Json[] = [
  ['ALL'],
  ['ALL', 'CHOWN'],
  ['CHOWN', 'ALL'],
  ['all'],
  ['CAP_ALL'],
  ['ALL '],
  ['NET_RAW'],
  [],
  null,
];
const SELINUX: readonly JsonObject[] = [
  {},
  { type: '' },
  { type: null, user: null, role: null },
  { type: 'container_t' },
  { type: 'container_init_t' },
  { type: 'container_kvm_t' },
  { type: 'container_engine_t' },
  { type: 'container_engine_t', level: 's0' },
  { type: 'spc_t' },
  { type: 'Container_t' },
  { user: 'system_u' },
  { role: 'system_r' },
  { user: '', role: '' },
  { level: 's0:c123,c456' },
];
const PROFILES: readonly Json[] = [
  { type: 'RuntimeDefault' },
  { type: 'Unconfined' },
  { type: 'Unconfined' },
  { type: 'Localhost', localhostProfile: 'profiles/b' },
  { type: 'runtimedefault' },
  null,
];
const USERS: readonly Json[] = [0, 0, 1, 65_534, null];
const HOSTS: readonly Json[] = ['', '127.0.0.1', 'metadata.example.com', '100.100.100.200', null];
const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const HOSTS_OWN = ['hostNetwork', 'hostPID', 'hostIPC'];

/** The member that is an object, made where it is none. */
export function inside(holder: JsonObject, ...names: string[]): JsonObject {
  let found = holder;
  for (const name of names) {
    const inner = found[name];
    const next: JsonObject = isObject(inner) ? inner : {};
    found[name] = next;
    found = next;
  }
  return found;
}

function setting(name: string, values: readonly Json[]): Change {
  return (holder, random) => {
    inside(holder, 'securityContext')[name] = structuredClone(random.one(values));
  };
}

function windowsOption(holder: JsonObject, random: Random): void {
  inside(holder, 'securityContext', 'windowsOptions').hostProcess = random.one(BOOLEANS);
}

/** Of settings that a pod and its containers both have. */
export const EITHER_CHANGES: readonly Change[] = [
  setting('runAsNonRoot', [true, true, false, null]),
  setting('runAsUser', USERS),
  setting('runAsGroup', USERS),
  setting('seccompProfile', PROFILES),
  setting('appArmorProfile', PROFILES),
  setting('seLinuxOptions', SELINUX),
  windowsOption,
  (holder, random) => {
    holder.securityContext = random.one([null, {}]);
  },
];

/** Of every kind of container. */
export const EPHEMERAL_CHANGES: readonly Change[] = [
  setting('privileged', BOOLEANS),
  setting('allowPrivilegeEscalation', BOOLEANS),
  setting('procMount', ['Default', 'Unmasked', 'Unmasked', '', null]),
  setting('readOnlyRootFilesystem', BOOLEANS),
  (container, random) => {
    inside(container, 'securityContext', 'capabilities').add = random.some(CAPABILITIES, 0, 2);
  },
  (container, random) => {
    inside(container, 'securityContext', 'capabilities').drop = structuredClone(random.one(DROPS));
  },
  (container, random) => {
    inside(container, 'securityContext').capabilities = random.one([null, {}, { add: null, drop: null }]);
  },
  // The API reads null in a list as its empty value, and a name in another case as none that it knows.
  (container, random) => {
    const capabilities = inside(container, 'securityContext', 'capabilities');
    Object.assign(
      capabilities,
      structuredClone(random.one<JsonObject>([{ add: [null] }, { drop: [null, 'ALL'] }])),
    );
  },
  (container, random) => {
    const other = random.one<JsonObject>([{ Privileged: true }, { hostNetwork: true }, { RunAsUser: 0 }]);
    Object.assign(inside(container, 'securityContext'), other);
  },
  // A container that runs privileged may escalate: the API takes the one only with the other.
  (container, random) => {
    const context = inside(container, 'securityContext');
    context.privileged = true;
    context.allowPrivilegeEscalation = random.one([true, null]);
  },
];

/** Of containers that are there from the start. */
export const CONTAINER_CHANGES: readonly Change[] = [
  ...EPHEMERAL_CHANGES,
  addPort,
  addPort,
  addProbe,
  addProbe,
  addHook,
];

function addPort(container: JsonObject, random: Random): void {
  const ports = Array.isArray(container.ports) ? container.ports : [];
  const containerPort = 8000 + random.below(1000);
  ports.push(
    random.one<JsonObject>([
      { containerPort },
      { containerPort, hostPort: 0 },
      { containerPort, hostPort: null },
      { containerPort, hostPort: containerPort },
      { containerPort, hostPort: containerPort, protocol: 'UDP' },
      { containerPort, hostIP: '127.0.0.1' },
    ]),
  );
  container.ports = ports;
}

// Init containers that end have none.
function isAfterStart(container: JsonObject): boolean {
  return !String(container.name).startsWith('init') || container.restartPolicy === 'Always';
}

function addProbe(container: JsonObject, random: Random): void {
  if (!isAfterStart(container)) return;
  const name = random.one(['livenessProbe', 'readinessProbe', 'startupProbe']);
  container[name] = random.one<JsonObject>([
    { httpGet: { port: 80, host: random.one(HOSTS) } },
    { tcpSocket: { port: 80, host: random.one(HOSTS) } },
    { httpGet: { port: 80, httpHeaders: [{ name: 'Host', value: 'example.com' }] } },
    { exec: { command: ['curl', 'example.com'] } },
    { grpc: { port: 80 } },
  ]);
}

function addHook(container: JsonObject, random: Random): void {
  if (!isAfterStart(container)) return;
  inside(container, 'lifecycle')[random.one(['postStart', 'preStop'])] = random.one<JsonObject>([
    { httpGet: { port: 80, host: random.one(HOSTS) } },
    { tcpSocket: { port: 80, host: random.one(HOSTS) } },
    { exec: { command: ['true'] } },
    { sleep: { seconds: 1 } },
  ]);
}

const ofSpec = (change: Change): Change => {
  return (pod, random) => change(inside(pod, 'spec'), random);
};

/** Of what only a pod has. */
export const POD_CHANGES: readonly Change[] = [
  ofSpec((spec, random) => {
    spec[random.one(HOSTS_OWN)] = random.one(BOOLEANS);
  }),
  ofSpec((spec, random) => {
    spec.hostNetwork = true;
    addPort((spec.containers as JsonObject[])[0] as JsonObject, random);
  }),
  ofSpec(addVolume),
  ofSpec(addVolume),
  ofSpec(addVolume),
  ofSpec(addSysctl),
  ofSpec(addSysctl),
  ofSpec((spec) => {
    spec.hostUsers = false;
    const container = (spec.containers as JsonObject[])[0] as JsonObject;
    inside(container, 'securityContext').procMount = 'Unmasked';
  }),
  // The API takes host processes only where all containers are, on the network of their node.
  ofSpec((spec) => {
    spec.hostNetwork = true;
    inside(spec, 'securityContext', 'windowsOptions').hostProcess = true;
  }),
  ofSpec((spec, random) => {
    Object.assign(spec, random.one<JsonObject>([{ HostNetwork: true }, { hostpid: true }, { OS: null }]));
  }),
  ofSpec((spec, random) => {
    spec.shareProcessNamespace = random.one(BOOLEANS);
  }),
  addAppArmorAnnotation,
  addAppArmorAnnotation,
  addSeccompAnnotation,
];

function addVolume(spec: JsonObject, random: Random): void {
  const volumes = Array.isArray(spec.volumes) ? spec.volumes : [];
  volumes.push({ name: `v-${volumes.length}`, ...structuredClone(random.one(VOLUME_SOURCES)) });
  spec.volumes = volumes;
}

function addSysctl(spec: JsonObject, random: Random): void {
  const sysctls = random.some(SYSCTLS, 0, 2).map((name): JsonObject => ({ name, value: '1' }));
  inside(spec, 'securityContext').sysctls = sysctls;
}

function addAppArmorAnnotation(pod: JsonObject, random: Random): void {
  const name = random.one(['app-0', 'app-0', 'init-0']);
  inside(pod, 'metadata', 'annotations')[APPARMOR + name] = random.one([
    'runtime/default',
    'localhost/a',
    'localhost/',
    'unconfined',
    'unconfined',
    '',
    null,
    'docker/default',
  ]);
}

function addSeccompAnnotation(pod: JsonObject, random: Random): void {
  const name = random.one([`${SECCOMP}app-0`, 'seccomp.security.alpha.kubernetes.io/pod']);
  inside(pod, 'metadata', 'annotations')[name] = random.one([
    'runtime/default',
    'docker/default',
    'localhost/a',
    'unconfined',
    'other',
  ]);
}
