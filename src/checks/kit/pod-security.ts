import { isObject, type Json, type JsonObject, member } from '../../kernel/json.ts';
import type { Bilingual } from '../../model/bilingual.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { Severity } from '../../model/severity.ts';
import type { Fail } from '../../model/verdict.ts';
import { at, type Container, inSpec } from './containers.ts';
import { fail, notApplicable } from './verdicts.ts';
import { isForWindows } from './windows-pods.ts';

// The controls of the Pod Security Standards run on very many pods: nothing is allocated until one breaks a rule.

/** Where the standards are defined; which rules are held is told by `NEWEST_STANDARD`. */
export const POD_SECURITY_STANDARDS = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

/** Where the owner of a pod is changed. */
export const changeOwner = {
  console: {
    en: 'ACK > Clusters > {cluster} > Workloads',
    'zh-CN': '容器服务 > 集群 > {cluster} > 工作负载',
  } satisfies Bilingual,
  call: 'kubectl edit {owner}',
} as const;

/** A security context that breaks a rule: the pod's own (called `Pod`) or a container's. */
export interface Setter {
  name: string;
  context: JsonObject;
  /** RFC 6901, below `spec`, to the security context. */
  path: string;
}

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
const NONE: readonly never[] = [];

/** The containers of all three kinds for which the test holds. */
export function containersWhere(
  row: PodTemplate,
  test: (container: JsonObject) => boolean,
): readonly Container[] {
  return select(row, test, false);
}

/** The security contexts, the pod's first, for which the test holds. */
export function settersWhere(row: PodTemplate, test: (context: JsonObject) => boolean): readonly Setter[] {
  const own = contextOf(row.spec);
  const containers = select(row, test, true);
  const pod = own !== undefined && test(own);
  if (!pod && containers.length === 0) return NONE;
  const setters = containers.map(({ name, spec, path }) => ({
    name,
    context: contextOf(spec) ?? {},
    path: `${path}/securityContext`,
  }));
  return pod ? [{ name: 'Pod', context: own, path: '/securityContext' }, ...setters] : setters;
}

function select(
  row: PodTemplate,
  test: (tested: JsonObject) => boolean,
  contexts: boolean,
): readonly Container[] {
  let found: Container[] | undefined;
  for (const kind of KINDS) {
    const list = member(row.spec, kind);
    if (!Array.isArray(list)) continue;
    for (let index = 0; index < list.length; index++) {
      const spec = list[index];
      if (!isObject(spec)) continue;
      const tested = contexts ? contextOf(spec) : spec;
      if (tested === undefined || !test(tested)) continue;
      found ??= [];
      found.push({ name: String(spec.name ?? index), kind, spec, path: `/${kind}/${index}` });
    }
  }
  return found ?? NONE;
}

/** The security context of a pod's specification or of a container. */
export function contextOf(holder: JsonObject): JsonObject | undefined {
  const context = member(holder, 'securityContext');
  return isObject(context) ? context : undefined;
}

/** A member of the security context; undefined where either is missing. */
export function setting(holder: JsonObject, name: string): Json | undefined {
  return member(contextOf(holder), name) ?? undefined;
}

/** A fail that names the pod or its containers, with the value that each has at `below` in its security context. */
export function failOfSetters(row: PodTemplate, found: readonly Setter[], below: string): Fail {
  return fail(
    { setters: found.map(({ name }) => name) },
    found.map(({ context, path }) => inSpec(row, `${path}/${below}`, at(context, ...below.split('/')))),
  );
}

/** A fail that names containers, with the value that each has at `below` in its security context. */
export function failOf(
  row: PodTemplate,
  found: readonly Container[],
  below: string,
  raised?: { severity: Severity; severityReason: Bilingual },
): Fail {
  return fail(
    { containers: found.map(({ name }) => name) },
    found.map(({ spec, path }) => inSpec(row, `${path}/securityContext/${below}`, setting(spec, below))),
    raised,
  );
}

/** Windows pods have none of the settings that only Linux has. */
export function isLinuxOrUnsaid(row: PodTemplate) {
  return isForWindows(row.spec) ? WINDOWS : true;
}

const WINDOWS = notApplicable('the pod says that it is a Windows pod, which has no such setting');

/** The pod has a user namespace of its own. */
export function hasOwnUserNamespace(row: PodTemplate): boolean {
  return member(row.spec, 'hostUsers') === false;
}

/** The minor version whose rules are held unless another is asked for: the newest that was compared. */
export const NEWEST_STANDARD = 37;

/** The oldest minor version whose rules were compared. */
export const OLDEST_STANDARD = 24;

/** Whose rules hold for the pod. Newer ones than were compared are not known: the newest stand for them. */
export function standardMinor(row: PodTemplate): number {
  return Math.min(row.standard?.minor ?? NEWEST_STANDARD, NEWEST_STANDARD);
}

/** The standard exempts Windows pods from controls that only Linux has; that of 1.24 did not, and refused them all. */
export function hasLinuxControls(row: PodTemplate) {
  if (standardMinor(row) < WINDOWS_EXEMPT) return true;
  // The admission takes the pod at its word, and does not ask on which nodes it may run.
  return member(member(row.spec, 'os'), 'name') === 'windows' ? WINDOWS : true;
}

/** The standard relaxes some controls for pods with a user namespace of their own. */
export function isRelaxedByUserNamespace(row: PodTemplate): boolean {
  return hasOwnUserNamespace(row) && standardMinor(row) >= USER_NAMESPACES_RELAX;
}

const WINDOWS_EXEMPT = 25;
const USER_NAMESPACES_RELAX = 35;
