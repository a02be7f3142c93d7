import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarc, findingOf, folderOf, scanned } from './demarc.ts';

const pod = (spec: string, metadata = '') => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop${metadata}
spec:
  automountServiceAccountToken: false
  serviceAccountName: web
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
${spec}
`;
const CONTAINER = `  containers:
  - name: app
    image: registry.example.com/app:1
    securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}`;
/** Checks that nothing else in a pod triggers: the catalogue grows. */
const BASELINE = 'pod-privileged,pod-host-pid,pod-host-network,pod-host-path,pod-seccomp-unset';
const PRIVILEGED = `  containers:
  - name: app
    image: registry.example.com/app:1
    securityContext:
      allowPrivilegeEscalation: false
      capabilities: {drop: [ALL]}
      privileged: true # for the agent`;

describe('test/scan: what is found, and where', () => {
  it('passes a pod that breaks nothing', async () => {
    const { code, report } = await scanned(folderOf({ 'pod.yaml': pod(CONTAINER) }), '--checks', BASELINE);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
    expect(report.tallies.find(({ check }) => check === 'pod-privileged')).toMatchObject({
      pass: 1,
      fail: 0,
    });
  });

  it('points at the field that decides, in the document of a stream in which it stands', async () => {
    const text = `# first\n${pod(CONTAINER)}---\n${pod(PRIVILEGED)}`;
    const folder = folderOf({ 'k8s/pod.yaml': text });
    const { code, report } = await scanned(folder);
    const finding = findingOf(report, 'pod-privileged');
    const line = text.split('\n').indexOf('      privileged: true # for the agent') + 1;
    expect(finding).toMatchObject({
      subject: 'manifest/Pod/shop/web',
      party: 'customer',
      location: { file: join(folder, 'k8s/pod.yaml'), line, column: 7, endLine: line },
      path: '/spec/containers/0/securityContext/privileged',
      snippet: '      privileged: true # for the agent',
      evidence: [
        { source: 'manifest', page: 2, path: '/spec/containers/0/securityContext/privileged', value: true },
      ],
    });
    expect(code).toBe(1);
  });

  it('points at what a missing field would stand in', async () => {
    const text = pod('  containers:\n  - name: app\n    image: registry.example.com/app:1');
    const { report } = await scanned(folderOf({ 'pod.yaml': text }));
    const { location, path } = findingOf(report, 'pod-privilege-escalation');
    expect(path).toBe('/spec/containers/0/securityContext/allowPrivilegeEscalation');
    expect(location).toMatchObject({ line: 11, column: 5, endLine: 12 });
  });

  it.each([
    ['apps/v1', 'Deployment', 'Deployment.apps', 'spec:\n  template:'],
    ['apps/v1', 'StatefulSet', 'StatefulSet.apps', 'spec:\n  template:'],
    ['batch/v1', 'CronJob', 'CronJob.batch', 'spec:\n  jobTemplate:\n   spec:\n    template:'],
    ['batch/v1', 'Job', 'Job.batch', 'spec:\n  template:'],
    ['v1', 'PodTemplate', 'PodTemplate', 'template:'],
    ['v1', 'ReplicationController', 'ReplicationController', 'spec:\n  template:'],
    ['apps.kruise.io/v1alpha1', 'CloneSet', 'CloneSet.apps.kruise.io', 'spec:\n  template:'],
  ])('judges the template of %s %s', async (apiVersion, kind, name, head) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x}\n${head}\n      spec: {hostPID: true, containers: [{name: a, image: b}]}\n`;
    const { report } = await scanned(folderOf({ 'x.yaml': text }));
    expect(findingOf(report, 'pod-host-pid').subject).toBe(`manifest/${name}/x`);
  });

  it('judges Services, whose type the API server fills in', async () => {
    const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: ${spec}\n`;
    const { report } = await scanned(
      folderOf({ 'a.yaml': service('{type: NodePort}'), 'b.yaml': service('{ports: [{port: 80}]}') }),
    );
    const finding = findingOf(report, 'service-node-port');
    expect(finding).toMatchObject({
      subject: 'manifest/Service/s',
      path: '/spec/type',
      location: { line: 4, column: 8 },
    });
    expect(report.tallies.find(({ check }) => check === 'service-node-port')).toMatchObject({
      pass: 1,
      fail: 1,
    });
  });

  it('says unknown where the shape is wrong, never pass', async () => {
    const text = pod('  hostPID: "yes"\n  containers: [{name: a, image: b}]');
    const { code, report } = await scanned(folderOf({ 'pod.yaml': text }), '--checks', 'pod-host-pid');
    expect(findingOf(report, 'pod-host-pid')).toMatchObject({ verdict: 'unknown', location: { line: 1 } });
    expect(report.scan.unreadable).toMatchObject([
      { line: 1, subject: report.findings[0]?.subject, reason: expect.stringContaining('spec.hostPID') },
    ]);
    expect(code).toBe(3);
  });

  it.each([
    [
      'a Service whose specification is a text',
      'v1',
      'Service',
      'spec: LoadBalancer',
      'service-internet-exposed',
    ],
    [
      'a Service of no type of the API',
      'v1',
      'Service',
      'spec: {type: loadbalancer}',
      'service-internet-exposed',
    ],
    ['a level that is a number', 'v1', 'Namespace', '', 'namespace-psa-not-enforced'],
    ['a ConfigMap with a number', 'v1', 'ConfigMap', 'data: {port: 8080}', 'secret-in-configmap'],
    ['a ConfigMap that is a text', 'v1', 'ConfigMap', 'data: hunter2', 'secret-in-configmap'],
  ])('says unknown of %s', async (_what, apiVersion, kind, spec, check) => {
    const labels = 'labels: {pod-security.kubernetes.io/enforce: 1}';
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web, ${labels}}\n${spec}\n`;
    const { report } = await scanned(folderOf({ 'object.yaml': text }), '--checks', check);
    expect(findingOf(report, check)).toMatchObject({ verdict: 'unknown' });
  });

  it('lists once what manifests cannot answer', async () => {
    const { report } = await scanned(folderOf({ 'pod.yaml': pod(CONTAINER) }));
    const notRun = report.scan.notRun.map(({ check }) => check);
    expect(notRun).toContain('node-os-end-of-life');
    expect(notRun).toContain('eci-pod-stale-after-patch');
    expect(notRun).not.toContain('pod-privileged');
    expect(new Set(notRun).size).toBe(notRun.length);
  });
});

describe('test/scan: files', () => {
  it('names what cannot be read with its line, goes on, and ends with 3', async () => {
    const folder = folderOf({ 'a.yaml': `${pod(CONTAINER)}---\nkind: Pod\n x: [`, 'b.yaml': pod(CONTAINER) });
    const { code, report } = await scanned(folder, '--checks', BASELINE);
    expect(report.scan.unreadable).toEqual([
      { file: join(folder, 'a.yaml'), line: 16, reason: 'a colon stands where none is expected' },
    ]);
    expect(report.scan.documents).toBe(3);
    expect(code).toBe(3);
    expect((await scanned(folder, '--max-unknown', '1', '--checks', BASELINE)).code).toBe(0);
  });

  it('warns of repeated names, of which the last holds', async () => {
    const text = pod(PRIVILEGED.replace(' # for the agent', '\n      privileged: false'));
    const { code, report } = await scanned(folderOf({ 'pod.yaml': text }), '--checks', BASELINE);
    expect(report.scan.warnings).toMatchObject([{ line: 17, code: 'repeated-name' }]);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });

  it('leaves out what .gitignore and .demarcignore ignore, and templates with a count', async () => {
    const bad = pod(PRIVILEGED);
    const folder = folderOf({
      '.gitignore': 'generated/\n*.tmp.yaml\n',
      '.demarcignore': '/vendor\n',
      'generated/a.yaml': bad,
      'b.tmp.yaml': bad,
      'vendor/c.yaml': bad,
      'kept/.gitignore': '!d.tmp.yaml\n',
      'kept/d.tmp.yaml': bad,
      'templates/e.yaml': 'kind: Pod\nmetadata: {name: {{ .Values.name }}}\n',
      'readme.md': 'not a manifest',
    });
    const { report } = await scanned(folder, '--checks', BASELINE);
    expect(report.findings.map(({ location }) => location.file)).toEqual([join(folder, 'kept/d.tmp.yaml')]);
    expect(report.scan.templates).toEqual([join(folder, 'templates/e.yaml')]);
    expect(report.scan.unreadable).toEqual([]);
  });

  it('reads what only a comment makes look like a template, and exits 3 where one was left out', async () => {
    const commented = folderOf({ 'a.yaml': `# image: {{ .Values.image }}\n${pod(PRIVILEGED)}` });
    const { report } = await scanned(commented, '--checks', BASELINE);
    expect(report.scan.templates).toEqual([]);
    expect(report.findings).toHaveLength(1);
    const template = folderOf({ 'a.yaml': 'kind: Pod\nmetadata: {name: "{{ .Values.name }}"}\n' });
    expect((await scanned(template)).code).toBe(3);
  });

  it('follows links to files, and names those that lead nowhere', async () => {
    const folder = folderOf({ 'real/a.txt': pod(PRIVILEGED) });
    symlinkSync('real/a.txt', join(folder, 'a.yaml'));
    symlinkSync('.', join(folder, 'again'));
    symlinkSync('nowhere', join(folder, 'b.yaml'));
    const { code, report } = await scanned(folder, '--checks', BASELINE);
    expect(report.findings.map(({ location }) => location.file)).toEqual([join(folder, 'a.yaml')]);
    expect(report.scan.unreadable).toMatchObject([{ file: join(folder, 'b.yaml') }]);
    expect(code).toBe(1);
  });

  it('refuses a version of Kubernetes whose rules it does not know', async () => {
    const { code, error } = await demarc('scan', folderOf({}), '--kubernetes-version', '1.23');
    expect([code, error]).toEqual([2, expect.stringContaining('1.24')]);
  });

  it('says plainly that a chart was not looked at where helm is not installed', async () => {
    const folder = folderOf({ 'chart/Chart.yaml': 'name: x\n', 'chart/templates/a.yaml': '{{ x }}' });
    const path = process.env.PATH;
    process.env.PATH = '/nonexistent';
    try {
      const { code, report } = await scanned(folder, '--checks', BASELINE);
      expect(report.scan.rendered).toMatchObject([{ tool: 'helm', outcome: 'not-installed' }]);
      expect(code).toBe(3);
    } finally {
      process.env.PATH = path;
    }
    expect((await scanned(folder, '--no-render', '--checks', BASELINE)).code).toBe(0);
  });

  it('renders a chart and a kustomization with the tools on PATH', async () => {
    const tool = `#!/bin/sh\ncat <<'END'\n${pod(PRIVILEGED)}\nEND\n`;
    const folder = folderOf({
      'bin/helm': tool,
      'bin/kustomize': '#!/bin/sh\necho broken >&2\nexit 1\n',
      'src/chart/Chart.yaml': 'name: x\n',
      'src/over/kustomization.yaml': 'resources: []\n',
    });
    spawnSync('chmod', ['+x', join(folder, 'bin/helm'), join(folder, 'bin/kustomize')]);
    const path = process.env.PATH;
    process.env.PATH = `${join(folder, 'bin')}:${path}`;
    try {
      const { report } = await scanned(join(folder, 'src'), '--checks', BASELINE);
      expect(report.scan.rendered).toMatchObject([
        { tool: 'helm', outcome: 'rendered' },
        { tool: 'kustomize', outcome: 'failed', reason: 'broken' },
      ]);
      expect(findingOf(report, 'pod-privileged').location.file).toBe(`${join(folder, 'src/chart')} (helm)`);
    } finally {
      process.env.PATH = path;
    }
  });

  it('refuses a path that is not there, and a check that nobody knows', async () => {
    expect(await demarc('scan', '/nowhere/at-all')).toMatchObject({
      code: 2,
      error: expect.stringContaining('[input-missing]'),
    });
    expect((await demarc('scan', '.', '--checks', 'no-such')).error).toContain('[check-not-found]');
    expect((await demarc('scan', '.', '--kubernetes-version', 'v1')).error).toContain('[bad-flag]');
  });

  it('reads standard input', () => {
    const bin = new URL('../../bin/demarc', import.meta.url).pathname;
    const { status, stdout } = spawnSync(process.execPath, [bin, 'scan', '-', '--format', 'github'], {
      input: pod(PRIVILEGED),
    });
    expect(stdout.toString()).toContain('::error file=<stdin>,line=16');
    expect(status).toBe(1);
  });
});

