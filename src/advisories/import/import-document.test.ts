import { describe, expect, it } from 'vitest';
import { AdvisoryIndex } from '../advisory-index.ts';
import { Matcher } from '../matcher.ts';
import type { Entry } from '../record.ts';
import { importText } from './import-document.ts';

const NO_FACTS: ReadonlyMap<string, string> = new Map();
const read = (document: object) => importText(JSON.stringify(document));
const answers = (entries: readonly Entry[], component: string, versions: readonly string[]) => {
  const matcher = new Matcher(new AdvisoryIndex(entries));
  return versions.map((version) => matcher.matchAll(component, version, NO_FACTS)[0]?.affected);
};

function cve(affected: object, more: object = {}) {
  return read({
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: {
      cveId: 'CVE-2030-1001',
      state: 'PUBLISHED',
      datePublished: '2030-01-01T00:00:00Z',
      ...more,
    },
    containers: {
      cna: {
        descriptions: [{ lang: 'en', value: 'A flaw.' }],
        affected: [affected],
        metrics: [{ cvssV3_1: { vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } }],
      },
      adp: [{ metrics: [{ other: { type: 'kev', content: { dateAdded: '2030-02-01' } } }] }],
    },
  });
}

describe('CVE records', () => {
  it('read ranges that GitHub writes as text', () => {
    const { entries } = cve({
      product: 'containerd',
      versions: [
        { version: '< 1.7.29', status: 'affected' },
        { version: '>= 2.0.1, < 2.0.5', status: 'affected' },
        { version: '= 2.1.0', status: 'affected' },
        { version: '<= 2.2.7, < 2.2.8, >= 2.2.0', status: 'affected' },
      ],
    });
    expect(entries).toMatchObject([
      { kind: 'advisory', rank: 2, level: 'critical', summary: 'A flaw.' },
      { kind: 'priority', source: 'kev', date: '2030-02-01' },
    ]);
    const versions = ['1.7.28', '1.7.29', '2.0.0', '2.0.1', '2.0.5', '2.1.0', '2.1.1', '2.2.7', '2.2.8'];
    expect(answers(entries, 'containerd', versions)).toEqual([
      'yes',
      'no',
      'no',
      'yes',
      'no',
      'yes',
      'no',
      'yes',
      'no',
    ]);
  });

  it('read ranges by their ends, and releases where a branch changed', () => {
    const { entries } = cve({
      product: 'kubelet',
      versions: [
        { version: '1.30.0', lessThan: '1.30.10', status: 'affected', versionType: 'semver' },
        { version: '0', lessThanOrEqual: '1.29.13', status: 'affected', versionType: 'semver' },
        {
          version: '1.31.0',
          lessThan: '*',
          status: 'affected',
          changes: [{ at: '1.31.6', status: 'unaffected' }],
        },
        { version: 'abc', status: 'affected', versionType: 'git' },
      ],
    });
    const versions = ['1.30.9', '1.30.10', '1.29.13', '1.29.14', '1.31.5', '1.31.6'];
    expect(answers(entries, 'kubelet', versions)).toEqual(['yes', 'no', 'yes', 'no', 'yes', 'no']);
  });

  it('take everything but the unaffected where that is the default', () => {
    const { entries } = cve({
      product: 'runc',
      defaultStatus: 'affected',
      versions: [{ version: '1.2.8', lessThan: '1.3.0', status: 'unaffected', versionType: 'semver' }],
    });
    expect(answers(entries, 'runc', ['1.2.7', '1.2.8', '1.2.9', '1.3.0'])).toEqual([
      'yes',
      'no',
      'no',
      'yes',
    ]);
  });

  it.each([
    ['n/a', {}],
    ['unspecified', {}],
    ['see the advisory', {}],
    ['1.0.0', { lessThan: 'the fix' }],
  ])('leave the answer open for %s', (version, more) => {
    const { entries } = cve({ product: 'runc', versions: [{ version, status: 'affected', ...more }] });
    expect(answers(entries, 'runc', ['1.2.7'])).toEqual(['undetermined']);
  });

  it('say nothing of a project’s own release where their versions are of an RPM distribution', () => {
    const versions = [{ version: '4:1.1.12-1.el9', lessThan: '*', versionType: 'rpm', status: 'unaffected' }];
    const { entries } = cve({ packageName: 'runc', defaultStatus: 'affected', versions });
    expect(answers(entries, 'runc', ['1.1.11', '1.3.4'])).toEqual(['undetermined', 'undetermined']);
  });

  it('are ignored when they were rejected', () => {
    const { entries } = cve(
      { product: 'runc', versions: [{ version: '< 9', status: 'affected' }] },
      { state: 'REJECTED' },
    );
    expect(answers(entries, 'runc', ['1.2.7'])).toEqual([undefined]);
  });
});

