import { describe, expect, it } from 'vitest';
import { catalogue } from '../checks/catalogue.generated.ts';
import { planChecks } from '../manifests/runnable-checks.ts';
import type { ScanContext } from '../manifests/scan-text.ts';
import { fixText } from './fix-text.ts';

const context: ScanContext = {
  plan: planChecks(catalogue),
  time: 0,
  today: '2026-01-01',
  partyOf: () => 'customer',
  waiverOf: (check) =>
    check === 'pod-host-ipc'
      ? { waiver: { check, owner: 'ops', reason: 'agent', expires: '2099-01-01' } }
      : {},
};

/** Fixes what some checks find, all of it. */
function fix(text: string, ...checks: string[]) {
  return fixText('x.yaml', text, context, { isChosen: (check) => checks.includes(check), unsafe: true });
}

/** A container that is as it should be: a template in which none has an image would be taken for a patch. */
const SOUND =
  '{name: z, image: x:1, securityContext: {runAsUser: 9, runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}';

/** The container of a pod, as it comes out. */
function container(written: string, ...checks: string[]): string {
  const head = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  initContainers: [${SOUND}]\n  containers:\n`;
  const { text } = fix(head + written, ...checks);
  expect(text.startsWith(head)).toBe(true);
  return text.slice(head.length);
}

const ESCALATION = 'pod-privilege-escalation';
const NOT_DROPPED = 'pod-capabilities-not-dropped';

describe('src/fixes/fix-text: where an edit stands', () => {
  it.each([
    [
      'behind the last member',
      '  - name: a\n    image: x\n',
      '  - name: a\n    image: x\n    securityContext:\n      allowPrivilegeEscalation: false\n',
    ],
    [
      'behind the comment of its line',
      '  - name: a # why\n  # below\n',
      '  - name: a # why\n    securityContext:\n      allowPrivilegeEscalation: false\n  # below\n',
    ],
    [
      'in a text without a line end',
      '  - name: a',
      '  - name: a\n    securityContext:\n      allowPrivilegeEscalation: false',
    ],
    [
      'in an object that is there',
      '  - name: a\n    securityContext:\n        runAsUser: 1\n    image: x\n',
      '  - name: a\n    securityContext:\n        runAsUser: 1\n        allowPrivilegeEscalation: false\n    image: x\n',
    ],
    [
      'in braces',
      '  - {name: a, securityContext: {runAsUser: 1}}\n',
      '  - {name: a, securityContext: {runAsUser: 1, allowPrivilegeEscalation: false}}\n',
    ],
    [
      'in empty braces',
      '  - name: a\n    securityContext: {} # none\n',
      '  - name: a\n    securityContext: {allowPrivilegeEscalation: false} # none\n',
    ],
    [
      'in braces over lines',
      '  - {\n      name: a, # c\n      image: x,\n    }\n',
      '  - {\n      name: a, # c\n      image: x,\n      securityContext: {\n          allowPrivilegeEscalation: false\n      },\n    }\n',
    ],
    [
      'for a member without a value',
      '  - name: a\n    securityContext: # todo\n    image: x\n',
      '  - name: a\n    securityContext: # todo\n      allowPrivilegeEscalation: false\n    image: x\n',
    ],
    [
      'for a null',
      '  - name: a\n    securityContext: ~\n',
      '  - name: a\n    securityContext: {allowPrivilegeEscalation: false}\n',
    ],
    [
      'for a null in braces',
      '  - {name: a, securityContext: }\n',
      '  - {name: a, securityContext: {allowPrivilegeEscalation: false} }\n',
    ],
    [
      'in place of a value',
      '  - name: a\n    securityContext:\n      allowPrivilegeEscalation: yes # old\n',
      '  - name: a\n    securityContext:\n      allowPrivilegeEscalation: false # old\n',
    ],
    [
      'before a text that would swallow it',
      '  - name: a\n    args:\n    - |+\n      x\n\n\n',
      '  - name: a\n    securityContext:\n      allowPrivilegeEscalation: false\n    args:\n    - |+\n      x\n\n\n',
    ],
    [
      'behind a text that ends',
      '  - name: a\n    args:\n    - |\n      x\n\n',
      '  - name: a\n    args:\n    - |\n      x\n    securityContext:\n      allowPrivilegeEscalation: false\n\n',
    ],
  ])('%s', (_where, before, after) => {
    expect(container(before, ESCALATION)).toBe(after);
  });

  it.each([
    [
      'as a list of dashes',
      '    securityContext: {runAsUser: 1}\n',
      '    securityContext: {runAsUser: 1, capabilities: {drop: [ALL]}}\n',
    ],
    [
      'behind the last dash',
      '    securityContext:\n      capabilities:\n        drop:\n          - "KILL" # c\n',
      '    securityContext:\n      capabilities:\n        drop:\n          - "KILL" # c\n          - "ALL"\n',
    ],
    [
      'in brackets',
      "    securityContext: {capabilities: {drop: ['KILL','CHOWN']}}\n",
      "    securityContext: {capabilities: {drop: ['KILL','CHOWN','ALL']}}\n",
    ],
    [
      'in empty brackets',
      '    securityContext:\n      capabilities:\n        drop: []\n',
      '    securityContext:\n      capabilities:\n        drop: [ALL]\n',
    ],
    [
      'where the value is missing',
      '    securityContext:\n      capabilities:\n        drop:\n',
      '    securityContext:\n      capabilities:\n        drop:\n        - ALL\n',
    ],
  ])('puts an element %s', (_where, before, after) => {
    expect(container(`  - name: a\n${before}`, NOT_DROPPED)).toBe(`  - name: a\n${after}`);
  });

  it('keeps CRLF, a byte order mark, and the documents around', () => {
    const text =
      '\ufeff# top\r\napiVersion: v1\r\nkind: Namespace\r\nmetadata:\r\n    name: a\r\n---\r\na: 1\r\n';
    expect(fix(text, 'namespace-psa-not-enforced').text).toBe(
      '\ufeff# top\r\napiVersion: v1\r\nkind: Namespace\r\nmetadata:\r\n    name: a\r\n    labels:\r\n        pod-security.kubernetes.io/warn: baseline\r\n        pod-security.kubernetes.io/audit: baseline\r\n        pod-security.kubernetes.io/enforce: baseline\r\n---\r\na: 1\r\n',
    );
  });

  it.each([
    ['', '', ''],
    ['\t', '\n', '\t'],
    ['    ', '\r\n', '    '],
  ])('writes JSON as it is indented (%j)', (indent, lineEnd, unit) => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a', image: 'x:1' }] },
    };
    const layout = (value: unknown) => JSON.stringify(value, null, indent).replaceAll('\n', lineEnd || '\n');
    Object.assign(pod.spec.containers[0] as object, {});
    const mended = structuredClone(pod) as typeof pod & { spec: { containers: object[] } };
    Object.assign(mended.spec.containers[0] as object, {
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    });
    expect(fix(layout(pod), ESCALATION, NOT_DROPPED).text).toBe(layout(mended));
    expect(unit).toBe(indent);
  });

  it('mends the items of a List, each in its place', () => {
    const item = (name: string) =>
      `- apiVersion: v1\n  kind: Pod\n  metadata: {name: ${name}}\n  spec: {hostPID: true, containers: [{name: b, image: x:1}]}\n`;
    const { text } = fix(`apiVersion: v1\nkind: List\nitems:\n${item('a')}${item('b')}`, 'pod-host-pid');
    expect(text.match(/hostPID: false/g)).toHaveLength(2);
  });

  it('is done with the second run, where the first made room for more', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: x:1, securityContext: {privileged: true}}]}\n';
    const fixed = fix(text, 'pod-privileged', ESCALATION);
    expect(fixed.text).toContain('{privileged: false, allowPrivilegeEscalation: false}');
    expect(fixed.edits).toEqual([
      { offset: text.indexOf('true'), length: 'true'.length, text: 'false, allowPrivilegeEscalation: false' },
    ]);
    expect(fix(fixed.text, 'pod-privileged', ESCALATION).edits).toEqual([]);
  });
});

describe('src/fixes/fix-text: what it leaves', () => {
  const shared = (spec: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  initContainers: [${SOUND}]\n${spec}`;
  it.each([
    ['anchor', ESCALATION, '  containers:\n  - &c\n    name: a\n  - *c\n'],
    ['anchor', ESCALATION, '  containers:\n  - name: a\n    securityContext: &s {runAsUser: 1}\n'],
    ['anchor', 'pod-host-pid', '  hostPID: &yes true\n  hostIPC: *yes\n  containers: [{name: b}]\n'],
    ['alias', ESCALATION, '  x-a: &s {runAsUser: 1}\n  containers:\n  - name: a\n    securityContext: *s\n'],
    ['merge', 'pod-host-pid', '  x-a: &s {hostPID: true}\n  <<: *s\n  containers: [{name: b}]\n'],
    [
      'merge',
      ESCALATION,
      '  x-a: &s {securityContext: {runAsUser: 1}}\n  containers:\n  - name: a\n    <<: *s\n',
    ],
    ['repeated-name', ESCALATION, '  containers:\n  - name: a\n    image: x:1\n    image: z:1\n'],
    [
      'privileged',
      ESCALATION,
      '  containers: [{name: a, securityContext: {capabilities: {add: [SYS_ADMIN]}}}]\n',
    ],
    [
      'adds-capabilities',
      NOT_DROPPED,
      '  containers: [{name: a, securityContext: {capabilities: {add: [KILL]}}}]\n',
    ],
    ['runs-as-root', 'pod-run-as-root', '  containers: [{name: a, securityContext: {runAsUser: 0}}]\n'],
  ])('%s: %s', (reason, check, spec) => {
    const fixed = fix(shared(spec), check);
    expect(fixed.edits).toEqual([]);
    expect(fixed.refused[0]).toMatchObject({ check, reason });
  });

  it('what would not help: a Service whose address is known to be public', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: LoadBalancer}\nstatus: {loadBalancer: {ingress: [{ip: 8.8.8.8}]}}\n';
    const { edits, refused } = fix(text, 'service-internet-exposed');
    expect([edits, refused.map(({ reason }) => reason)]).toEqual([[], ['not-resolved']]);
  });

  it('lets an alias give way where its anchor stays', () => {
    const { text } = fix(
      shared('  hostIPC: &y true\n  hostPID: *y\n  containers: [{name: b}]\n'),
      'pod-host-pid',
    );
    expect(text).toContain('  hostIPC: &y true\n  hostPID: false\n');
  });

  it('adds what an object of merged members lacks to the object itself', () => {
    const { text } = fix(
      shared('  x-a: &s {image: x}\n  containers:\n  - name: a\n    <<: *s\n'),
      ESCALATION,
    );
    expect(text).toContain(
      '  - name: a\n    securityContext:\n      allowPrivilegeEscalation: false\n    <<: *s\n',
    );
  });

  it('waived findings stay, whether a file or the manifest waives them', () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {demarc.dev/waive.pod-host-pid: "ops; agent; 2099-01-01"}}\nspec: {hostPID: true, hostIPC: true, containers: [{name: b, image: x:1}]}\n`;
    const { edits, refused } = fix(text, 'pod-host-pid', 'pod-host-ipc');
    expect([edits, refused]).toEqual([[], []]);
  });

  it('does not make unsafe fixes unasked, and says which', () => {
    const text = shared('  hostPID: true\n  containers: [{name: a}]\n');
    const terms = { isChosen: () => true, unsafe: false };
    const { fixes, held } = fixText('x', text, context, terms);
    expect(fixes.map(({ check, safety }) => [check, safety])).toEqual([[ESCALATION, 'safe']]);
    expect(held.find(({ check }) => check === 'pod-host-pid')).toMatchObject({
      path: '/spec/hostPID',
      line: 6,
    });
  });

  it.each([
    ['a true that somebody wrote', '{allowPrivilegeEscalation: true}'],
    ['capabilities that a program takes up by being executed', '{capabilities: {add: [NET_BIND_SERVICE]}}'],
  ])('%s is changed on request only', (_what, written) => {
    const text = shared(`  containers: [{name: a, securityContext: ${written}}]\n`);
    const { fixes, held } = fixText('x', text, context, {
      isChosen: (check) => check === ESCALATION,
      unsafe: false,
    });
    expect([fixes.length, held.length]).toEqual([0, 1]);
  });

  it('runAsNonRoot is safe where a user other than root is named, for the pod on one line', () => {
    const check = 'pod-run-as-root';
    const terms = { isChosen: (id: string) => id === check, unsafe: false };
    const of = (pod: string, own: string) =>
      fixText(
        'x',
        shared(`  securityContext: ${pod}\n  containers: [{name: a, securityContext: ${own}}]\n`),
        context,
        terms,
      );
    expect(of('{runAsUser: 7}', '{}').text).toContain(
      'securityContext: {runAsUser: 7, runAsNonRoot: true}\n',
    );
    expect(of('{}', '{runAsUser: 7}').text).toContain(
      '{name: a, securityContext: {runAsUser: 7, runAsNonRoot: true}}',
    );
    expect(of('{}', '{}').held).toHaveLength(1);
    expect(of('{runAsUser: 7}', '{runAsUser: 0}').refused[0]?.reason).toBe('runs-as-root');
  });
});