describe('test/scan: accepted findings', () => {
  const waive = (text: string) => `\n  annotations:\n    demarc.dev/waive.pod-privileged: "${text}"`;

  it('takes a waiver from the annotation while it lasts', async () => {
    const good = folderOf({ 'pod.yaml': pod(PRIVILEGED, waive('ops; node agent; 2099-01-01')) });
    const { code, report } = await scanned(good, '--checks', BASELINE);
    expect(findingOf(report, 'pod-privileged').waiver).toEqual({
      owner: 'ops',
      reason: 'node agent',
      expires: '2099-01-01',
    });
    expect(code).toBe(0);
    const late = await scanned(folderOf({ 'pod.yaml': pod(PRIVILEGED, waive('ops; agent; 2020-01-01')) }));
    expect(findingOf(late.report, 'pod-privileged').waiverExpired?.expires).toBe('2020-01-01');
    expect(late.code).toBe(1);
    const odd = await scanned(folderOf({ 'pod.yaml': pod(PRIVILEGED, waive('ops; agent')) }));
    expect(odd.report.scan.warnings).toMatchObject([{ code: 'waiver-invalid' }]);
    expect(odd.code).toBe(1);
  });

  it('takes waivers from a file', async () => {
    const folder = folderOf({
      'm/pod.yaml': pod(PRIVILEGED),
      'waivers.yaml':
        '- {check: pod-privileged, subject: "manifest/Pod/shop/*", owner: ops, reason: agent, expires: 2099-01-01}\n',
    });
    const { code, report } = await scanned(
      join(folder, 'm'),
      '--waivers',
      join(folder, 'waivers.yaml'),
      '--checks',
      BASELINE,
    );
    expect(findingOf(report, 'pod-privileged').waiver?.owner).toBe('ops');
    expect(report.waivers.applied).toBe(1);
    expect(code).toBe(0);
  });

  it('knows the findings of a baseline although their lines moved, and fails on a new one', async () => {
    const folder = folderOf({ 'm/pod.yaml': pod(PRIVILEGED) });
    const baseline = join(folder, 'baseline.json');
    await demarc('scan', join(folder, 'm'), '--format', 'json', '--output', baseline);
    writeFileSync(join(folder, 'm/pod.yaml'), `# moved\n\n${pod(PRIVILEGED)}`);
    const moved = await scanned(join(folder, 'm'), '--baseline', baseline, '--checks', BASELINE);
    expect(findingOf(moved.report, 'pod-privileged')).toMatchObject({ known: true, location: { line: 18 } });
    expect(moved.code).toBe(0);
    writeFileSync(join(folder, 'm/pod.yaml'), pod(`  hostPID: true\n${PRIVILEGED}`));
    const more = await scanned(join(folder, 'm'), '--baseline', baseline, '--checks', BASELINE);
    expect(findingOf(more.report, 'pod-host-pid').known).toBeUndefined();
    expect(more.code).toBe(1);
    expect((await demarc('scan', folder, '--baseline', join(folder, 'm/pod.yaml'))).error).toContain(
      '[assessment-invalid]',
    );
  });

  it('tells only what --severity and --checks ask for', async () => {
    const folder = folderOf({ 'pod.yaml': pod(`  hostPID: true\n${PRIVILEGED}`) });
    const severe = await scanned(folder, '--severity', 'critical');
    expect([...new Set(severe.report.findings.map(({ severity }) => severity))]).toEqual(['critical']);
    const one = await scanned(folder, '--checks', 'pod-host-pid');
    expect(one.report.findings.map(({ check }) => check)).toEqual(['pod-host-pid']);
  });
});

