import type { Json, JsonObject } from '../../src/kernel/json.ts';
import type { Random } from '../rbac/random.ts';
import { CONTAINER_CHANGES, EITHER_CHANGES, EPHEMERAL_CHANGES, inside, POD_CHANGES } from './changes.ts';

/** A pod that is asked for, or an ephemeral container that is added to one that complies with every standard. */
export interface Asked {
  pod: JsonObject;
  /** The pod is there already but for its ephemeral containers. */
  ephemeral: boolean;
}

/** Complies with `restricted`, or nearly: a few changes are made to one that does, each of which may break a rule. */
export function makeAsked(random: Random): Asked {
  if (random.once(12)) return { pod: withEphemeral(random), ephemeral: true };
  const windows = random.once(12);
  const pod = compliant(random, windows);
  const spec = pod.spec as JsonObject;
  if (random.once(6)) spec.hostUsers = random.one([false, false, false, true, null]);
  const containers = [...(spec.containers as JsonObject[]), ...(spec.initContainers as JsonObject[])];
  for (let left = random.below(4); left > 0; left--) {
    const container = random.one(containers);
    const where = random.below(10);
    if (where < 4) random.one(POD_CHANGES)(pod, random);
    else if (where < 7) random.one(CONTAINER_CHANGES)(container, random);
    else random.one(EITHER_CHANGES)(random.once(2) ? spec : container, random);
  }
  return { pod, ephemeral: false };
}

/** The pod that ephemeral containers are added to. */
export function basePod(name: string): JsonObject {
  const context = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
  const container = { name: 'app', image: 'a:1', securityContext: hardened() };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { securityContext: context, containers: [container] },
  };
}

export const BASE = 'base';

function withEphemeral(random: Random): JsonObject {
  const pod = basePod(BASE);
  const containers = Array.from({ length: 1 + random.below(2) }, (_, index): JsonObject => {
    const container: JsonObject = {
      name: `debug-${index}`,
      image: 'b:1',
      securityContext: hardened(),
    };
    for (let left = random.below(3); left > 0; left--)
      random.one([...EPHEMERAL_CHANGES, ...EITHER_CHANGES])(container, random);
    return container;
  });
  (pod.spec as JsonObject).ephemeralContainers = containers;
  return pod;
}

function compliant(random: Random, windows: boolean): JsonObject {
  const initContainers = Array.from({ length: random.below(3) }, (_, index): JsonObject => {
    const container: JsonObject = { name: `init-${index}`, image: 'a:1' };
    if (random.once(2)) container.restartPolicy = 'Always';
    return container;
  });
  const containers = Array.from(
    { length: 1 + random.below(2) },
    (_, index): JsonObject => ({ name: `app-${index}`, image: 'a:1' }),
  );
  const spec: JsonObject = { initContainers, containers };
  const all = [...initContainers, ...containers];
  place(random, spec, all, 'runAsNonRoot', true);
  if (windows) spec.os = { name: 'windows' };
  else {
    if (random.once(6)) spec.os = { name: 'linux' };
    place(random, spec, all, 'seccompProfile', random.one(PROFILES));
    for (const container of all) Object.assign(inside(container, 'securityContext'), hardened());
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'asked' }, spec };
}

const PROFILES: readonly JsonObject[] = [
  { type: 'RuntimeDefault' },
  { type: 'Localhost', localhostProfile: 'profiles/a.json' },
];

function hardened(): JsonObject {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
}

/** Sets it on the pod, for its containers to inherit, or on each container, or on both. */
function place(random: Random, spec: JsonObject, all: readonly JsonObject[], name: string, value: Json) {
  const where = random.below(3);
  if (where !== 0) inside(spec, 'securityContext')[name] = structuredClone(value);
  if (where !== 1)
    for (const container of all) inside(container, 'securityContext')[name] = structuredClone(value);
}
