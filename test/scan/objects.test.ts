import { describe, expect, it } from 'vitest';
import { findingOf, folderOf, scanned } from './demarc.ts';

const one = async (text: string, ...flags: string[]) =>
  (await scanned(folderOf({ 'object.yaml': text }), ...flags)).report;
const checksOf = ({ findings }: Awaited<ReturnType<typeof one>>) => findings.map(({ check }) => check);

// Ended in February 2020; its key was thrown away.
const CERTIFICATE =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJIVENCeEFJQkFUQUtCZ2dxaGtqT1BRUURBakFiTVJrd0Z3WURWUVFEREJCemFHOXdMbVY0WVcxd2JHVXUKWTI5dE1CNFhEVEl3TURFd01UQXdNREF3TUZvWERUSXdNREl3TVRBd01EQXdNRm93R3pFWk1CY0dBMVVFQXd3UQpjMmh2Y0M1bGVHRnRjR3hsTG1OdmJUQlpNQk1HQnlxR1NNNDlBZ0VHQ0NxR1NNNDlBd0VIQTBJQUJIeE1naU5hCnJqUHVOOFJkT2tWNTZDbG53OHNxUk1JY3BKSkVHWUVlWjZmUVNRd015VDdsODZHZzRycGN1cTFTbEFTdUxscmMKTUdnWDhIZmg5TmNnYWdvd0NnWUlLb1pJemowRUF3SURTQUF3UlFJZ1oxTWY2VHEvTFR3eVczV1lGUHNhNUg3cgpObFNJaUE4TlhUNk9uQTA3QmtRQ0lRQ3FvZjhMcnF3RzJ3b2RhamIwM0xETlhXSDZrMmFXY3JqUWU3bGpERnlmCkh3PT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=';

describe('test/scan: credentials', () => {
  const map = (data: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\ndata:\n${data}`;

  it('finds a password in a ConfigMap, and does not quote it', async () => {
    const report = await one(map('  mode: fast\n  DB_PASSWORD: hunter22\n'));
    const finding = findingOf(report, 'secret-in-configmap');
    expect(finding).toMatchObject({
      verdict: 'fail',
      severity: 'high',
      path: '/data/DB_PASSWORD',
      location: { line: 6, column: 3 },
      saw: { kind: 'ConfigMap', places: ['data/DB_PASSWORD'] },
    });
    expect(JSON.stringify(report)).not.toContain('hunter22');
  });

  it.each([
    '  nginx.conf: |\n    proxy_set_header Authorization $http_authorization;\n    auth_token: ref-name\n',
    '  TOKEN_FILE: /var/run/token\n  default-tls-secret: kube-system/default-tls\n',
    '  DB_PASSWORD: $(DB_PASSWORD)\n  password: "***"\n',
    '  kubeconfig: |\n    kind: Config\n    users:\n    - user: {tokenFile: /var/run/token}\n',
  ])('lets pass %j', async (data) => {
    const report = await one(map(data));
    expect(checksOf(report)).toEqual([]);
    expect(report.tallies).toMatchObject([{ check: 'secret-in-configmap', pass: 1 }]);
  });

  it('finds an AccessKey in a PersistentVolume, a StorageClass and the volume of a pod', async () => {
    const key = 'akId: LTAI5tExampleExample00000, akSecret: Zx91kdQ2mBv7LpT4wRsY0aHeJc3uNf';
    const volume = `apiVersion: v1
kind: PersistentVolume
metadata: {name: assets}
spec:
  csi:
    driver: ossplugin.csi.alibabacloud.com
    volumeAttributes: {bucket: b, ${key}}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: oss}
provisioner: ossplugin.csi.alibabacloud.com
parameters: {bucket: b, csi.storage.k8s.io/node-publish-secret-name: oss-key}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: c, image: a}]
  volumes:
  - name: assets
    flexVolume: {driver: alicloud/oss, options: {bucket: b, ${key}}}
