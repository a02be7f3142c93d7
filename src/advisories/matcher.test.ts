import { describe, expect, it } from 'vitest';
import { AdvisoryIndex } from './advisory-index.ts';
import { dataSet } from './data-set.generated.ts';
import { importText } from './import/import-document.ts';
import { Matcher } from './matcher.ts';
import type { Caveat } from './range-verdict.ts';
import type { Entry } from './record.ts';

const NO_FACTS: ReadonlyMap<string, string> = new Map();
const embedded = dataSet.split('\n').flatMap((line) => importText(line).entries);
const index = new AdvisoryIndex(embedded);
const matcher = new Matcher(index);

function verdict(component: string, version: string, id: string, from = matcher) {
  const found = from
    .matchAll(component, version, NO_FACTS)
    .find(({ range }) => range.advisory.ids.includes(id));
  if (found === undefined) throw new Error(`${id} does not concern ${component}`);
  return found;
}

const osv = (id: string, name: string, events: object[], more: object = {}) =>
  importText(
    JSON.stringify({
      id,
      modified: '2026-01-01T00:00:00Z',
      affected: [{ package: { ecosystem: 'Go', name }, ranges: [{ type: 'SEMVER', events }] }],
      ...more,
    }),
  ).entries;

describe('matching with the embedded data set', () => {
  it('holds every file of it', () => {
    expect(index.advisories).toHaveLength(155);
  });

  const rows: [
    component: string,
    version: string,
    id: string,
    affected: string,
    caveats?: Caveat[],
    fixed?: string,
  ][] = [
    ['kubelet', 'v1.31.3-aliyun.1', 'CVE-2025-0426', 'yes', [], '1.31.6'],
    ['kubelet', '1.33.1-aliyun.1', 'CVE-2025-0426', 'no', []],
    ['kube-apiserver', 'v1.31.11-aliyun.1', 'CVE-2025-5187', 'yes', [], '1.31.12'],
    ['kube-apiserver', 'v1.31.12-aliyun.1', 'CVE-2025-5187', 'no', []],
    ['kube-apiserver', '1.33.1-aliyun.1', 'CVE-2025-4563', 'yes', [], '1.33.2'],
    ['kube-apiserver', '1.33.3-aliyun.1', 'CVE-2025-4563', 'no', []],
    ['kubelet', '1.22.1', 'CVE-2021-25741', 'yes', [], '1.22.2'],
    ['kube-apiserver', '1.21.14', 'CVE-2022-3172', 'yes', ['no-fix-on-branch']],
    ['kube-apiserver', '1.35.2-aliyun.1', 'CVE-2020-8561', 'yes', ['no-fix']],
    ['containerd', '1.6.38', 'CVE-2024-40635', 'no', []],
    ['containerd', '1.6.28', 'CVE-2024-40635', 'yes', [], '1.6.38'],
    ['containerd', '1.7.26', 'CVE-2024-40635', 'yes', [], '1.7.27'],
    ['containerd', '1.7.27', 'CVE-2024-40635', 'no', []],
    ['containerd', '1.7.26', 'CVE-2026-46680', 'no', []],
    ['containerd', '1.7.27', 'CVE-2026-46680', 'yes', [], '1.7.32'],
    ['containerd', '2.1.8', 'CVE-2026-46680', 'yes', ['no-fix-on-branch'], '2.2.4'],
    ['containerd', '1.6.38', 'CVE-2025-64329', 'yes', ['no-fix-on-branch'], '1.7.29'],
    ['containerd', '2.1.5', 'CVE-2025-64329', 'no', []],
    ['containerd', '2.1.5', 'CVE-2026-53488', 'yes', [], '2.1.9'],
    ['containerd', '1.6.38', 'CVE-2026-53488', 'no', ['older-branch-not-named']],
    ['containerd', '1.7.33', 'CVE-2026-53492', 'undetermined', []],
    ['containerd', '2.1.0', 'CVE-2025-47290', 'yes', [], '2.1.1'],
    ['containerd', '2.1.1', 'CVE-2025-47290', 'no', []],
    ['containerd', '2.0.7', 'CVE-2025-47290', 'no', ['older-branch-not-named']],
    ['runc', '1.1.12', 'CVE-2024-21626', 'no', []],
    ['runc', '1.1.12', 'CVE-2024-45310', 'yes', [], '1.1.14'],
    ['runc', '1.1.12', 'CVE-2025-31133', 'yes', ['no-fix-on-branch'], '1.2.8'],
    ['runc', '1.0.0-rc92', 'CVE-2024-21626', 'no', []],
    ['runc', '1.0.0-rc93', 'CVE-2024-21626', 'yes', ['no-fix-on-branch'], '1.1.12'],
    ['runc', '1.2.0-rc.2', 'CVE-2024-45310', 'yes', [], '1.2.0-rc.3'],
    ['runc', '1.2.0-rc.3', 'CVE-2024-45310', 'no', []],
    ['runc', '1.2.0', 'CVE-2024-45310', 'no', []],
    ['runc', '1.4.0-rc.3', 'CVE-2025-31133', 'no', []],
    ['ingress-nginx', 'v1.11.5-aliyun.1', 'CVE-2025-1974', 'no', []],
    ['ingress-nginx', 'v1.11.5-aliyun.1', 'CVE-2026-24512', 'yes', ['no-fix-on-branch'], '1.13.7'],
    ['ingress-nginx', '1.12.0-beta.0', 'CVE-2025-1974', 'yes', [], '1.12.1'],
    ['nvidia-container-toolkit', '1.17.3', 'CVE-2025-23359', 'yes', ['fix-not-named']],
    ['nvidia-container-toolkit', '1.17.4', 'CVE-2025-23359', 'no', ['end-guessed']],
    ['nvidia-driver', '418.87.01', 'CVE-2021-1056', 'yes', [], '418.181.07'],
    ['nvidia-driver', '450.80.02', 'CVE-2021-1056', 'yes', [], '450.102.04'],
    ['etcd', '3.5.21', 'CVE-2026-33343', 'yes', [], '3.5.28'],
    [
      'coredns',
      'v1.9.3.10-7dfca203-aliyun',
      'CVE-2023-30464',
      'yes',
      ['vendor-backport-unknown', 'no-fix-on-branch'],
      '1.11.0',
    ],
    ['kernel', '4.19.91-19.1.al7', 'CVE-2020-14386', 'yes', ['fix-not-named']],
    ['kernel', '5.10.134-16.al8', 'CVE-2024-1086', 'undetermined', []],
    ['kernel', '5.10.134-16.3.al8.x86_64', 'CVE-2020-14386', 'undetermined', []],
    ['containerd', '1.7.35', 'CVE-2026-95837', 'undetermined', []],
  ];

  it.each(rows)('%s %s, %s: %s', (component, version, id, affected, caveats, fixed) => {
    const { range } = verdict(component, version, id);
    expect(range.affected).toBe(affected);
    if (caveats !== undefined) expect(range.explain().caveats).toEqual(caveats);
    if (fixed !== undefined) expect(range.explain().fixed).toBe(fixed);
  });

  it.each([
    ['v1.31.3-aliyun.1', 'yes'],
    ['v1.31.4-aliyun.1', 'no'],
    ['1.31.4', 'no'],
    ['1.31.4-rc.0', 'yes'],
    ['1.31.4-3-gabcdef0', 'undetermined'],
    ['', 'undetermined'],
    ['latest', 'undetermined'],
  ])('kubelet %s and a fix in 1.31.4: %s', (version, affected) => {
    const own = new Matcher(
      new AdvisoryIndex(osv('CVE-2030-1', 'kubelet', [{ introduced: '0' }, { fixed: '1.31.4' }])),
    );
    expect(verdict('kubelet', version, 'CVE-2030-1', own).affected).toBe(affected);
  });

  it('takes every vendor build of the last affected release as affected', () => {
    const own = new Matcher(
      new AdvisoryIndex(osv('CVE-2030-1', 'kubelet', [{ introduced: '0' }, { last_affected: '1.31.4' }])),
    );
    expect(verdict('kubelet', 'v1.31.4-aliyun.2', 'CVE-2030-1', own).affected).toBe('yes');
    expect(verdict('kubelet', 'v1.31.5-aliyun.1', 'CVE-2030-1', own).range.explain().caveats).toEqual([
      'end-guessed',
    ]);
  });

  it('leaves out what is ruled out, and nothing else', () => {
    const asked = rows.map(([component, version]) => [component, version] as const);
    for (const [component, version] of [
      ...asked,
      ['kubelet', '99999999.0.0'],
      ['docker', '18.09.2'],
    ] as const) {
      const all = matcher
        .matchAll(component, version, NO_FACTS)
        .filter(({ range }) => range.affected !== 'no');
      const ids = (matches: typeof all) => matches.map(({ range }) => range.advisory.id);
      expect(ids([...matcher.match(component, version, NO_FACTS)])).toEqual(ids(all));
    }
  });

  it('answers undetermined for a version without a reading, on every advisory', () => {
    for (const component of [
      'kubelet',
      'containerd',
      'coredns',
      'kernel',
      'docker',
      'nvidia-driver',
      'polkit',
    ]) {
      const answers = matcher.matchAll(component, 'no version', NO_FACTS);
      expect(answers.length).toBeGreaterThan(0);
      expect(new Set(answers.map(({ affected }) => affected))).toEqual(new Set(['undetermined']));
    }
  });
});

