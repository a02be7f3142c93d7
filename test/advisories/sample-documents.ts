/** One document of every format but OSV, of which the data set has many. */
export const SAMPLES: readonly object[] = [
  {
    dataType: 'CVE_RECORD',
    cveMetadata: { cveId: 'CVE-2030-1001', state: 'PUBLISHED', datePublished: '2030-01-01T00:00:00Z' },
    containers: {
      cna: {
        title: 'A flaw',
        descriptions: [{ lang: 'en', value: 'A flaw.' }],
        affected: [
          {
            product: 'containerd',
            defaultStatus: 'unaffected',
            versions: [
              { version: '< 1.7.29', status: 'affected' },
              { version: '2.0.0', lessThan: '2.0.7', status: 'affected', versionType: 'semver' },
              {
                version: '2.1.0',
                lessThanOrEqual: '*',
                status: 'affected',
                changes: [{ at: '2.1.5', status: 'unaffected' }],
              },
            ],
          },
        ],
        metrics: [{ cvssV3_1: { vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } }],
        references: [{ url: 'https://example.com' }],
      },
      adp: [{ metrics: [{ other: { type: 'kev', content: { dateAdded: '2030-02-01' } } }] }],
    },
  },
  {
    version: 'https://jsonfeed.org/version/1.1',
    items: [
      {
        id: 'CVE-2030-1001',
        summary: 'CVE-2030-1001: a flaw',
        url: 'https://example.com',
        date_published: '2030-01-01T00:00:00Z',
      },
    ],
  },
  {
    catalogVersion: '1',
    vulnerabilities: [{ cveID: 'CVE-2030-1001', dateAdded: '2030-01-01', dueDate: '2030-01-22' }],
  },
  { status: 'OK', data: [{ cve: 'CVE-2030-1001', epss: '0.1', percentile: '0.9', date: '2030-01-01' }] },
  {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    author: 'A',
    timestamp: '2030-01-01T00:00:00Z',
    statements: [
      {
        vulnerability: { name: 'CVE-2030-1001' },
        status: 'not_affected',
        justification: 'component_not_present',
        products: [
          {
            '@id': 'pkg:golang/github.com/containerd/containerd@1.7.26',
            subcomponents: [{ '@id': 'pkg:golang/runc' }],
          },
        ],
      },
    ],
  },
  {
    document: {
      csaf_version: '2.0',
      publisher: { name: 'A' },
      tracking: { current_release_date: '2030-01-01T00:00:00Z' },
    },
    product_tree: {
      branches: [{ branches: [{ product: { product_id: 'P1', name: 'containerd@1.7.26' } }] }],
      relationships: [{ product_reference: 'P1', full_product_name: { product_id: 'P2', name: 'x' } }],
    },
    vulnerabilities: [
      {
        cve: 'CVE-2030-1001',
        product_status: { known_not_affected: ['P1', 'P2'], fixed: ['P1'] },
        flags: [{ label: 'x', product_ids: ['P1'] }],
      },
    ],
  },
  {
    notice: 1,
    id: 'ACK-2030-1',
    title: 'A flaw in kubelet',
    source: 'https://example.com',
    published: '2030-01-02',
    advisories: ['CVE-2030-1001'],
    trigger: 'customer',
    remedy: 'kubelet-upgrade',
    mitigation: 'Close the port.',
    components: [{ name: 'kubelet', affected: ['< 1.31.6'], fixed: ['1.31.3-aliyun.2'] }],
    statements: [
      {
        component: 'kubelet',
        status: 'not-affected',
        when: { 'cluster-type': ['serverless'] },
        reason: 'The port is closed.',
      },
    ],
  },
];

/** The same for the two forms that are XML. */
export const XML_SAMPLES: readonly string[] = [
  `<updates><update type="security"><id>ALINUX3-SA-2030:1</id><title>t</title><severity>Low</severity>
<references><reference type="cve" id="CVE-2030-1001"/></references>
<pkglist><collection><package name="kernel" epoch="0" version="5.10.134" release="16.3.al8"/></collection></pkglist></update></updates>`,
  `<oval_definitions><definition><title>t</title><reference ref_id="ALINUX2-SA-2030:1"/><cve>CVE-2030-1001</cve>
<criteria><criterion comment="kernel is earlier than 0:4.19.91-28.7.al7"/></criteria></definition></oval_definitions>`,
];