`;
    const report = await one(volume, '--checks', 'volume-static-credential');
    expect(report.findings.map(({ subject, path, saw }) => [subject, path, saw.credentials])).toEqual([
      ['manifest/PersistentVolume/assets', '/spec/csi/volumeAttributes/akId', ['akId', 'akSecret']],
      [
        'manifest/StorageClass.storage.k8s.io/oss',
        '/parameters/csi.storage.k8s.io~1node-publish-secret-name',
        ['Secret oss-key'],
      ],
      ['manifest/Pod/web', '/spec/volumes/0/flexVolume/options/akId', ['akId', 'akSecret']],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/Zx91|LTAI/);
  });

  it('finds a certificate that has ended, and shows nothing else of it', async () => {
    const secret = (crt: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: tls}\ntype: kubernetes.io/tls\ndata:\n  tls.crt: ${crt}\n  tls.key: aGVsbG8=\n`;
    const report = await one(secret(CERTIFICATE));
    expect(findingOf(report, 'tls-secret-expiring')).toMatchObject({
      verdict: 'fail',
      severity: 'high',
      path: '/data/tls.crt',
      location: { line: 6, column: 3 },
      saw: { ends: '2020-02-01T00:00:00Z' },
    });
    expect(JSON.stringify(report)).not.toContain(CERTIFICATE.slice(40, 80));
    const odd = await one(secret('bm90IGEgY2VydGlmaWNhdGU='));
    expect(findingOf(odd, 'tls-secret-expiring')).toMatchObject({ verdict: 'unknown' });
  });
});

describe('test/scan: API versions', () => {
  const object = (kind: string, apiVersion: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;
  const CHECK = 'deprecated-api-in-use';

  it('finds one that some release removes, of a kind that no other check judges', async () => {
    const report = await one(object('PodDisruptionBudget', 'policy/v1beta1'));
    expect(findingOf(report, CHECK)).toMatchObject({
      path: '/apiVersion',
      location: { line: 1, column: 1 },
      saw: { apis: ['PodDisruptionBudget policy/v1beta1 (1.25)'] },
    });
  });

  it('in a list too, and of a custom resource definition', async () => {
    const report = await one(
      `apiVersion: v1\nkind: List\nitems:\n- apiVersion: apiextensions.k8s.io/v1beta1\n  kind: CustomResourceDefinition\n  metadata: {name: a}\n`,
    );
    expect(findingOf(report, CHECK)).toMatchObject({ path: '/items/0/apiVersion', location: { line: 4 } });
  });

  it.each([
    ['1.24', 'HorizontalPodAutoscaler', 'autoscaling/v2beta2', []],
    ['1.24', 'PodDisruptionBudget', 'policy/v1beta1', [CHECK]],
    ['1.36', 'PodDisruptionBudget', 'policy/v1beta1', [CHECK]],
  ])('counts what goes with the upgrade from %s: %s %s', async (version, kind, apiVersion, checks) => {
    const report = await one(object(kind, apiVersion), '--kubernetes-version', version);
    expect(checksOf(report)).toEqual(checks);
  });

  it('leaves alone the versions that stay', async () => {
    expect(checksOf(await one(object('PodDisruptionBudget', 'policy/v1')))).toEqual([]);
    expect(checksOf(await one(object('CronJob', 'example.com/v1beta1')))).toEqual([]);
  });
});

describe('test/scan: patches', () => {
  const patch = (container: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n      - ${container}\n`;

  it('of what they leave out nothing is said, neither good nor bad', async () => {
    const report = await one(patch('{name: web, env: [{name: MODE, value: fast}]}'));
    expect(report.findings).toEqual([]);
    expect(report.tallies.filter(({ pass }) => pass > 0)).toEqual([]);
    expect(report.scan.notRun.find(({ check }) => check === 'pod-run-as-root')).toEqual({
      check: 'pod-run-as-root',
      needs: ['the object that the patch changes'],
      objects: 1,
    });
  });

  it('what they set is judged', async () => {
    const report = await one(patch('{name: web, securityContext: {privileged: true, runAsUser: 0}}'));
    expect(checksOf(report).sort()).toEqual(['pod-low-uid-gid', 'pod-privileged', 'pod-run-as-root']);
  });

  it('an object of which one container waits for its image is whole', async () => {
    const report = await one(patch('{name: web}\n      - {name: proxy, image: "proxy:1"}'));
    expect(checksOf(report)).toContain('pod-run-as-root');
  });
});
