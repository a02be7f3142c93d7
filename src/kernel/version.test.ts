import { describe, expect, it } from 'vitest';
import { compareMinors, compareVersions, minorOf, parseVersion, type Version } from './version.ts';

const parsed = (text: string) => parseVersion(text) as Version;

describe('parseVersion', () => {
  it('reads the spellings of ACK, kubelets and runtimes', () => {
    expect(parseVersion('v1.33.3-aliyun.1')).toEqual({ major: 1, minor: 33, patch: 3, build: 1 });
    expect(parseVersion('1.18.8-aliyunedge.2')).toEqual({ major: 1, minor: 18, patch: 8, build: 2 });
    expect(parseVersion(' 2.1.6 ')).toEqual({ major: 2, minor: 1, patch: 6, build: 0 });
    expect(parseVersion('1.33')).toEqual({ major: 1, minor: 33, patch: 0, build: 0 });
    expect(parseVersion('1.7.0-rc.1')).toEqual({ major: 1, minor: 7, patch: 0, build: -1 });
  });

  it('refuses what is no version', () => {
    for (const text of ['', 'latest', '1', 'v1.x.3', '1.33.3.4', '1.99999999999999999999.0', 'constructor']) {
      expect(parseVersion(text)).toBeUndefined();
    }
  });
});

describe('comparison', () => {
  it('goes by number, not by text', () => {
    expect(compareVersions(parsed('1.9.0'), parsed('1.10.0'))).toBeLessThan(0);
    expect(compareVersions(parsed('1.33.3-aliyun.2'), parsed('1.33.3-aliyun.10'))).toBeLessThan(0);
    expect(compareVersions(parsed('1.7.0-rc.1'), parsed('1.7.0'))).toBeLessThan(0);
    expect(compareVersions(parsed('v1.33.3-aliyun.1'), parsed('1.33.3-aliyun.1'))).toBe(0);
  });

  it('counts skew by minors', () => {
    expect(compareMinors(parsed('1.33.9'), parsed('1.36.1'))).toBe(-3);
    expect(minorOf(parsed('v1.33.9-aliyun.1'))).toBe('1.33');
  });
});