describe('sources that differ', () => {
  const curated = osv('CVE-2030-2', 'containerd', [{ introduced: '2.1.0' }, { fixed: '2.1.9' }]);
  const matched = (entries: Entry[], version: string) =>
    verdict('containerd', version, 'CVE-2030-2', new Matcher(new AdvisoryIndex(entries))).range;

  it('are all shown, and the wider set is taken', () => {
    const wider = osv(
      'GHSA-aaaa-bbbb-cccc',
      'github.com/containerd/containerd',
      [{ introduced: '0' }, { fixed: '2.1.9' }],
      {
        aliases: ['CVE-2030-2'],
      },
    );
    const range = matched([...curated, ...wider], '1.7.0');
    expect(range.affected).toBe('yes');
    expect(range.explain().caveats).toContain('sources-differ');
    expect(range.explain().basis.map(({ id, affected }) => [id, affected])).toEqual([
      ['CVE-2030-2', 'no'],
      ['GHSA-aaaa-bbbb-cccc', 'yes'],
    ]);
  });

  it('stay open where only an unreviewed one says affected', () => {
    const unreviewed = osv('GO-2030-1', 'github.com/containerd/containerd', [{ introduced: '0' }], {
      aliases: ['CVE-2030-2'],
      database_specific: { review_status: 'UNREVIEWED' },
    });
    const range = matched([...curated, ...unreviewed], '1.7.0');
    expect(range).toMatchObject({ affected: 'undetermined', reason: 'only-unreviewed-source' });
    const inBoth = matched([...curated, ...unreviewed], '2.1.0');
    expect([inBoth.affected, inBoth.explain().fixed]).toEqual(['yes', '2.1.9']);
  });

  it('lets a source without a range say nothing, and two of them leave the answer open', () => {
    const silent = importText(
      JSON.stringify({
        id: 'GHSA-x',
        modified: '2026-01-01T00:00:00Z',
        aliases: ['CVE-2030-2'],
        affected: [{ package: { ecosystem: 'Go', name: 'containerd' } }],
      }),
    ).entries;
    expect(matched([...curated, ...silent], '1.7.0').affected).toBe('no');
    const alone = verdict('containerd', '1.7.0', 'GHSA-x', new Matcher(new AdvisoryIndex(silent))).range;
    expect(alone).toMatchObject({ affected: 'undetermined', reason: 'no-range-stated' });
  });

  it('ignores withdrawn records, and joins aliases that run in circles', () => {
    const circle = [
      ...osv('A-1', 'containerd', [{ introduced: '0' }, { fixed: '1.0.0' }], { aliases: ['A-2'] }),
      ...osv('A-2', 'containerd', [{ introduced: '0' }, { fixed: '1.1.0' }], { aliases: ['A-3', 'A-2'] }),
      ...osv('A-3', 'containerd', [{ introduced: '0' }], {
        aliases: ['A-1'],
        withdrawn: '2026-02-01T00:00:00Z',
      }),
    ];
    const own = new AdvisoryIndex(circle);
    expect(own.advisories.map(({ ids }) => ids)).toEqual([['A-1', 'A-2', 'A-3']]);
    expect(verdict('containerd', '1.0.5', 'A-1', new Matcher(own)).affected).toBe('yes');
    expect(verdict('containerd', '9.0.0', 'A-1', new Matcher(own)).affected).toBe('no');
    const gone = new AdvisoryIndex(
      osv('A-4', 'containerd', [{ introduced: '0' }], { withdrawn: '2026-02-01T00:00:00Z' }),
    );
    expect(gone.find('A-4')?.withdrawn).toBe(true);
    expect(new Matcher(gone).matchAll('containerd', '1.0.0', NO_FACTS)).toEqual([]);
  });
});

