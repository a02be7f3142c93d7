import { describe, expect, it } from 'vitest';
import { demarc, folderOf, scanned } from './demarc.ts';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`;
const folder = folderOf({
  'sysctl.yaml': pod(
    '{securityContext: {sysctls: [{name: net.ipv4.tcp_rmem, value: "1"}]}, containers: [{name: c, image: a}]}',
  ),
  'proc.yaml': pod(
    '{hostUsers: false, containers: [{name: c, image: a, securityContext: {procMount: Unmasked}}]}',
  ),
});

/** The checks that fail. */
async function failing(...flags: string[]): Promise<string[]> {
  const { report } = await scanned(folder, ...flags);
  const fails = report.findings.filter(({ verdict }) => verdict === 'fail');
  return [...new Set(fails.map(({ check }) => check))].sort();
}

describe('test/scan/profiles', () => {
  it('the baseline asks for nothing that these pods have not', async () => {
    expect(await failing('--profile', 'pss-baseline')).toEqual([]);
  });

  it('restricted asks for more, and takes no unmasked /proc', async () => {
    expect(await failing('--profile', 'pss-restricted')).toEqual([
      'pod-capabilities-not-dropped',
      'pod-privilege-escalation',
      'pod-proc-mount',
      'pod-run-as-root',
      'pod-seccomp-unset',
    ]);
  });

  it('the version says whose rules hold', async () => {
    const version = (minor: string) => failing('--profile', 'pss-baseline', '--kubernetes-version', minor);
    expect(await version('1.31')).toEqual(['pod-proc-mount', 'pod-unsafe-sysctl']);
    expect(await version('1.32')).toEqual(['pod-proc-mount']);
    expect(await version('1.35')).toEqual([]);
  });

  it('essential runs the checks of high and critical severity, and the report tells the profile', async () => {
    const { report } = await scanned(folder, '--profile', 'essential');
    expect(report.scan.profile).toBe('essential');
    const checks = report.catalogue.filter(({ kind }) => kind === 'check');
    expect(checks.length).toBeGreaterThan(20);
    expect(checks.filter(({ severity }) => !['critical', 'high'].includes(severity))).toEqual([]);
  });

  it('a profile and a choice of checks are one too many', async () => {
    const { code, error } = await demarc(
      ...['scan', folder, '--profile', 'essential', '--checks', 'pod-privileged'],
    );
    expect(code).toBe(2);
    expect(error).toContain('give --profile or --checks, not both');
  });
});
