import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/checks/catalogue.generated.ts';
import { demarc, findingOf, folderOf, scanned } from './demarc.ts';

const REPLICAS = `id: x-single-replica
title: {en: A single replica, zh-CN: 只有一个副本}
layer: workload
duty: configure
severity: medium
subject: deployment
when: object.metadata.namespace == "shop"
expression: |
  has(object.spec.replicas) &&
    object.spec.replicas >= 2
message: A node that goes away takes the whole service with it
act: {en: Set spec.replicas to 2 or more, zh-CN: 将 spec.replicas 设为 2 或更大}
path: /spec/replicas
why: One pod is no redundancy.
`;
const CASES = `cases:
  - name: two
    object: {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: shop}, spec: {replicas: 2}}
    expect: pass
  - name: one
    object: {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: shop}, spec: {replicas: 1}}
    expect: fail
  - name: elsewhere
    object: {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: default}, spec: {}}
    expect: not-applicable
  - name: nowhere
    object: {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 2}}
    expect: unknown
  - name: another kind
    pod: {spec: {containers: [{name: a}]}}
    expect: not-applicable
`;
const REGISTRY = `- id: x-foreign-registry
  title: Image of a foreign registry
  layer: workload
  duty: configure
  severity: high
  subject: pod
  expression: pod.containers.all(c, c.image.startsWith("registry.example.com/"))
  act: Push the image to registry.example.com
- id: x-widget-without-owner
  title: Widget without an owner
  layer: workload
  duty: maintain
  severity: low
  subject: [{apiVersion: example.com/v1, kind: Widget}, service]
  expression: has(object.spec.owner)
  act: Name the owner
- id: x-namespace-label
  title: Namespace without a team
  layer: workload
  duty: maintain
  severity: low
  subject: {apiVersion: apps/v1, kind: Deployment}
  expression: namespaceObject.metadata.labels.team != ""
  act: Label the namespace
`;
const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  template:
    spec:
      initContainers: [{name: b, image: registry.example.com/b}]
      containers:
        - name: a
          image: nginx
