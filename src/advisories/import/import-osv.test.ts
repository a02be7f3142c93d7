import { describe, expect, it } from 'vitest';
import { AdvisoryIndex } from '../advisory-index.ts';
import { Matcher } from '../matcher.ts';
import type { AdvisoryRecord, Entry } from '../record.ts';
import { importText } from './import-document.ts';

const NO_FACTS: ReadonlyMap<string, string> = new Map();
const read = (document: object) => importText(JSON.stringify(document));
const recordOf = (document: object) => read(document).entries[0] as AdvisoryRecord;

function answer(entries: readonly Entry[], component: string, version: string) {
  const [match] = new Matcher(new AdvisoryIndex(entries)).matchAll(component, version, NO_FACTS);
  return match?.range.affected;
}

/** As kubernetes-sigs/cve-feed-osv writes them: lower-case ecosystem, no schema_version. */
const exported = (id: string, name: string, events: object[] | undefined, more: object = {}) => ({
  id,
  modified: '2026-01-01T00:00:00Z',
  affected: [
    { package: { ecosystem: 'kubernetes', name }, ...(events && { ranges: [{ type: 'SEMVER', events }] }) },
  ],
  ...more,
});

const READABLE = { type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.1.0' }] };

describe('the Kubernetes export in OSV form', () => {
  it('is taken in with its ecosystem in lower case and without a schema version', () => {
    const { entries } = read(
      exported('CVE-2023-5528', 'kubelet', [{ introduced: '1.8.0' }, { fixed: '1.25.16' }]),
    );
    expect(entries).toMatchObject([{ id: 'CVE-2023-5528', source: 'kubernetes', rank: 1 }]);
    expect(answer(entries, 'kubelet', '1.25.15')).toBe('yes');
  });

  it.each([
    ['/ingress-nginx', 'ingress-nginx'],
    ['/csi driver for nfs', 'csi-driver-nfs'],
    ['k8s.io/apiserver', 'kube-apiserver'],
    ['K8s.io/Kubelet', 'kubelet'],
  ])('finds the component behind %s', (name, component) => {
    const record = recordOf(exported('CVE-2026-3288', name, [{ introduced: '0' }]));
    expect(record.affected.map((affected) => affected.component)).toEqual([component]);
  });

  it.each([
    [
      'events with the newest branch first (CVE-2023-5528)',
      [{ introduced: '1.28.0' }, { fixed: '1.28.4' }, { introduced: '1.8.0' }, { fixed: '1.25.16' }],
      { '1.28.3': 'yes', '1.28.4': 'no', '1.27.0': 'no', '1.25.15': 'yes' },
    ],
    [
      'a leading v inside SEMVER (CVE-2024-9042)',
      [{ introduced: 'v1.29.0' }, { fixed: 'v1.29.13' }],
      { 'v1.29.12': 'yes', '1.29.13': 'no' },
    ],
    [
      'two introduced in a row (CVE-2025-13281)',
      [
        { introduced: '1.30.0' },
        { introduced: '1.32.0' },
        { fixed: '1.32.10' },
        { introduced: '1.33.0' },
        { fixed: '1.33.6' },
      ],
      { '1.30.1': 'yes', '1.31.9': 'yes', '1.32.10': 'no', '1.33.5': 'yes', '1.34.0': 'no' },
    ],
    [
      'an empty interval (CVE-2026-3288)',
      [{ introduced: '0' }, { fixed: '1.13.8' }, { introduced: '1.15.0' }, { fixed: '1.15.0' }],
      { '1.13.7': 'yes', '1.15.0': 'no', '1.16.0': 'no' },
    ],
    [
      'a last affected bound (CVE-2020-8562)',
      [{ introduced: '0' }, { last_affected: '1.21.0' }],
      { '1.21.0': 'yes', '1.21.1': 'no' },
    ],
    [
      'a range that runs backwards',
      [{ introduced: '1.30.0' }, { fixed: '1.20.0' }],
      { '1.10.0': 'undetermined', '1.25.0': 'undetermined', '1.31.0': 'yes' },
    ],
    ['an end without a beginning', [{ fixed: '1.20.0' }], { '1.10.0': 'undetermined' }],
    [
      'an event that says nothing',
      [{ introduced: '0' }, { fixed: '1.2.0' }, { introducd: '1.30.0' }],
      { '1.31.0': 'undetermined' },
    ],
    ['a bound that is no version', [{ introduced: '0' }, { fixed: 'soon' }], { '1.10.0': 'undetermined' }],
    ['a bound that is no text', [{ introduced: '0' }, { fixed: 7 }], { '1.10.0': 'undetermined' }],
  ])('survives %s', (_name, events, expected) => {
    const { entries } = read(exported('CVE-2030-1', 'kubelet', events));
    const actual = Object.keys(expected).map((version) => [version, answer(entries, 'kubelet', version)]);
    expect(Object.fromEntries(actual)).toEqual(expected);
  });

  it('answers undetermined where neither a range nor a version is given (CVE-2020-8561)', () => {
    expect(
      answer(
        read(exported('CVE-2020-8561', 'kube-apiserver', undefined)).entries,
        'kube-apiserver',
        '1.35.2',
      ),
    ).toBe('undetermined');
  });

  it('drops a date before the year of the id, and says so (CVE-2024-3177)', () => {
    const record = recordOf(
      exported('CVE-2024-3177', 'kubelet', undefined, { published: '2018-04-16T00:00:00Z' }),
    );
    expect(record.published).toBeUndefined();
    expect(record.defects).toEqual(['published 2018-04-16, before the year of its id']);
  });
});

describe('other databases in OSV form', () => {
  it('joins the two modules of containerd to one component', () => {
    const { entries } = read({
      id: 'GO-2026-1',
      modified: '0001-01-01T00:00:00Z',
      published: '0001-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Go', name: 'github.com/containerd/containerd' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.7.29' }] }],
        },
        {
          package: { ecosystem: 'Go', name: 'github.com/containerd/containerd/v2' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '2.0.0-beta.0' }, { fixed: '2.0.7' }] }],
        },
      ],
      database_specific: { review_status: 'REVIEWED' },
    });
    expect(entries).toMatchObject([{ source: 'go', rank: 3 }]);
    expect((entries[0] as AdvisoryRecord).published).toBeUndefined();
    expect(
      ['1.7.28', '1.7.29', '2.0.6', '2.0.7'].map((version) => answer(entries, 'containerd', version)),
    ).toEqual(['yes', 'no', 'yes', 'no']);
  });

  it('takes the bounds of custom_ranges where the Go database leaves the module open', () => {
    const { entries } = read({
      id: 'GO-2025-2',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Go', name: 'k8s.io/ingress-nginx' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
          ecosystem_specific: {
            custom_ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.11.5' }] }],
          },
        },
      ],
    });
    expect(
      ['v1.11.4', 'v1.11.5-aliyun.1'].map((version) => answer(entries, 'ingress-nginx', version)),
    ).toEqual(['yes', 'no']);
  });

  it('takes whole-project records for the component that another source names', () => {
    const whole = read({
      id: 'GO-2025-3',
      database_specific: { review_status: 'REVIEWED' },
      aliases: ['CVE-2030-3'],
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Go', name: 'k8s.io/kubernetes' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.31.6' }] }],
        },
      ],
    });
    const named = read(exported('CVE-2030-3', 'kubelet', [{ introduced: '0' }, { fixed: '1.31.5' }]));
    expect(answer(whole.entries, 'kube-proxy', '1.31.5')).toBe('yes');
    const both = [...whole.entries, ...named.entries];
    expect(answer(both, 'kube-proxy', '1.31.5')).toBeUndefined();
    expect(answer(both, 'kubelet', '1.31.5')).toBe('yes');
  });

  it('ignores commit ranges, and matches a version list', () => {
    const { entries } = read({
      id: 'X-1',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Go', name: 'runc' },
          ranges: [{ type: 'GIT', repo: 'https://example.com', events: [{ introduced: '0' }] }],
          versions: ['1.1.0', 'v1.1.1'],
        },
      ],
    });
    expect(['1.1.0', '1.1.1', '1.1.2'].map((version) => answer(entries, 'runc', version))).toEqual([
      'yes',
      'yes',
      'no',
    ]);
  });

  it('orders packages of RPM distributions as rpm does, and of one distribution only', () => {
    const { entries } = read({
      id: 'ALSA-1',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'AlmaLinux:8', name: 'polkit' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '0:0.115-13.el8_5.1' }] }],
        },
      ],
    });
    expect(answer(entries, 'polkit', '0.115-13.el8')).toBe('yes');
    expect(answer(entries, 'polkit', '0.115-13.el8_5.1')).toBe('no');
    expect(answer(entries, 'polkit', '0.115-13.al8')).toBe('undetermined');
  });

  it.each([
    ['events that are no list', { ranges: [READABLE, { type: 'SEMVER', events: 'all' }] }],
    ['a range that is none', { ranges: [READABLE, null] }],
    ['ranges that are no list', { ranges: { type: 'SEMVER' }, versions: ['1.0.0'] }],
    ['versions that are no list', { ranges: [READABLE], versions: '1.31.0' }],
    ['a version that is no text', { ranges: [READABLE], versions: ['1.0.0', 7] }],
  ])('leaves %s undetermined, beside what can be read', (_name, parts) => {
    const affected = [{ package: { ecosystem: 'Kubernetes', name: 'kubelet' }, ...parts }];
    const { entries } = read({ id: 'CVE-2030-3', modified: '2026-01-01T00:00:00Z', affected });
    expect(answer(entries, 'kubelet', '1.31.0')).toBe('undetermined');
  });

  it('takes no garbled date for a withdrawal', () => {
    const events = [{ introduced: '0' }];
    const dated = (withdrawn: unknown) =>
      read(exported('CVE-2030-4', 'kubelet', events, { withdrawn })).entries;
    expect(answer(dated('soon'), 'kubelet', '1.31.0')).toBe('yes');
    expect(answer(dated('2026-02-01T00:00:00Z'), 'kubelet', '1.31.0')).toBeUndefined();
  });

  it('reads no bound of a distribution as one of the project', () => {
    const filed = (ecosystem: string) =>
      read({
        id: 'X-3',
        modified: '2026-01-01T00:00:00Z',
        affected: [
          {
            package: { ecosystem, name: 'containerd' },
            ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.6.20' }] }],
          },
        ],
      }).entries;
    expect(
      ['Alpine:v3.20', 'Martian', 'Go'].map((name) => answer(filed(name), 'containerd', '1.7.0')),
    ).toEqual(['undetermined', 'undetermined', 'no']);
  });

  it('leaves versions of an unknown ecosystem undetermined', () => {
    const { entries } = read({
      id: 'X-2',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Martian', name: 'rover' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2' }] }],
        },
      ],
    });
    expect(answer(entries, 'rover', '3')).toBe('undetermined');
  });

  it('reads severities of vectors and of words', () => {
    const level = (more: object) =>
      recordOf({ id: 'X-3', modified: '2026-01-01T00:00:00Z', affected: [], ...more }).level;
    const vector = (score: string) => ({ severity: [{ type: 'CVSS_V3', score }] });
    expect(level(vector('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'))).toBe('critical');
    expect(level(vector('CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H'))).toBe('high');
    expect(level(vector('CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:L/I:N/A:N'))).toBe('medium');
    expect(level(vector('CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:N/I:N/A:N'))).toBe('none');
    expect(level(vector('CVSS:3.1/AV:Q/AC:L/PR:constructor/UI:N/S:C/C:L/I:N/A:N'))).toBeUndefined();
    expect(level({ database_specific: { severity: 'MODERATE' } })).toBe('medium');
  });
});