describe('what comes after the ranges', () => {
  const match = (
    id: string,
    component: string,
    version: string,
    facts: Record<string, string>,
    from = matcher,
  ) =>
    from
      .match(component, version, new Map(Object.entries(facts)))
      .find(({ range }) => range.advisory.id === id);

  it('a precondition that does not hold turns the answer, one that was not read does not', () => {
    const gate = 'feature-gate-dynamic-resource-allocation';
    const ask = (facts: Record<string, string>) =>
      match('CVE-2025-4563', 'kube-apiserver', '1.33.1-aliyun.1', facts);
    expect(ask({})).toMatchObject({ affected: 'yes', conditions: [{ fact: gate, state: 'unknown' }] });
    expect(ask({ [gate]: 'true' })).toMatchObject({ affected: 'yes', conditions: [{ state: 'met' }] });
    expect(ask({ [gate]: 'false' })).toMatchObject({
      affected: 'no',
      because: 'precondition-unmet',
      range: { affected: 'yes' },
    });
  });

  it('a notice’s statement holds only where its conditions are known to hold', () => {
    const notice = importText(
      [
        'notice: 1',
        'id: ACK-2030-1',
        'title: A flaw in kubelet',
        'published: "2030-01-02"',
        'advisories: [CVE-2025-0426]',
        'trigger: customer',
        'components:',
        '  - name: kubelet',
        '    affected: ["< 1.31.6"]',
        '    fixed: [1.31.3-aliyun.2]',
        'statements:',
        '  - component: kubelet',
        '    status: not-affected',
        '    when: { cluster-type: [serverless] }',
        '    reason: The port is closed.',
      ].join('\n'),
    );
    expect(notice.refused).toEqual([]);
    const own = new Matcher(new AdvisoryIndex([...embedded, ...notice.entries]));
    const ask = (version: string, facts: Record<string, string>) =>
      own
        .match('kubelet', version, new Map(Object.entries(facts)))
        .find(({ range }) => range.advisory.id === 'CVE-2025-0426');
    expect(ask('v1.31.3-aliyun.1', {})).toMatchObject({ affected: 'yes', because: 'range' });
    expect(ask('v1.31.3-aliyun.1', { 'cluster-type': 'managed' })).toMatchObject({ affected: 'yes' });
    expect(ask('v1.31.3-aliyun.1', { 'cluster-type': 'serverless' })).toMatchObject({
      affected: 'no',
      because: 'statement',
    });
    expect(ask('v1.31.3-aliyun.2', {})).toMatchObject({
      affected: 'no',
      because: 'statement',
      range: { affected: 'yes' },
    });
    expect(ask('v1.30.1-aliyun.1', {})).toMatchObject({ affected: 'yes' });
  });

  it('answers the same question from memory', () => {
    const facts = new Map<string, string>();
    expect(matcher.match('containerd', '1.7.26', facts)).toBe(matcher.match('containerd', '1.7.26', facts));
  });
});
