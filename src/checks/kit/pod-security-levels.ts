// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of data
import type { PodSecurityLevel } from '../../model/facts/pod-template.ts';

/**
 * A control of the Pod Security Standards, named as the admission of the API server names it, with the checks
 * of which one fails where the control refuses a pod.
 */
export interface PodSecurityControl {
  control: string;
  level: PodSecurityLevel;
  checks: readonly string[];
  /** The minor version as of which the standard has the control; it always had, unless said. */
  since?: number;
  /** The control of the baseline that `restricted` holds in this form instead. */
  replaces?: string;
}

/**
 * Read as of Kubernetes 1.24 to 1.37. How a control changed between them (Windows pods 1.25, sysctls 1.27, 1.29,
 * 1.32 and 1.37, SELinux types 1.31, user namespaces 1.35) is in its check; `PodTemplate.standard` says whose rules
 * hold.
 */
export const POD_SECURITY_CONTROLS: readonly PodSecurityControl[] = [
  { control: 'appArmorProfile', level: 'baseline', checks: ['pod-apparmor-off'] },
  { control: 'capabilities_baseline', level: 'baseline', checks: ['pod-capabilities-added'] },
  {
    control: 'hostNamespaces',
    level: 'baseline',
    checks: ['pod-host-ipc', 'pod-host-network', 'pod-host-pid'],
  },
  { control: 'hostPathVolumes', level: 'baseline', checks: ['pod-host-path'] },
  { control: 'hostPorts', level: 'baseline', checks: ['pod-host-port'] },
  { control: 'hostProbesAndHostLifecycle', level: 'baseline', checks: ['pod-host-probe-target'], since: 34 },
  { control: 'privileged', level: 'baseline', checks: ['pod-privileged'] },
  { control: 'procMount', level: 'baseline', checks: ['pod-proc-mount'] },
  { control: 'seLinuxOptions', level: 'baseline', checks: ['pod-selinux-custom'] },
  { control: 'seccompProfile_baseline', level: 'baseline', checks: ['pod-seccomp-unset'] },
  { control: 'sysctls', level: 'baseline', checks: ['pod-unsafe-sysctl'] },
  { control: 'windowsHostProcess', level: 'baseline', checks: ['pod-windows-host-process'] },
  { control: 'allowPrivilegeEscalation', level: 'restricted', checks: ['pod-privilege-escalation'] },
  {
    control: 'capabilities_restricted',
    level: 'restricted',
    checks: ['pod-capabilities-not-dropped'],
    replaces: 'capabilities_baseline',
  },
  {
    control: 'procMount_restricted',
    level: 'restricted',
    checks: ['pod-proc-mount'],
    since: 35,
    replaces: 'procMount',
  },
  {
    control: 'restrictedVolumes',
    level: 'restricted',
    checks: ['pod-volume-type'],
    replaces: 'hostPathVolumes',
  },
  { control: 'runAsNonRoot', level: 'restricted', checks: ['pod-run-as-root'] },
  { control: 'runAsUser', level: 'restricted', checks: ['pod-run-as-root'] },
  {
    control: 'seccompProfile_restricted',
    level: 'restricted',
    checks: ['pod-seccomp-unset'],
    replaces: 'seccompProfile_baseline',
  },
];

/** The controls that the standard of that level and version has. */
export function controlsOf(level: PodSecurityLevel, minor: number): PodSecurityControl[] {
  const had = inForce(level, minor);
  const replaced = new Set(had.map(({ replaces }) => replaces));
  return had.filter(({ control }) => !replaced.has(control));
}

/** Every check that asks what the standard asks, also where `restricted` replaces a control by a wider one. */
export function checksOfStandard(level: PodSecurityLevel, minor: number): string[] {
  return [...new Set(inForce(level, minor).flatMap(({ checks }) => checks))].sort();
}

function inForce(level: PodSecurityLevel, minor: number): PodSecurityControl[] {
  return POD_SECURITY_CONTROLS.filter(
    (control) =>
      (control.since === undefined || control.since <= minor) &&
      (control.level === 'baseline' || level === 'restricted'),
  );
}