---
apiVersion: example.com/v2
kind: Widget
metadata: {name: w}
spec: {}
---
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: a
`;

describe('test/scan: checks of users', () => {
  const checks = folderOf({
    'own/replicas.yaml': REPLICAS,
    'own/deeper/registry.yml': REGISTRY,
    'own/notes.txt': '[',
  });
  const manifests = folderOf({ 'a.yaml': MANIFESTS });
  const own = join(checks, 'own');

  it('run beside ours, and their findings point to the field', async () => {
    const { code, report } = await scanned(manifests, '--user-checks', own);
    expect(code).toBe(1);
    expect(findingOf(report, 'x-single-replica')).toMatchObject({
      verdict: 'fail',
      severity: 'medium',
      party: 'customer',
      location: { line: 5, column: 3 },
      message: 'A node that goes away takes the whole service with it',
      act: { step: 'Set spec.replicas to 2 or more' },
    });
    expect(findingOf(report, 'x-widget-without-owner').subject).toBe('manifest/Widget.example.com/w');
    const images = report.findings.filter(({ check }) => check === 'x-foreign-registry');
    // Of a pod template, unless its author says more.
    expect(images[0]).toMatchObject({ path: '/spec/template/spec', location: { line: 7, endLine: 11 } });
    expect(images.map(({ subject, verdict, message }) => [subject, verdict, message])).toEqual([
      ['manifest/Deployment.apps/shop/web', 'fail', 'Image of a foreign registry'],
      [
        'manifest/Pod/p',
        'unknown',
        'Could not tell: manifest: the expression fails at line 1, column 25: field not found: image',
      ],
    ]);
    expect(report.catalogue.find(({ id }) => id === 'x-single-replica')?.title['zh-CN']).toBe('只有一个副本');
    expect(report.scan.reasons).toContainEqual({
      check: 'x-single-replica',
      why: { en: 'One pod is no redundancy.', 'zh-CN': 'One pod is no redundancy.' },
    });
    expect(report.findings.some(({ check }) => !check.startsWith('x-'))).toBe(true);
  });

  it('say once that a manifest does not hold the namespace it goes to', async () => {
    const { report } = await scanned(manifests, '--user-checks', own);
    expect(report.scan.notRun).toContainEqual({
      check: 'x-namespace-label',
      needs: ['kubernetes/namespaces'],
      objects: 1,
    });
  });

  it('can be chosen, waived, and are rules of SARIF', async () => {
    const { report } = await scanned(manifests, '--user-checks', own, '--checks', 'x-single-replica');
    expect(report.tallies.map(({ check }) => check)).toEqual(['x-single-replica']);
    const waivers = join(
      folderOf({ 'w.yaml': '- {check: x-single-replica, owner: a, reason: b, expires: "2999-01-01"}\n' }),
      'w.yaml',
    );
    const waived = await scanned(manifests, '--user-checks', own, '--waivers', waivers);
    expect(findingOf(waived.report, 'x-single-replica').waiver?.reason).toBe('b');
    const sarif = await demarc('scan', manifests, '--user-checks', own, '--format', 'sarif');
    const log = JSON.parse(sarif.out) as {
      runs: { tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } } }[];
    };
    const rule = log.runs[0]?.tool.driver.rules.find(({ id }) => id === 'x-single-replica');
    expect(rule?.shortDescription.text).toBe('A single replica');
  });

  it('say the same in worker threads', async () => {
    const many = Array.from({ length: 60 }, (_, index) => [
      `${index}.yaml`,
      `${MANIFESTS}---\n${`# ${'x'.repeat(998)}\n`.repeat(120)}`,
    ]);
    const { report } = await scanned(folderOf(Object.fromEntries(many)), '--user-checks', own);
    expect(report.findings.filter(({ check }) => check === 'x-single-replica')).toHaveLength(60);
  });

  it('have ids that none of ours can have', () => {
    expect(catalogue.filter(({ id }) => id.startsWith('x-'))).toEqual([]);
  });

  it.each([
    [`${REPLICAS}colour: red\n`, '15:1: there is no member "colour": there are'],
    [REPLICAS.replace('severity:', 'severty:'), '5:1: there is no member "severty": did you mean severity?'],
    [REPLICAS.replace('medium', 'meduim'), '5:1: severity cannot be "meduim": did you mean medium?'],
    [
      REPLICAS.replace('x-single-replica', 'pod-host-pid'),
      '1:1: "pod-host-pid" is no id for a check of your own',
    ],
    [REPLICAS.replace('id: x-single-replica\n', ''), '1:1: this has no id'],
    [REPLICAS.replace('subject: deployment', 'subject: deploymnt'), 'did you mean deployment?'],
    [`${REPLICAS}---\n${REPLICAS}`, '16:1: there is another check x-single-replica, at'],
    [
      REPLICAS.replace('replicas >= 2', 'replicas >== 2'),
      '10:26: the expression is wrong: > cannot stand here',
    ],
    [
      REPLICAS.replace('has(object', 'has(objekt'),
      '9:7: the expression is wrong: there is no variable objekt',
    ],
    [
      REPLICAS.replace('when: object', 'when: objekt'),
      '7:7: the expression is wrong: there is no variable objekt',
    ],
    [REPLICAS.replace('path: /spec', 'path: spec'), '13:1: "spec/replicas" is no path into an object'],
    [REPLICAS.replace('why: One', 'why: {fr: x}\n#'), '14:7: there is no member "fr": there are en, zh-CN'],
    [`${REPLICAS}cases: [{name: a, expect: pass}]\n`, '15:9: a case has an object or a pod'],
    [`${REPLICAS}cases: [{name: a, expect: pass, object: {kind: Pod}}]\n`, 'no Kubernetes object'],
    [`${REPLICAS}title: again\n`, '15:1: "title" stands twice'],
    ['a: [', /:\d+:\d+: /],
    ['just text', '1:1: this is not an object with members'],
    ['[7]', '1:2: entry 1 is not an object with members'],
  ])('that are wrong are a mistake of the user, with the place (%#)', async (text, told) => {
    const file = join(folderOf({ 'c.yaml': text }), 'c.yaml');
    for (const argv of [
      ['scan', manifests, '--user-checks', file],
      ['checks', 'test', file],
    ]) {
      const { code, error, out } = await demarc(...argv);
      expect([code, out]).toEqual([2, '']);
      expect(error).toMatch(/^demarc: .*c\.yaml:\d+:\d+: .*\[user-checks-invalid\]\n$/);
      if (typeof told === 'string') expect(error).toContain(told);
      else expect(error).toMatch(told);
    }
  });

  it.each([
    ['gone', /^demarc: There are no checks at .*: no such file or folder\. \[input-missing\]\n$/],
    ['empty', /^demarc: There are no checks in .*: no file there ends in .* \[input-missing\]\n$/],
  ])('that are not there are no pass: %s', async (name, told) => {
    const folder = folderOf({ 'empty/notes.txt': '' });
    const { code, error } = await demarc('scan', manifests, '--user-checks', join(folder, name));
    expect(code).toBe(2);
    expect(error).toMatch(told);
  });
});

describe('test/scan: `checks test`', () => {
  const file = (text: string) => join(folderOf({ 'c.yaml': text }), 'c.yaml');

  it('runs the cases', async () => {
    const { code, out } = await demarc('checks', 'test', file(REPLICAS + CASES));
    expect([code, out]).toEqual([0, '1 check: 5 cases as expected, 0 otherwise\n']);
  });

  it('prints what was expected and what was seen', async () => {
    const wrong = (REPLICAS + CASES).replace(/expect: (pass|unknown)/g, 'expect: fail');
    const { code, out } = await demarc('checks', 'test', file(wrong));
    expect(code).toBe(1);
    expect(out.replaceAll(/^.*\/c\.yaml/gm, 'c.yaml')).toBe(
      [
        'c.yaml:16: x-single-replica: "two" should be fail and is pass',
        'c.yaml:25: x-single-replica: "nowhere" should be fail and is unknown: the expression fails at line 1, column 17: field not found: namespace',
        '1 check: 3 cases as expected, 2 otherwise\n',
      ].join('\n'),
    );
    const { out: chinese } = await demarc('checks', 'test', file(wrong), '--lang', 'zh-CN');
    expect(chinese).toContain('应为 fail，实为 unknown：表达式在第 1 行第 17 列出错：没有字段 namespace');
    const { out: json } = await demarc('checks', 'test', file(wrong), '--format', 'json');
    expect(JSON.parse(json)).toMatchObject({
      checks: 1,
      passed: 3,
      failed: [{ seen: 'pass' }, { seen: 'unknown' }],
    });
  });

  it.each([
    [REPLICAS, 'c.yaml:1: x-single-replica has no cases: nothing was looked at'],
    [`${REPLICAS}cases: []\n`, 'x-single-replica has no cases'],
    [`${REPLICAS}${CASES}---\n${REGISTRY}`, 'x-foreign-registry has no cases'],
    ['# nothing\n', 'c.yaml:1: there is no check: nothing was looked at'],
  ])('fails where it looked at nothing (%#)', async (text, told) => {
    const { code, out } = await demarc('checks', 'test', file(text));
    expect(code).toBe(1);
    expect(out).toContain(told);
  });

  it('takes the namespace of a case, and withholds its secrets', async () => {
    const text = `id: x-team
