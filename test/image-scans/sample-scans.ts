export const DIGEST = `sha256:${'ab'.repeat(32)}`;
export const IMAGE_ID = `sha256:${'cd'.repeat(32)}`;
export const IMAGE = 'registry.example.com/shop/app:1.2.3';
export const SCANNED_AT = '2026-11-19T10:00:00Z';

const vulnerability = {
  VulnerabilityID: 'CVE-2026-0001',
  VendorIDs: ['DSA-9000-1'],
  PkgName: 'libssl3',
  InstalledVersion: '3.0.1-1',
  FixedVersion: '3.0.9-1',
  Status: 'fixed',
  Severity: 'CRITICAL',
  Title: 'openssl: remote code execution in the handshake',
  CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', V3Score: 9.8 } },
};
const unfixed = {
  VulnerabilityID: 'CVE-2026-0002',
  PkgName: 'zlib1g',
  InstalledVersion: '1.2',
  Status: 'affected',
  Severity: 'HIGH',
  Title: 'zlib: overflow, remote code execution',
  CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } },
};
const metadata = {
  ImageID: IMAGE_ID,
  RepoTags: [IMAGE],
  RepoDigests: [`registry.example.com/shop/app@${DIGEST}`],
};
const results = [
  {
    Target: `${IMAGE} (debian 12.6)`,
    Class: 'os-pkgs',
    Type: 'debian',
    Vulnerabilities: [vulnerability, unfixed],
  },
  { Target: 'Node.js', Class: 'lang-pkgs', Type: 'node-pkg' },
];

/** Documents as each tool writes them, cut to what matters. */
export const SAMPLE_SCANS = {
  trivy: {
    SchemaVersion: 2,
    Trivy: { Version: '0.70.0' },
    CreatedAt: SCANNED_AT,
    ArtifactName: IMAGE,
    ArtifactType: 'container_image',
    Metadata: metadata,
    Results: results,
  },
  trivyCluster: {
    ClusterName: 'shop-prod',
    Resources: [
      { Namespace: 'shop', Kind: 'Deployment', Name: 'web', Metadata: [metadata], Results: results },
      {
        Namespace: 'shop',
        Kind: 'Service',
        Name: 'web',
        Results: [{ Target: 'Service/web', Class: 'config' }],
      },
      {
        Namespace: 'shop',
        Kind: 'Deployment',
        Name: 'two',
        Metadata: [metadata, metadata],
        Results: results,
      },
    ],
  },
  grype: {
    matches: [
      {
        vulnerability: {
          id: 'GHSA-aaaa-bbbb-cccc',
          severity: 'Critical',
          description: 'Remote attackers can execute commands.',
          fix: { versions: ['2.17.1'], state: 'fixed' },
          knownExploited: [{ cve: 'CVE-2021-44228', dateAdded: '2021-12-10' }],
        },
        relatedVulnerabilities: [{ id: 'CVE-2021-44228', cvss: [{ vector: 'CVSS:3.1/AV:N/AC:L' }] }],
        artifact: { name: 'log4j-core', version: '2.14.0', purl: 'pkg:maven/org.apache/log4j-core@2.14.0' },
      },
      {
        vulnerability: {
          id: 'CVE-2026-0003',
          severity: 'Negligible',
          fix: { versions: [], state: 'unknown' },
        },
        artifact: { name: 'bash', version: '5.2' },
      },
    ],
    source: {
      type: 'image',
      target: {
        userInput: IMAGE,
        imageID: IMAGE_ID,
        manifestDigest: DIGEST,
        tags: [IMAGE],
        repoDigests: [`registry.example.com/shop/app@${DIGEST}`],
      },
    },
    descriptor: { name: 'grype', version: '0.99.0', timestamp: SCANNED_AT },
  },
  acr: {
    RequestId: 'r-1',
    Code: 'success',
    IsSuccess: true,
    PageNo: 1,
    PageSize: 30,
    TotalCount: 2,
    Image: IMAGE,
    Digest: DIGEST,
    ScanTime: SCANNED_AT,
    Vulnerabilities: [
      {
        CveName: 'CVE-2026-0001',
        Feature: 'openssl',
        Version: '3.0.1',
        VersionFixed: '3.0.9',
        Severity: 'High',
      },
      { CveName: 'CVE-2026-0004', Feature: 'curl', Version: '8', VersionFixed: '', Severity: 'Unknown' },
    ],
  },
  securityCenter: {
    TotalCount: 2,
    PageSize: 100,
    CurrentPage: 1,
    VulRecords: [
      {
        Name: 'debian:12:CVE-2026-0001',
        AliasName: 'openssl 远程代码执行漏洞',
        Related: 'CVE-2026-0001,CVE-2026-0009',
        Necessity: 'asap',
        Status: 1,
        CanFix: 'yes',
        Image: IMAGE,
        ImageDigest: 'ab'.repeat(32),
        ScanTime: 1_795_082_400_000,
        ExtendContentJson: { RpmEntityList: [{ Name: 'libssl3', FullVersion: '3.0.1-1' }] },
      },
      {
        Name: 'debian:12:CVE-2026-0005',
        Related: 'CVE-2026-0005',
        Necessity: 'nntf',
        Status: 7,
        Image: 'registry.example.com/shop/clean:1',
        ImageDigest: 'ef'.repeat(32),
        ScanTime: 1_795_082_400_000,
      },
    ],
  },
  cycloneDx: {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: SCANNED_AT,
      component: {
        type: 'container',
        name: IMAGE,
        properties: [
          { name: 'aquasecurity:trivy:ImageID', value: IMAGE_ID },
          { name: 'aquasecurity:trivy:RepoDigest', value: `registry.example.com/shop/app@${DIGEST}` },
          { name: 'aquasecurity:trivy:SchemaVersion', value: '2' },
        ],
      },
    },
    components: [
      {
        type: 'library',
        name: 'runc',
        purl: 'pkg:golang/github.com/opencontainers/runc@v1.1.11',
        components: [{ type: 'library', name: 'x', purl: 'pkg:golang/github.com/nobody/knows@v1.0.0' }],
      },
      { type: 'library', name: 'runc', purl: 'pkg:deb/debian/runc@1.1.5%2Bds1-1?arch=amd64' },
    ],
  },
  spdx: {
    spdxVersion: 'SPDX-2.3',
    name: IMAGE,
    creationInfo: { created: SCANNED_AT, creators: ['Tool: syft-1.30.0'] },
    packages: [
      {
        name: 'registry.example.com/shop/app',
        versionInfo: '1.2.3',
        primaryPackagePurpose: 'CONTAINER',
        externalRefs: [
          {
            referenceType: 'purl',
            referenceLocator: `pkg:oci/app@${DIGEST.replace(':', '%3A')}?repository_url=registry.example.com%2Fshop%2Fapp&tag=1.2.3`,
          },
        ],
      },
      {
        name: 'github.com/opencontainers/runc',
        versionInfo: 'v1.1.11',
        externalRefs: [
          {
            referenceType: 'purl',
            referenceLocator: 'pkg:golang/github.com/opencontainers/runc@v1.1.11',
          },
        ],
      },
    ],
  },
} as const;