describe('test/scan: secrets', () => {
  it('tells none, in no format', async () => {
    const secret = 'Zx9-Canary-4711-Qy';
    const text = pod(
      `  containers:\n  - name: app\n    env: [{name: DB_PASSWORD, value: "${secret}"}] # password: ${secret}\n    image: registry.example.com/app:1`,
    );
    const folder = folderOf({ 'pod.yaml': text });
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'html', 'markdown']) {
      const { out } = await demarc('scan', folder, '--format', format);
      expect(out).toContain('pod-privilege-escalation');
      expect(out).not.toContain(secret);
    }
    const { report } = await scanned(folder);
    expect(findingOf(report, 'pod-privilege-escalation').snippet).toContain(
      'env: [{name: DB_PASSWORD, value: …}]',
    );
  });
});

describe('test/scan: the worker threads', () => {
  it('tell the same as one thread, byte for byte', async () => {
    const many: Record<string, string> = { 'w.yaml': '[]\n' };
    // More than it takes for workers to be started.
    const padding = `# ${'x'.repeat(70_000)}\n`;
    for (let file = 0; file < 30; file++)
      many[`m/${file}.yaml`] = `${padding}---\n${pod(PRIVILEGED)}---\n`.repeat(3);
    const folder = folderOf(many);
    const [one, several] = [join(folder, 'one.json'), join(folder, 'several.json')];
    await demarc('scan', join(folder, 'm'), '--format', 'json', '--output', several);
    await demarc(
      'scan',
      join(folder, 'm'),
      '--format',
      'json',
      '--output',
      one,
      '--waivers',
      join(folder, 'w.yaml'),
    );
    const clean = (file: string) => readFileSync(file, 'utf8').replace(/"snapshotTime": "[^"]*"/, '');
    expect(clean(several)).toBe(clean(one));
    expect(clean(one).match(/"check":"pod-privileged","scope":\{[^}]*\},"subject"/g)?.length).toBe(90);
  }, 60_000);
});
