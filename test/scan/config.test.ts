import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig } from '../../src/cli/scan-config.ts';
import { demarc, folderOf, scanned } from './demarc.ts';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: a, image: a}]}\n';
const OWN = `id: x-named-a
title: Named a
layer: workload
duty: maintain
severity: low
subject: pod
expression: object.metadata.name != "a"
act: Rename it
`;
const WAIVER = '- {check: pod-host-pid, owner: o, reason: r, expires: "2999-01-01"}\n';

/** A folder of a configuration file and what it names. */
function withConfig(config: string): string {
  return join(
    folderOf({ 'demarc.yaml': config, 'k8s/a.yaml': POD, 'own/x.yaml': OWN, 'w.yaml': WAIVER }),
    'demarc.yaml',
  );
}

describe('test/scan: the configuration file', () => {
  it('says what to scan and how; its paths are relative to it', async () => {
    const file = withConfig(
      'paths: [k8s]\nuserChecks: own\nwaivers: w.yaml\nchecks: [pod-host-pid, x-named-a]\nfailOn: low\nconfiguration: managed\nkubernetesVersion: "1.33"\n',
    );
    const { code, report } = await scanned('--config', file);
    expect(report.findings.map(({ check, waiver }) => [check, waiver?.reason])).toEqual([
      ['pod-host-pid', 'r'],
      ['x-named-a', undefined],
    ]);
    expect([code, report.scan.configuration, report.scan.kubernetesVersion]).toEqual([1, 'managed', '1.33']);
  });

  it('gives way to the command line', async () => {
    const file = withConfig('paths: [gone]\nchecks: [pod-host-pid]\nfailOn: none\nseverity: critical\n');
    const manifests = folderOf({ 'a.yaml': POD });
    const { code, report } = await scanned(manifests, '--config', file, '--severity', 'high');
    expect(code).toBe(0);
    expect(report.findings.map(({ check }) => check)).toEqual(['pod-host-pid']);
    const other = await scanned(manifests, '--config', file, '--severity', 'high', '--fail-on', 'high');
    expect(other.code).toBe(1);
    const profile = await scanned(manifests, '--config', file, '--profile', 'pss-baseline');
    expect(profile.report.tallies.length).toBeGreaterThan(1);
  });

  it('is not read with --no-config, and has to be there with --config', async () => {
    expect((await demarc('scan', '--no-config')).error).toContain('There is nothing to scan');
    const { code, error } = await demarc('scan', '--config', '/gone/demarc.yaml', 'x');
    expect(code).toBe(2);
    expect(error).toBe(
      'demarc: Cannot read the configuration /gone/demarc.yaml: ENOENT. Name another --config. [input-missing]\n',
    );
  });

  it('is looked for up to the root of the repository, and no further', () => {
    const root = folderOf({ 'demarc.yaml': '', 'repository/a/b/x': '', 'repository/a/demarc.yaml': '' });
    const repository = join(root, 'repository');
    mkdirSync(join(repository, '.git'));
    const found = (from: string) => {
      const file = findConfig(from);
      return file === undefined ? undefined : relative(root, join(process.cwd(), file));
    };
    expect(found(join(repository, 'a/b'))).toBe('repository/a/demarc.yaml');
    expect(found(repository)).toBeUndefined();
    expect(found(root)).toBe('demarc.yaml');
    const outside = folderOf({ 'demarc.yaml': '', 'a/x': '' });
    expect(findConfig(join(outside, 'a'))).toBeUndefined();
  });

  it.each([
    ['chekcs: [a]\n', '1:1: there is no member "chekcs": did you mean checks?'],
    ['fail_on: high\n', '1:1: there is no member "fail_on": did you mean failOn?'],
    ['failOn: hihg\n', '1:1: failOn cannot be "hihg": did you mean high?'],
    ['profile: pss\n', '1:1: profile cannot be "pss": it is one of pss-baseline'],
    [
      'checks: [pod-host-pid, pod-host-pidd]\n',
      '1:24: there is no check "pod-host-pidd": did you mean pod-host-pid?',
    ],
    ['checks: {a: b}\n', '1:1: checks is not a text'],
    ['maxUnknown: many\n', '1:1: maxUnknown is not a count'],
    ['kubernetesVersion: 1.30\n', '1:1: kubernetesVersion is not a text: put it in quotes, or 1.30 is 1.3'],
    ['kubernetesVersion: "2.1"\n', '1:1: "2.1" is no Kubernetes version'],
    ['render: "no"\n', '1:1: render is neither true nor false'],
    ['\nformat: xml\n', '2:1: format cannot be "xml"'],
    ['profile: essential\nchecks: [pod-host-pid]\n', '1:1: a profile chooses the checks'],
    ['failOn: high\nfailOn: low\n', '2:1: "failOn" stands twice'],
    ['failOn: [high\n', /:\d:\d+: /],
    ['- a\n', '1:1: this is not an object with members'],
    ['failOn: low\n---\nfailOn: high\n', '3:1: a configuration is one document'],
  ])('that is wrong is a mistake of the user, with the place: %j', async (text, told) => {
    const { code, error, out } = await demarc('scan', 'x', '--config', withConfig(text));
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(
      /^demarc: .*demarc\.yaml:\d+:\d+: .* Correct it, or leave it out with --no-config\. \[configuration-invalid\]\n$/,
    );
    if (typeof told === 'string') expect(error).toContain(told);
    else expect(error).toMatch(told);
  });

  it('is told with --print-config, line by line, and read again says the same', async () => {
    const file = withConfig('paths: [k8s]\nfailOn: medium\nchecks: [pod-host-pid]\n');
    const { code, out } = await demarc('scan', '--config', file, '--print-config', '--severity', 'low');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replace(/".*\/(k8s|demarc\.yaml)/, '"…/$1'))).toEqual([
      expect.stringMatching(/^# configuration file: .*demarc\.yaml$/),
      'paths: ["…/k8s"]  # configuration file',
      'checks: ["pod-host-pid"]  # configuration file',
      'severity: "low"  # command line',
      'failOn: "medium"  # configuration file',
      'maxUnknown: 0  # default',
      'format: "text"  # default',
      'render: true  # default',
      '',
    ]);
    const again = await demarc('scan', '--config', withConfig(out), '--print-config');
    expect([again.code, again.error]).toEqual([0, '']);
    const chinese = await demarc('scan', '--no-config', '--print-config', '--lang', 'zh-CN');
    expect(chinese.out).toContain('# 没有配置文件\nfailOn: "high"  # 默认值\n');
  });
});
