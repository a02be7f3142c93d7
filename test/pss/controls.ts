import { judgeSafely } from '../../src/assess/judge-tables.ts';
import { catalogue } from '../../src/checks/catalogue.generated.ts';
import { controlsOf } from '../../src/checks/kit/pod-security-levels.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { objectsOf } from '../../src/manifests/manifest-object.ts';
import { toPodRow } from '../../src/manifests/pod-row.ts';
import { MANIFEST } from '../../src/manifests/scope.ts';
import { UNREAD_TABLES } from '../../src/manifests/table-rows.ts';
import type { PodSecurityLevel, PodSecurityStandard } from '../../src/model/facts/pod-template.ts';

/** With which words the API server tells that a control refused a pod. */
const WORDS: readonly (readonly [control: string, level: PodSecurityLevel | undefined, words: string])[] = [
  ['appArmorProfile', undefined, 'forbidden AppArmor profile'],
  ['appArmorProfile', undefined, 'forbidden AppArmor profiles'],
  ['capabilities_baseline', undefined, 'non-default capabilities'],
  ['hostNamespaces', undefined, 'host namespaces'],
  ['hostPathVolumes', undefined, 'hostPath volumes'],
  ['hostPorts', undefined, 'hostPort'],
  ['hostProbesAndHostLifecycle', undefined, 'probe or lifecycle host'],
  ['privileged', undefined, 'privileged'],
  ['procMount', undefined, 'procMount'],
  ['seLinuxOptions', undefined, 'seLinuxOptions'],
  ['seccompProfile_baseline', 'baseline', 'seccompProfile'],
  ['sysctls', undefined, 'forbidden sysctls'],
  ['windowsHostProcess', undefined, 'hostProcess'],
  ['allowPrivilegeEscalation', undefined, 'allowPrivilegeEscalation != false'],
  ['capabilities_restricted', undefined, 'unrestricted capabilities'],
  ['restrictedVolumes', undefined, 'restricted volume types'],
  ['runAsNonRoot', undefined, 'runAsNonRoot != true'],
  ['runAsUser', undefined, 'runAsUser=0'],
  ['seccompProfile_restricted', 'restricted', 'seccompProfile'],
];

const checks = new Map(catalogue.map((check) => [check.id, check]));

export type Standard = Required<PodSecurityStandard>;

/** The controls that refuse a pod, as the API server tells them; undefined where it tells of none. */
export function refusedBy(message: string, { level, minor }: Standard): Set<string> | undefined {
  const reasons = /violates PodSecurity "[^"]*": (.*)$/s.exec(message)?.[1];
  if (reasons === undefined) return undefined;
  const found = new Set<string>();
  for (const [control, ofLevel, words] of WORDS) {
    // Each reason has its details in brackets, and they never end in a bracket and a comma.
    const told = reasons.startsWith(`${words} (`) || reasons.includes(`), ${words} (`);
    if (told && (ofLevel ?? level) === level) found.add(named(control, level, minor));
  }
  if (found.size === 0) throw new Error(`no control is known by these words: ${reasons}`);
  return found;
}

// `restricted` says the same words of its own form of the control.
function named(control: string, level: PodSecurityLevel, minor: number): string {
  const had = controlsOf(level, minor);
  return had.some((one) => one.control === control)
    ? control
    : (had.find(({ replaces }) => replaces === control)?.control ?? control);
}

/** Which of our checks refuse the pod, and what they could not tell. */
export interface Judged {
  failed: Set<string>;
  unknown: string[];
}

export function judged(pod: JsonObject, standard: Standard): Judged {
  // The API server can tell the kind by where it is posted to.
  const [object] = objectsOf({ ...pod, apiVersion: 'v1', kind: 'Pod' }) ?? [];
  if (object === undefined) throw new Error('no pod');
  const row = { ...toPodRow(object, [], { source: MANIFEST, ids: [], path: '' }), standard };
  const failed = new Set<string>();
  const unknown: string[] = [];
  for (const id of new Set(controlsOf(standard.level, standard.minor).flatMap((control) => control.checks))) {
    const check = checks.get(id);
    if (check === undefined) throw new Error(`there is no check ${id}`);
    const { verdict } = judgeSafely(check, row, UNREAD_TABLES, 0);
    if (verdict === 'fail') failed.add(id);
    if (verdict === 'unknown') unknown.push(id);
  }
  return { failed, unknown };
}

/** Where the API server and our checks do not say the same of a control; empty where they agree. */
export function differences(
  refused: ReadonlySet<string>,
  { failed, unknown }: Judged,
  { level, minor }: Standard,
): string[] {
  const byChecks = Map.groupBy(controlsOf(level, minor), ({ checks: ids }) => ids.join());
  const known = new Set([...byChecks.values()].flat().map(({ control }) => control));
  const found = [...refused]
    .filter((control) => !known.has(control))
    .map((control) => `${control}: the API server has it, we do not`);
  for (const controls of byChecks.values()) {
    const theirs = controls.some(({ control }) => refused.has(control));
    const ours = controls.some(({ checks: ids }) => ids.some((id) => failed.has(id)));
    const names = controls.map(({ control }) => control).join();
    if (theirs !== ours) found.push(`${names}: the API server ${theirs ? 'refuses' : 'admits'}`);
  }
  return [...found, ...unknown.map((id) => `${id}: unknown`)];
}
