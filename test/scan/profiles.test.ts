import { describe, expect, it } from 'vitest';
import { CIS_ACK } from '../../src/benchmarks/cis-ack.ts';
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

  it('essential leaves out what is mostly noise', async () => {
    const { report } = await scanned(folder, '--profile', 'essential');
    const ids = report.catalogue.map(({ id }) => id);
    expect(ids).toContain('pod-host-path-sensitive');
    expect(ids).not.toContain('pod-host-path');
    expect(ids).not.toContain('ingress-nginx-retired');
  });

  it('cis-ack runs the checks of the benchmark that a manifest answers, and no other', async () => {
    const { report } = await scanned(folder, '--profile', 'cis-ack');
    // Where a check could answer for other objects, it counts those for which it did not run.
    expect(report.scan.notRun.filter(({ objects }) => objects === undefined)).toEqual([]);
    const ids = report.catalogue.flatMap(({ id, kind }) => (kind === 'check' ? [id] : []));
    const items = new Set(CIS_ACK.items.flatMap(({ checks }) => checks));
    expect(ids.filter((id) => !items.has(id))).toEqual([]);
    expect(ids).toContain('pod-privileged');
    expect(ids).not.toContain('pod-proc-mount');
    expect(await failing('--profile', 'cis-ack')).toContain('pod-net-raw');
  });

  it('a profile and a choice of checks are one too many', async () => {
    const { code, error } = await demarc(
      ...['scan', folder, '--profile', 'essential', '--checks', 'pod-privileged'],
    );
    expect(code).toBe(2);
    expect(error).toContain('give --profile or --checks, not both');
  });
});
