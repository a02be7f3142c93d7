import { describe, expect, it } from 'vitest';
import { findingOf, folderOf, scanned } from './demarc.ts';

const one = async (text: string) => scanned(folderOf({ 'object.yaml': text }));

const ingress = (spec: string, group = 'networking.k8s.io/v1', annotations = '{}') => `apiVersion: ${group}
kind: Ingress
metadata:
  name: shop
  namespace: web
  annotations: ${annotations}
spec: ${spec}
`;
const PLAIN_HOST = '{rules: [{host: shop.example.com}]}';
const WITH_TLS = '{rules: [{host: shop.example.com}], tls: [{hosts: [shop.example.com], secretName: tls}]}';
const SNIPPET = '{nginx.ingress.kubernetes.io/server-snippet: "return 200;"}';

describe('test/scan: Ingresses', () => {
  it.each(['networking.k8s.io/v1', 'extensions/v1beta1'])('finds a host without TLS in %s', async (group) => {
    const { report } = await one(ingress(PLAIN_HOST, group));
    expect(findingOf(report, 'ingress-tls-weak')).toMatchObject({
      verdict: 'fail',
      party: 'customer',
      path: '/spec/rules',
      location: { line: 7, column: 8 },
    });
  });

  it('passes one whose hosts have certificates and that injects nothing', async () => {
    const { report } = await one(ingress(WITH_TLS));
    expect(report.findings).toEqual([]);
    expect(report.tallies.map(({ check, pass }) => [check, pass])).toEqual([
      ['ingress-snippet-annotation', 1],
      ['ingress-tls-weak', 1],
    ]);
  });

  it('points at the annotations that write into NGINX', async () => {
    const { report } = await one(ingress(WITH_TLS, 'networking.k8s.io/v1', SNIPPET));
    expect(findingOf(report, 'ingress-snippet-annotation')).toMatchObject({
      verdict: 'fail',
      path: '/metadata/annotations',
      location: { line: 6, column: 3 },
    });
  });

  it('says unknown of one whose rules have another shape', async () => {
    const { report } = await one(ingress('{rules: {host: shop.example.com}}'));
    expect(findingOf(report, 'ingress-tls-weak')).toMatchObject({ verdict: 'unknown' });
  });
});

describe('test/scan: namespaces', () => {
  const namespace = (labels: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: web, labels: ${labels}}\n`;

  it('finds one that enforces no level, and passes one that does', async () => {
    const bare = await one(namespace('{}'));
    expect(findingOf(bare.report, 'namespace-psa-not-enforced')).toMatchObject({
      verdict: 'fail',
      subject: 'manifest/Namespace/web',
    });
    const held = await one(namespace('{pod-security.kubernetes.io/enforce: restricted}'));
    expect(held.report.findings).toEqual([]);
  });

  it('leaves checks that read other tables for a cluster', async () => {
    const { report } = await one(namespace('{}'));
    expect(report.scan.notRun).toContainEqual({
      check: 'namespace-no-quota',
      needs: ['namespaceLimits'],
    });
  });
});

describe('test/scan: extensions of the API server', () => {
  const apiService = (skips: boolean) => `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.metrics.k8s.io}
spec:
  service: {name: metrics-server, namespace: kube-system}
  insecureSkipTLSVerify: ${skips}
`;

  it('finds an aggregated API whose certificate nobody verifies', async () => {
    const bad = await one(apiService(true));
    expect(findingOf(bad.report, 'apiservice-insecure')).toMatchObject({
      verdict: 'fail',
      path: '/spec/insecureSkipTLSVerify',
      location: { line: 6, column: 3 },
    });
    expect((await one(apiService(false))).report.findings).toEqual([]);
  });

  const webhooks = (list: string, version = 'v1') => `apiVersion: admissionregistration.k8s.io/${version}
kind: ValidatingWebhookConfiguration
metadata: {name: guard}
webhooks: ${list}
`;
  const webhook = (more: string) => `[{name: guard.example.com, ${more},
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}]`;
  const SERVICE = 'clientConfig: {service: {name: guard, namespace: guard}}';
  const TRUSTED = 'clientConfig: {service: {name: guard, namespace: guard}, caBundle: Zm9v}';

  it('finds a webhook that fails open, in the document where it stands', async () => {
    const { report } = await one(
      `kind: Other\napiVersion: v1\n---\n${webhooks(webhook(`${TRUSTED}, failurePolicy: Ignore`))}`,
    );
    expect(findingOf(report, 'webhook-risky')).toMatchObject({
      verdict: 'fail',
      path: '/webhooks/0/failurePolicy',
      location: { line: 7 },
      evidence: expect.arrayContaining([
        expect.objectContaining({
          source: 'manifest',
          page: 2,
          path: '/webhooks/0/failurePolicy',
          value: 'Ignore',
        }),
      ]),
    });
  });

  it('takes the default of each version of the API', async () => {
    expect((await one(webhooks(webhook(TRUSTED)))).report.findings).toEqual([]);
    const old = await one(webhooks(webhook(TRUSTED), 'v1beta1'));
    expect(findingOf(old.report, 'webhook-risky').message).toContain('failurePolicy Ignore');
  });

  it('does not blame a webhook for certificates that are filled in when it is installed', async () => {
    const { report } = await one(webhooks(webhook(SERVICE)));
    expect(report.findings).toEqual([]);
    expect(report.scan.notRun).toContainEqual({
      check: 'webhook-risky',
      needs: ['installed webhooks'],
      objects: 1,
    });
  });

  it('says nothing of a configuration without webhooks, and unknown of one that is no list', async () => {
    expect((await one(webhooks('[]'))).report.findings).toEqual([]);
    const { report } = await one(webhooks('{}'));
    expect(findingOf(report, 'webhook-risky')).toMatchObject({ verdict: 'unknown' });
  });
});