describe('the feed of Kubernetes', () => {
  it('says that advisories exist, one for every CVE of a title', () => {
    const { entries, refused } = read({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          id: 'CVE-2030-1001',
          summary: 'CVE-2030-1001, CVE-2030-2001: two flaws',
          url: 'https://example.com/1',
          date_published: '2030-01-01T00:00:00Z',
        },
        { summary: 'nothing' },
      ],
    });
    expect(entries.map(({ id }) => id)).toEqual(['CVE-2030-1001', 'CVE-2030-2001']);
    expect(refused).toHaveLength(1);
    expect(new AdvisoryIndex(entries).find('CVE-2030-2001')?.records).toMatchObject([{ affected: [] }]);
  });
});

describe('priorities', () => {
  it('come from the catalogue of exploited flaws', () => {
    const { entries } = read({
      catalogVersion: '2030.01.01',
      vulnerabilities: [
        {
          cveID: 'CVE-2030-1001',
          dateAdded: '2030-01-01',
          dueDate: '2030-01-22',
          knownRansomwareCampaignUse: 'Known',
        },
        { cveID: 'CVE-2030-2001' },
      ],
    });
    expect(entries).toEqual([
      {
        kind: 'priority',
        id: 'CVE-2030-1001',
        source: 'kev',
        date: '2030-01-01',
        due: '2030-01-22',
        ransomware: true,
      },
    ]);
  });

  it('come from EPSS, as a file and as an answer', () => {
    const csv = importText(
      '#model_version:v2025,score_date:2030-01-01T00:00:00Z\ncve,epss,percentile\nCVE-2030-1001,0.00043,0.081\nCVE-2030-2001,7,x\n',
    );
    const json = read({
      status: 'OK',
      data: [{ cve: 'CVE-2030-1001', epss: '0.00043', percentile: '0.081', date: '2030-01-01' }],
    });
    expect(csv.entries).toEqual(json.entries);
    expect(csv.entries).toMatchObject([{ probability: 0.00043, percentile: 0.081, date: '2030-01-01' }]);
    expect(csv.refused).toHaveLength(1);
  });

  it('change no verdict', () => {
    const flaw = read({
      id: 'CVE-2030-1001',
      modified: '2030-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Go', name: 'runc' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }],
        },
      ],
    });
    const kev = read({
      catalogVersion: '1',
      vulnerabilities: [{ cveID: 'CVE-2030-1001', dateAdded: '2030-01-01' }],
    });
    const both = [...flaw.entries, ...kev.entries];
    expect(answers(both, 'runc', ['0.9.0', '1.0.0'])).toEqual(
      answers(flaw.entries, 'runc', ['0.9.0', '1.0.0']),
    );
    expect(new AdvisoryIndex(both).find('CVE-2030-1001')?.exploited?.date).toBe('2030-01-01');
  });
});

