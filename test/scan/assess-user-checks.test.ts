import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { type Files, writeFolder } from '../contract/folder.ts';
import { demarc, folderOf } from './demarc.ts';

const pod = (name: string, image: string | undefined, node = 'n') => ({
  metadata: {
    name,
    namespace: 'shop',
    labels: { app: name },
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name, controller: true }],
  },
  spec: { containers: [{ name: 'app', ...(image === undefined ? {} : { image }) }], nodeName: node },
});
const ACCOUNT: Files = {
  'cs/DescribeClustersV1.json': { clusters: [{ cluster_id: 'c0aa', region_id: 'cn-hangzhou' }] },
  'kubernetes/c0aa/pods.json': {
    items: [pod('ours', 'registry.example.com/a'), pod('theirs', 'nginx'), pod('none', undefined)],
  },
};
const rule = (id: string, expression: string, subject = 'pod') => `- id: ${id}
  title: ${id}
  layer: workload
  duty: configure
  severity: low
  subject: ${subject}
  expression: ${expression}
  path: /spec/containers/0
  act: Change it
`;
const CHECKS = [
  rule('x-foreign-registry', 'pod.containers.all(c, c.image.startsWith("registry.example.com/"))'),
  rule('x-on-node', 'pod.spec.nodeName != "n"'),
  rule('x-of-object', 'object.kind == "Pod"'),
  rule('x-of-service', 'object.spec.type != "NodePort"', 'service'),
].join('');

async function assessed(files: Files) {
  const checks = join(folderOf({ 'c.yaml': CHECKS }), 'c.yaml');
  const { out, error, code } = await demarc(
    ...['assess', writeFolder(files), '--format', 'json', '--user-checks', checks],
  );
  expect(code).not.toBe(2);
  return { assessment: JSON.parse(out) as Assessment, error };
}

describe('test/scan: checks of users on the pods of an account', () => {
  it('judge pods once for each owner, and are in the catalogue', async () => {
    const { assessment } = await assessed(ACCOUNT);
    const of = (id: string) =>
      assessment.findings
        .filter(({ check }) => check === id)
        .map(({ subject, verdict, message, evidence }) => [subject, verdict, message, evidence[0]?.path]);
    expect(of('x-foreign-registry')).toEqual([
      ['c0aa/StatefulSet.apps/shop/theirs', 'fail', 'x-foreign-registry', '/items/1/spec/containers/0'],
      [
        'c0aa/StatefulSet.apps/shop/none',
        'unknown',
        'Could not tell: kubernetes/pods: the expression fails at line 1, column 25: field not found: image',
        undefined,
      ],
    ]);
    expect(assessment.catalogue.some(({ id }) => id === 'x-foreign-registry')).toBe(true);
    const cell = assessment.ledger.find(
      ({ scope, layer, duty }) => scope.kind === 'cluster' && layer === 'workload' && duty === 'configure',
    );
    expect(cell?.checks).toContain('x-foreign-registry');
  });

  it('say that what is not told of a pod is not known, and name those that did not run', async () => {
    const { assessment, error } = await assessed(ACCOUNT);
    const verdicts = assessment.findings.filter(({ check }) => check === 'x-on-node');
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(error).toContain('demarc: x-of-object did not run');
    expect(error).toContain('demarc: x-of-service did not run');
    expect(assessment.catalogue.some(({ id }) => id === 'x-of-service')).toBe(false);
  });

  it('are unknown where pods were not read', async () => {
    const { 'kubernetes/c0aa/pods.json': _pods, ...rest } = ACCOUNT;
    const { assessment } = await assessed(rest as Files);
    expect(
      assessment.findings.filter(({ check }) => check === 'x-foreign-registry').map(({ verdict }) => verdict),
    ).toEqual(['unknown']);
  });
});
