import { isRedacted } from '../../kernel/credential-shapes.ts';
import { isObject, type Json, type JsonObject, member } from '../../kernel/json.ts';

/** The shape of the parts of a pod that checks look at; a member that is absent or null is a default. */
type Shape =
  | 'boolean'
  | 'text'
  | 'integer'
  | 'texts'
  /** Texts, of which some may have held a secret. */
  | 'arguments'
  | 'map'
  | { list: Shape; filled?: true }
  /** `needs` are the members that the API requires: without one the rest cannot be told. */
  | { members: Readonly<Record<string, Shape>>; needs?: readonly string[] };

const securityContext: Shape = {
  members: {
    privileged: 'boolean',
    allowPrivilegeEscalation: 'boolean',
    runAsNonRoot: 'boolean',
    runAsUser: 'integer',
    runAsGroup: 'integer',
    fsGroup: 'integer',
    supplementalGroups: { list: 'integer' },
    readOnlyRootFilesystem: 'boolean',
    procMount: 'text',
    capabilities: { members: { add: 'texts', drop: 'texts' } },
    seccompProfile: { members: { type: 'text', localhostProfile: 'text' } },
    appArmorProfile: { members: { type: 'text', localhostProfile: 'text' } },
    seLinuxOptions: { members: { type: 'text', user: 'text', role: 'text', level: 'text' } },
    windowsOptions: { members: { hostProcess: 'boolean' } },
    sysctls: { list: { members: { name: 'text' }, needs: ['name'] } },
  },
};
const handler: Shape = {
  members: { httpGet: { members: { host: 'text' } }, tcpSocket: { members: { host: 'text' } } },
};
const resources: Shape = { members: { limits: 'map', requests: 'map' } };
const reference: Shape = { members: { name: 'text' } };
const container: Shape = {
  members: {
    name: 'text',
    image: 'text',
    imagePullPolicy: 'text',
    command: 'arguments',
    args: 'arguments',
    env: { list: { members: { name: 'text', valueFrom: { members: { secretKeyRef: reference } } } } },
    envFrom: { list: { members: { secretRef: reference } } },
    resources,
    restartPolicy: 'text',
    securityContext,
    ports: { list: { members: { hostPort: 'integer', containerPort: 'integer', protocol: 'text' } } },
    volumeMounts: {
      list: { members: { name: 'text', mountPath: 'text', readOnly: 'boolean' }, needs: ['name'] },
    },
    livenessProbe: handler,
    readinessProbe: handler,
    startupProbe: handler,
    lifecycle: { members: { postStart: handler, preStop: handler } },
  },
};
const volume: Shape = {
  members: {
    name: 'text',
    hostPath: { members: { path: 'text', type: 'text' }, needs: ['path'] },
    flexVolume: { members: { driver: 'text' } },
    emptyDir: { members: { medium: 'text' } },
  },
  needs: ['name'],
};
const ownerReferences: Shape = {
  list: { members: { controller: 'boolean', kind: 'text', name: 'text' }, needs: ['kind', 'name'] },
};
const podShape: Shape = {
  members: {
    metadata: { members: { labels: 'map', annotations: 'map', ownerReferences } },
    spec: {
      members: {
        hostPID: 'boolean',
        hostIPC: 'boolean',
        hostNetwork: 'boolean',
        hostUsers: 'boolean',
        shareProcessNamespace: 'boolean',
        restartPolicy: 'text',
        imagePullSecrets: { list: reference },
        resources,
        nodeName: 'text',
        runtimeClassName: 'text',
        serviceAccountName: 'text',
        serviceAccount: 'text',
        automountServiceAccountToken: 'boolean',
        os: { members: { name: 'text' } },
        securityContext,
        containers: { list: container, filled: true },
        initContainers: { list: container },
        ephemeralContainers: { list: container },
        volumes: { list: volume },
      },
    },
  },
};

/** The same with its members in a map: the objects of a pod have fewer members than their shapes. */
type Compiled =
  | Extract<Shape, string>
  | { list: Compiled; filled: boolean }
  | { members: ReadonlyMap<string, Compiled>; needs: readonly string[] };

function compile(shape: Shape): Compiled {
  if (typeof shape === 'string') return shape;
  if ('list' in shape) return { list: compile(shape.list), filled: shape.filled === true };
  const members = Object.entries(shape.members).map(([name, inner]) => [name, compile(inner)] as const);
  return { members: new Map(members), needs: shape.needs ?? [] };
}

const POD = compile(podShape);

/** What is wrong with the shape of a pod, or undefined: a wrong type must not read as "not set". */
export function malformation(pod: JsonObject): string | undefined {
  if (!isObject(pod.spec)) return 'spec is not an object';
  const found =
    fault(pod, POD) ?? (member(pod.spec, 'containers') == null ? '.spec.containers is missing' : undefined);
  return found?.startsWith('.') ? found.slice(1) : found;
}

// The path is put together only where there is a fault: nearly all of very many pods have none.
function fault(value: Json, shape: Compiled): string | undefined {
  if (typeof shape === 'string') return fits(value, shape) ? undefined : ` is not ${article(shape)}`;
  if ('list' in shape) return faultOfList(value, shape);
  if (!isObject(value)) return ' is not an object';
  for (const name in value) {
    const inner = value[name];
    if (inner === undefined || inner === null) continue;
    const expected = shape.members.get(name);
    if (expected === undefined) continue;
    const found = fault(inner, expected);
    if (found !== undefined) return `.${name}${found}`;
  }
  for (const name of shape.needs)
    if (value[name] === undefined || value[name] === null) return `.${name} is missing`;
  return undefined;
}

function faultOfList(value: Json, shape: { list: Compiled; filled: boolean }): string | undefined {
  if (!Array.isArray(value)) return ' is not a list';
  if (shape.filled && value.length === 0) return ' is empty';
  for (let index = 0; index < value.length; index++) {
    const found = fault(value[index] as Json, shape.list);
    if (found !== undefined) return `[${index}]${found}`;
  }
  return undefined;
}

function fits(value: Json, shape: Extract<Shape, string>): boolean {
  switch (shape) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'texts':
      // The API server reads null in such a list as the empty text.
      return Array.isArray(value) && value.every((item) => typeof item === 'string' || item === null);
    case 'arguments':
      return Array.isArray(value) && value.every(isArgument);
    case 'map':
      return isObject(value);
  }
}

function isArgument(value: Json): boolean {
  return typeof value === 'string' || (isObject(value) && isRedacted(value));
}

function article(shape: Extract<Shape, string>): string {
  return {
    boolean: 'a boolean',
    text: 'a text',
    integer: 'an integer',
    texts: 'a list of texts',
    arguments: 'a list of texts',
    map: 'an object',
  }[shape];
}
