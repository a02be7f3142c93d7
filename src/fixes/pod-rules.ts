import { isObject, type Json } from '../kernel/json.ts';
import type { FixSafety } from '../model/fix.ts';
import type { Complaint, FixRule, Proposal } from './fix-rule.ts';
import { containersIn, type PodPlace, podPlaceOf, settingOf, valueAt } from './pod-place.ts';

const PROFILE = ['securityContext', 'seccompProfile', 'type'];

/** Settings of pods and containers. Why each is safe or not is told in docs/fixes.md. */
export const podRules: readonly FixRule[] = [
  { check: 'pod-privilege-escalation', propose: inContainer(noEscalation) },
  { check: 'pod-run-as-root', propose: inContainer(asNonRoot) },
  { check: 'pod-privileged', propose: switchedTo(false) },
  { check: 'pod-host-pid', propose: switchedTo(false) },
  { check: 'pod-host-ipc', propose: switchedTo(false) },
  { check: 'pod-shared-process-namespace', propose: switchedTo(false) },
  { check: 'pod-writable-rootfs', propose: switchedTo(true) },
  { check: 'pod-proc-mount', propose: switchedTo('Default') },
  { check: 'image-pull-policy', propose: switchedTo('Always') },
  { check: 'sa-token-automount', propose: withoutToken },
  { check: 'pod-apparmor-off', propose: withAppArmor },
  { check: 'pod-seccomp-unset', propose: inContainer(withProfile) },
  { check: 'pod-capabilities-not-dropped', propose: inContainer(withoutCapabilities) },
  { check: 'pod-net-raw', propose: inContainer(withoutNetRaw) },
];

function set(path: readonly string[], value: string | boolean, safety: FixSafety): readonly Proposal[] {
  return [{ change: { path, how: 'set', value }, safety }];
}

/** The field that the finding points to gets another value. */
function switchedTo(value: string | boolean): FixRule['propose'] {
  return ({ path }) => set(path, value, 'unsafe');
}

function inContainer(
  propose: (place: PodPlace, complaint: Complaint) => readonly Proposal[],
): FixRule['propose'] {
  return (complaint) => {
    const place = podPlaceOf(complaint.document, complaint.path);
    return place === undefined ? [] : propose(place, complaint);
  };
}

/** The API server refuses `false` beside what gives more rights from the start. */
function noEscalation({ container }: PodPlace, { document, path }: Complaint): readonly Proposal[] {
  if (settingOf(container, 'privileged') === true) return [{ refused: 'privileged' }];
  const added = namesIn(settingOf(container, 'capabilities', 'add'));
  if (added.some((name) => /^(?:CAP_)?(?:SYS_ADMIN|ALL)$/i.test(name))) return [{ refused: 'privileged' }];
  // A `true` was somebody's decision; programs of other users than root get added capabilities by executing files.
  const isPlain = valueAt(document, path) === undefined && added.length === 0;
  return set(path, false, isPlain ? 'safe' : 'unsafe');
}

/** Proven where a user other than root is named: that is what the kubelet compares. */
function asNonRoot(place: PodPlace, { path }: Complaint): readonly Proposal[] {
  const { spec, specPath, container } = place;
  if (path.at(-1) === 'runAsUser') return [{ refused: 'runs-as-root' }];
  const own = userOf(settingOf(container, 'runAsUser'));
  const inherited = userOf(settingOf(spec, 'runAsUser'));
  if ((own ?? inherited) === 0) return [{ refused: 'runs-as-root' }];
  const isWindows = valueAt(spec, ['os', 'name']) === 'windows';
  const isPod = place.containerPath === undefined;
  const users = containersIn(spec).map((item) => userOf(settingOf(item, 'runAsUser')) ?? inherited);
  const user = isPod
    ? users.every((each) => each !== undefined && each > 0)
      ? inherited
      : undefined
    : (own ?? inherited);
  const safety = user !== undefined && user > 0 && !isWindows ? 'safe' : 'unsafe';
  // One line for the pod, where it names the user for every container.
  const ofPod = own === undefined && (inherited ?? 0) > 0 && users.every((each) => each !== 0);
  const denied = settingOf(spec, 'runAsNonRoot') === false;
  if (isPod || (ofPod && !denied && settingOf(container, 'runAsNonRoot') === undefined))
    return set([...specPath, 'securityContext', 'runAsNonRoot'], true, safety);
  return set(path, true, safety);
}

function userOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function withoutToken({ path }: Complaint): readonly Proposal[] {
  return path.at(-1) === 'automountServiceAccountToken' ? set(path, false, 'unsafe') : [];
}

function withAppArmor({ path }: Complaint): readonly Proposal[] {
  if (path.at(-1) === 'appArmorProfile') return set([...path, 'type'], 'RuntimeDefault', 'unsafe');
  return set(path, 'runtime/default', 'unsafe');
}

/** One profile for the pod, where it names none; a container that names one keeps its own. */
function withProfile(place: PodPlace, { path }: Complaint): readonly Proposal[] {
  const isWrong = path.at(-1) === 'type';
  if (isWrong) return set(path, 'RuntimeDefault', 'unsafe');
  const ofPod = settingOf(place.spec, 'seccompProfile') === undefined;
  const holder = ofPod ? place.specPath : (place.containerPath ?? place.specPath);
  return set([...holder, ...PROFILE], 'RuntimeDefault', 'unsafe');
}

function withoutCapabilities({ container }: PodPlace, { path }: Complaint): readonly Proposal[] {
  const added = namesIn(settingOf(container, 'capabilities', 'add'));
  if (added.some((name) => name !== 'NET_BIND_SERVICE')) return [{ refused: 'adds-capabilities' }];
  return [{ change: { path: [...path, 'drop'], how: 'append', value: 'ALL' }, safety: 'unsafe' }];
}

function withoutNetRaw({ container }: PodPlace, { path }: Complaint): readonly Proposal[] {
  const added = namesIn(settingOf(container, 'capabilities', 'add'));
  if (added.some((name) => name.toUpperCase() === 'NET_RAW')) return [{ refused: 'adds-capabilities' }];
  return [{ change: { path: [...path, 'drop'], how: 'append', value: 'NET_RAW' }, safety: 'unsafe' }];
}

function namesIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.map((name) => (isObject(name) ? '' : String(name))) : [];
}
