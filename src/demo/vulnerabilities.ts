/** Vulnerabilities that Security Center finds on the sample nodes; numbers are invented but well formed. */
export interface Vulnerability {
  alias: string;
  necessity: 'asap' | 'later' | 'nntf';
  cves: string[];
  package: string;
  needReboot: boolean;
  fixedIn: string;
}

export const vulnerabilities = {
  'alilinux3:2.1:ALINUX3-SA-2026:0171': {
    alias: 'ALINUX3-SA-2026:0171: kernel security update',
    necessity: 'asap',
    cves: ['CVE-2026-31431'],
    package: 'kernel',
    needReboot: true,
    fixedIn: '5.10.134-19.4.al8',
  },
  'alilinux3:2.1:ALINUX3-SA-2026:0158': {
    alias: 'ALINUX3-SA-2026:0158: openssl security update',
    necessity: 'asap',
    cves: ['CVE-2026-90001', 'CVE-2026-90002'],
    package: 'openssl',
    needReboot: false,
    fixedIn: '1:1.1.1k-18.0.1.al8',
  },
  'alilinux3:2.1:ALINUX3-SA-2026:0133': {
    alias: 'ALINUX3-SA-2026:0133: systemd security update',
    necessity: 'later',
    cves: ['CVE-2026-90003'],
    package: 'systemd',
    needReboot: true,
    fixedIn: '239-82.0.4.al8',
  },
  'alilinux3:2.1:ALINUX3-SA-2026:0099': {
    alias: 'ALINUX3-SA-2026:0099: vim security update',
    necessity: 'nntf',
    cves: ['CVE-2026-90004'],
    package: 'vim-minimal',
    needReboot: false,
    fixedIn: '8.0.1763-22.0.2.al8',
  },
  'oval:com.redhat.rhsa:def:20243588': {
    alias: 'RHSA-2024:3588: glibc security update',
    necessity: 'asap',
    cves: ['CVE-2024-2961'],
    package: 'glibc',
    needReboot: true,
    fixedIn: '2.17-326.el7_9.3',
  },
} as const satisfies Record<string, Vulnerability>;

export type VulnerabilityName = keyof typeof vulnerabilities;

export const KERNEL = 'alilinux3:2.1:ALINUX3-SA-2026:0171';
export const OPENSSL = 'alilinux3:2.1:ALINUX3-SA-2026:0158';
export const SYSTEMD = 'alilinux3:2.1:ALINUX3-SA-2026:0133';
export const VIM = 'alilinux3:2.1:ALINUX3-SA-2026:0099';
export const GLIBC = 'oval:com.redhat.rhsa:def:20243588';

/** A view that has lost the literal types. */
export function vulnerability(name: VulnerabilityName): Vulnerability {
  return vulnerabilities[name];
}