describe('hostile documents', () => {
  it('cuts a summary of ten megabytes, quickly', () => {
    const started = performance.now();
    const record = recordOf(
      exported('CVE-2030-4', 'kubelet', undefined, { summary: '<b>x</b> '.repeat(1_200_000) }),
    );
    expect(record.summary.length).toBeLessThanOrEqual(500);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('takes names of the prototype as names', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const { entries } = read({
        id: name,
        aliases: [name, 'constructor'],
        modified: '2026-01-01T00:00:00Z',
        affected: [
          { package: { ecosystem: name, name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
        ],
      });
      if (name === '__proto__') expect(entries).toEqual([]);
      else expect(answer(entries, name.toLowerCase(), '1.0.0')).toBe('yes');
    }
  });

  it('joins a chain of twenty thousand aliases', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) =>
      recordOf({ id: `X-${at}`, aliases: [`X-${at + 1}`], modified: '2026-01-01T00:00:00Z', affected: [] }),
    );
    expect(new AdvisoryIndex(chain).advisories).toHaveLength(1);
  });

  it.each(['', ' ', '{', '{"id":', '[1,', '{"id":"X-1","affected":[', '\u0000', 'a: [b', '{"a":1,"a":2}'])(
    'refuses %j with a reason',
    (text) => {
      const { entries, refused, unreadable } = importText(text);
      expect(entries).toEqual([]);
      expect(unreadable ?? refused[0]).toMatch(/./);
    },
  );

  it.each([
    null,
    1,
    'text',
    [],
    {},
    [null],
    { id: 1 },
    { id: 'X', affected: 'all' },
    { id: 'X', affected: [null, 1, {}] },
    { vulns: [1] },
  ])('survives %j', (document) => {
    expect(() => importText(JSON.stringify(document))).not.toThrow();
  });
});