describe('VEX', () => {
  const flaw = read({
    id: 'GHSA-1',
    aliases: ['CVE-2030-1001'],
    modified: '2030-01-01T00:00:00Z',
    affected: [
      {
        package: { ecosystem: 'Go', name: 'containerd' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
      },
    ],
  }).entries;
  const openVex = (...statements: object[]) =>
    read({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://example.com/1',
      author: 'A',
      timestamp: '2030-01-01T00:00:00Z',
      version: 1,
      statements,
    });
  const product = (purl: string) => [{ '@id': purl, identifiers: { purl } }];
  const notAffected = {
    vulnerability: { name: 'CVE-2030-1001' },
    status: 'not_affected',
    justification: 'component_not_present',
  };

  it('silences with a reason, one version or all', () => {
    const one = openVex({
      ...notAffected,
      products: product('pkg:golang/github.com/containerd/containerd@v1.7.26'),
    });
    expect(answers([...flaw, ...one.entries], 'containerd', ['1.7.26', '1.7.27'])).toEqual(['no', 'yes']);
    const all = openVex({
      ...notAffected,
      products: product('pkg:oci/containerd?repository_url=example.com'),
    });
    expect(answers([...flaw, ...all.entries], 'containerd', ['1.7.27'])).toEqual(['no']);
  });

  it.each([
    'pkg:deb/ubuntu/containerd@1.7.26?distro=ubuntu-24.04',
    'pkg:rpm/redhat/containerd@1.7.26-1.el9',
    'pkg:apk/alpine/containerd',
  ])('silences no other build by what holds for %s', (purl) => {
    const { entries, refused } = openVex({ ...notAffected, products: product(purl) });
    expect(answers([...flaw, ...entries], 'containerd', ['1.7.26'])).toEqual(['yes']);
    expect(refused[0]).toMatch(/build of a distribution/);
  });

  it('silences no component by what holds for a product that has it inside', () => {
    const [image] = product('pkg:oci/grafana');
    const subcomponents = product('pkg:golang/github.com/containerd/containerd@1.7.26');
    const { entries } = openVex({ ...notAffected, products: [{ ...image, subcomponents }] });
    expect(answers([...flaw, ...entries], 'containerd', ['1.7.26'])).toEqual(['yes']);
  });

  it('silences nothing without a reason', () => {
    const { entries, refused } = openVex({
      ...notAffected,
      justification: undefined,
      products: product('pkg:golang/containerd'),
    });
    expect(entries).toEqual([]);
    expect(refused[0]).toMatch(/gives no reason/);
  });

  it('holds as its latest statement has it', () => {
    const later = {
      vulnerability: { name: 'CVE-2030-1001' },
      status: 'affected',
      action_statement: 'upgrade',
      timestamp: '2030-02-01T00:00:00Z',
      products: product('pkg:golang/containerd'),
    };
    const { entries } = openVex(later, { ...notAffected, products: product('pkg:golang/containerd') });
    expect(answers([...flaw, ...entries], 'containerd', ['1.7.26'])).toEqual(['yes']);
  });

  it('is read from CSAF documents, too', () => {
    const { entries, refused } = read({
      document: {
        csaf_version: '2.0',
        publisher: { name: 'A' },
        tracking: { current_release_date: '2030-01-01T00:00:00Z' },
      },
      product_tree: {
        branches: [
          {
            branches: [
              {
                product: {
                  product_id: 'P1',
                  name: 'containerd',
                  product_identification_helper: {
                    purl: 'pkg:golang/github.com/containerd/containerd@1.7.26',
                  },
                },
              },
            ],
          },
        ],
      },
      vulnerabilities: [
        {
          cve: 'CVE-2030-1001',
          product_status: { known_not_affected: ['P1', 'P9'] },
          flags: [{ label: 'vulnerable_code_not_present', product_ids: ['P1'] }],
        },
        { title: 'no CVE' },
      ],
    });
    expect(answers([...flaw, ...entries], 'containerd', ['1.7.26', '1.7.27'])).toEqual(['no', 'yes']);
    expect(refused).toHaveLength(2);
  });
});