title: No team
layer: workload
duty: maintain
severity: low
subject: [pod, secret]
when: object.kind == "Secret" || namespaceObject.metadata.name != "kube-system"
expression: >-
  object.kind == "Pod" ? has(namespaceObject.metadata.labels.team)
  : object.data.password != "YWRtaW4="
act: Name the team
cases:
  - {name: a, pod: {spec: {containers: [{name: a}]}}, namespaceObject: {metadata: {name: a, labels: {team: b}}}, expect: pass}
  - {name: b, pod: {spec: {containers: [{name: a}]}}, namespaceObject: {metadata: {name: a, labels: {}}}, expect: fail}
  - {name: c, pod: {spec: {containers: [{name: a}]}}, namespaceObject: {metadata: {name: kube-system}}, expect: not-applicable}
  - {name: d, pod: {spec: {containers: [{name: a}]}}, expect: unknown}
  - {name: e, object: {apiVersion: v1, kind: Secret, metadata: {name: s}, data: {password: bXktc2VjcmV0}}, expect: unknown}
`;
    expect((await demarc('checks', 'test', file(text))).out).toBe(
      '1 check: 5 cases as expected, 0 otherwise\n',
    );
  });

  it('is listed and explained with --user-checks', async () => {
    const own = file(REPLICAS);
    expect((await demarc('checks', '--user-checks', own)).out).toContain('x-single-replica');
    expect((await demarc('checks', 'x-single-replica', '--user-checks', own)).out).toContain(
      'A single replica',
    );
    expect((await demarc('checks', 'x-single-replica')).code).toBe(2);
  });
});
