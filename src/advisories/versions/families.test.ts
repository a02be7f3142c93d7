import { describe, expect, it } from 'vitest';
import { compareTexts, FAMILIES } from './families.ts';
import type { VersionFamily } from './version-family.ts';

const family = (name: string) => FAMILIES.get(name) as VersionFamily;
const order = (name: string, a: string, b: string) => compareTexts(family(name), a, b);

describe('rpm', () => {
  // Pairs of rpm's own comparison test, and builds of Alibaba Cloud Linux.
  const rows: [string, string, number][] = [
    ['1.0', '2.0', -1],
    ['2.0.1', '2.0.1', 0],
    ['2.0', '2.0.1', -1],
    ['2.0.1a', '2.0.1', 1],
    ['5.5p1', '5.5p2', -1],
    ['5.5p1', '5.5p10', -1],
    ['5.5p2', '5.6p1', -1],
    ['10xyz', '10.1xyz', -1],
    ['xyz10', 'xyz10.1', -1],
    ['xyz.4', '8', -1],
    ['8', 'xyz.4', 1],
    ['6.0.rc1', '6.0', 1],
    ['10b2', '10a1', 1],
    ['10a2', '10b2', -1],
    ['1.0a', '1.0aa', -1],
    ['10.0001', '10.1', 0],
    ['10.0001', '10.0039', -1],
    ['4.999.9', '5.0', -1],
    ['20101121', '20101122', -1],
    ['2.0', '2_0', 0],
    ['a+', 'a_', 0],
    ['+', '_', 0],
    ['1.0~rc1', '1.0', -1],
    ['1.0~rc1', '1.0~rc2', -1],
    ['1.0~rc1~git123', '1.0~rc1', -1],
    ['1.0^', '1.0', 1],
    ['1.0^git1', '1.0^git2', -1],
    ['1.0^git1', '1.01', -1],
    ['1.0^20160101', '1.0.1', -1],
    ['1.0^20160102', '1.0^20160101^git1', 1],
    ['1.0~rc1^git1', '1.0~rc1', 1],
    ['1.0^git1~pre', '1.0^git1', -1],
    ['0:4.19.91-19.1.al7', '0:4.19.91-21.2.al7', -1],
    ['0:4.19.91-25.3.al7', '0:4.19.91-25.6.al7', -1],
    ['0:5.10.134-16.al8', '0:5.10.134-16.3.al8', -1],
    ['1:1.0-1', '0:9.9-9', 1],
    ['1.0-1', '1.0', 1],
    ['(none):1.0-1', '0:1.0-1', 0],
    [`1.${'0'.repeat(500)}1`, '1.1', 0],
  ];

  it.each(rows)('orders %s and %s', (a, b, expected) => {
    expect(order('rpm', a, b)).toBe(expected);
    expect(order('rpm', b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it('has no place for what is no version of a package', () => {
    for (const text of [
      '',
      ':',
      '1:',
      'a:1.0',
      '1.0-2-3',
      '1.0-',
      '-1',
      '1.0/2',
      '版本',
      `1.${'9'.repeat(2000)}`,
    ])
      expect(order('rpm', text, '1.0')).toBeUndefined();
  });

  it('compares no package with one of another distribution', () => {
    const parsed = (text: string) => family('rpm').parse(text);
    expect(family('rpm').areComparable(parsed('5.10-1.al8'), parsed('5.10-2.al8'))).toBe(true);
    for (const other of ['5.10-2.al7', '5.10-2.alnx4', '5.10-2.el8_6', '5.10', '5.10-2.fc38'])
      expect(family('rpm').areComparable(parsed('5.10-1.al8'), parsed(other))).toBe(false);
  });
});

describe('semver', () => {
  it('orders pre-releases by their identifiers, and below their release', () => {
    const rising = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.2.0-rc.9',
      '1.2.0-rc.10',
      '1.2.0',
      '1.12.0-beta.0',
      '1.12.0',
    ];
    for (const [index, version] of rising.entries())
      for (const [other, later] of rising.entries())
        expect(order('semver', version, later)).toBe(Math.sign(index - other));
  });

  it('takes identifiers without a dot as text, as old runc releases have them', () => {
    expect(order('semver', '1.0.0-rc10', '1.0.0-rc9')).toBe(-1);
    expect(order('semver', '1.0.0-rc93', '1.0.0-rc95')).toBe(-1);
  });

  it('ignores build metadata and a leading v, and reads numbers of any length', () => {
    expect(order('semver', 'v1.2.3+a', '1.2.3+b')).toBe(0);
    expect(order('semver', '1.0.9007199254740993', '1.0.9007199254740992')).toBe(1);
    expect(order('semver', '1.0.9007199254740993', '1.0.1')).toBe(1);
  });

  it('has no place for what only looks like it', () => {
    for (const text of [
      '18.09.2',
      '19.03.1',
      '418.87.01',
      '1.9.3.10',
      '1.2',
      '1',
      '',
      'v',
      '1.2.3-',
      '1.2.3-01',
      '1.2.3-a..b',
      '01.2.3',
    ])
      expect(order('semver', text, '1.0.0')).toBeUndefined();
  });
});

describe('ack', () => {
  it('takes the vendor suffix as a build of the release, not as a pre-release', () => {
    expect(order('ack', 'v1.31.4-aliyun.1', '1.31.4')).toBe(1);
    expect(order('ack', '1.31.3-aliyun.9', '1.31.4')).toBe(-1);
    expect(order('ack', '1.31.3-aliyun.2', '1.31.3-aliyun.10')).toBe(-1);
    expect(order('ack', 'v1.31.3-aliyun.1', '1.31.3-aliyun.1')).toBe(0);
    expect(order('ack', '1.26.3-aliyunedge.1', '1.26.3-aliyunedge.2')).toBe(-1);
    expect(order('ack', '1.33.0-alpha.0', '1.33.0')).toBe(-1);
  });

  it('has no place for suffixes that are neither a build nor a pre-release', () => {
    for (const text of [
      '1.31.3-3-gabcdef0',
      '1.31.3-eks.1',
      '1.31.3-aliyun',
      '1.31.3-aliyun.x',
      '1.31',
      'latest',
      '1.31.3.4',
    ])
      expect(order('ack', text, '1.31.3')).toBeUndefined();
  });
});

describe('ack-addon', () => {
  it('orders by upstream release, then by the fourth part, then by the build', () => {
    expect(order('ack-addon', 'v1.9.3.10-7dfca203-aliyun', 'v1.9.3.9-0000000-aliyun')).toBe(1);
    expect(order('ack-addon', 'v1.9.3.10-7dfca203-aliyun', 'v1.11.3.5-5321daf49-aliyun')).toBe(-1);
    expect(order('ack-addon', 'v1.9.3.10-7dfca203-aliyun', '1.9.3')).toBe(1);
    expect(order('ack-addon', 'v1.9.3.10-7dfca203-aliyun', '1.9.4')).toBe(-1);
    expect(order('ack-addon', 'v1.11.5-aliyun.1', 'v1.11.5')).toBe(1);
    expect(order('ack-addon', 'v1.12.1.2', 'v1.12.1.10')).toBe(-1);
    expect(order('ack-addon', 'v0.15.1.22-20a397e6-aliyun', 'v0.15.1.22-ffffffff-aliyun')).toBe(0);
    expect(order('ack-addon', '1.24.10-7ae4421-aliyun', '1.24.10')).toBe(0);
    expect(order('ack-addon', '1.12.0-beta.0', 'v1.12.0.1')).toBe(-1);
  });

  it('orders the builds of one series, and knows no order between two', () => {
    const rising = [
      'v1.12.5-aliyun.3',
      'v1.12.6',
      'v1.12.6-release.1',
      'v1.12.6-release.2',
      'v1.12.6-release.10',
    ];
    for (const [index, version] of rising.entries())
      for (const [other, later] of rising.entries())
        expect(order('ack-addon', version, later), `${version} ${later}`).toBe(Math.sign(index - other));
    expect(order('ack-addon', 'v1.12.6-release.2', 'v1.12.6.1-aliyun.1')).toBe(-1);
    for (const other of ['v1.12.6-aliyun.1', 'v1.12.6-aliyun', 'v1.12.6-7dfca203-aliyun'])
      expect(order('ack-addon', 'v1.12.6-release.1', other)).toBeUndefined();
    expect(order('ack-addon', 'v0.14.0.2-g7dfca20-aliyun', 'v0.14.0.2')).toBe(0);
  });

  it('takes no build of another commit or series for one that a bound names', () => {
    const { parse, areComparable } = family('ack-addon');
    const isTold = (a: string, b: string) => areComparable(parse(a), parse(b));
    expect(isTold('v0.15.1.22-20a397e6-aliyun', 'v0.15.1.22-ffffffff-aliyun')).toBe(false);
    expect(isTold('v0.15.1.22-20a397e6-aliyun', 'v0.15.1.23-ffffffff-aliyun')).toBe(true);
    expect(isTold('v0.15.1.22-20a397e6-aliyun', 'v0.15.1.22')).toBe(true);
    expect(isTold('v1.12.6-release.1', 'v1.12.6-aliyun.1')).toBe(false);
    expect(isTold('v1.12.6-release.1', 'v1.12.6')).toBe(true);
  });

  it('cuts a tail off only where it is the vendor’s', () => {
    for (const text of ['1.7.27-3-gabcdef0', '1.9.3.10-7dfca203', '1.9.3-xyz-aliyun', 'v1.9.3.10.2', '1.9'])
      expect(order('ack-addon', text, '1.9.3')).toBeUndefined();
  });
});

describe('the families that look like SemVer and are not', () => {
  it.each([
    ['nvidia-driver', '418.87.01', '418.181.07', -1],
    ['nvidia-driver', '450.80.02', '450.102.04', -1],
    ['nvidia-driver', '450.80.02', '418.181.07', 1],
    ['nvidia-driver', '390', '390.141', -1],
    ['docker', '18.09.2', '19.03.1', -1],
    ['docker', '18.09.2-ce', '18.09.2', 0],
    ['docker', '18.09.10', '18.09.9', 1],
    ['docker', '19.03.0-rc2', '19.03.0', -1],
    ['docker', '19.03.15', '20.10.0', -1],
    ['docker', '20.10.9+incompatible', '20.10.9', 0],
    ['go', 'v0.0.0-20191109021931-daa7c04131f5', 'v0.0.0-20200101000000-000000000000', -1],
    ['go', 'v1.2.4-0.20200101000000-abcdefabcdef', 'v1.2.4', -1],
    ['go', 'v2.0.0+incompatible', 'v1.9.9', 1],
    ['go', 'v1', 'v1.0.1', -1],
    ['kernel', '5.10.134-16.al8.x86_64', '5.10.134-16.3.al8.aarch64', -1],
    ['kernel', '4.19.91-19.1.al7.x86_64', '4.19.91-19.1.al7', 0],
  ] as const)('%s orders %s and %s', (name, a, b, expected) => {
    expect(order(name, a, b)).toBe(expected);
    expect(order(name, b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it.each([
    ['nvidia-driver', '450.80.02-1'],
    ['nvidia-driver', 'R450'],
    ['docker', '20.10.9-ee-3'],
    ['docker', '20'],
    ['kernel', 'linux'],
    ['go', 'master'],
  ])('%s has no place for %s', (name, text) => {
    expect(order(name, text, text)).toBeUndefined();
  });
});
