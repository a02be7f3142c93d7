import { describe, expect, it } from 'vitest';
import { mutated, seeded } from '../../test/scan/mutate.ts';
import { readUserChecks } from './read-user-checks.ts';
import { runCase } from './user-case.ts';

const FILE = `id: x-single-replica
title: {en: A single replica, zh-CN: 只有一个副本}
layer: workload
duty: configure
severity: medium
subject: [pod, {apiVersion: example.com/v1, kind: Widget}, service]
when: object.metadata.namespace != "kube-system"
expression: |
  has(object.spec.replicas) ?
    object.spec.replicas >= 2
    : pod.containers.all(c, c.image.matches("^[a-z]+/") || c.env.exists(e, e.name in ["A", 'B']))
act: Set spec.replicas to 2 or more
path: /spec/replicas
cases:
  - {name: a, expect: pass, object: {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: a}, spec: {replicas: 2}}}
  - name: b
    expect: fail
    pod: {metadata: {namespace: b}, spec: {containers: [{name: a, image: b}]}}
`;

describe('src/user-checks/read-user-checks', () => {
  it('a file that is right has its checks and cases', () => {
    const { checks, faults } = readUserChecks([{ file: 'c.yaml', text: FILE }]);
    expect(faults).toEqual([]);
    expect(
      checks.map(({ check, line, cases }) => [check.check.id, line, cases.map(({ line }) => line)]),
    ).toEqual([['x-single-replica', 1, [15, 16]]]);
  });

  it('whatever is done to a file, every mistake has its place and every case an answer', () => {
    const random = seeded(20261125);
    let right = 0;
    for (let run = 0; run < 3000; run++) {
      const text = mutated(FILE, random);
      const { checks, faults } = readUserChecks([{ file: 'c.yaml', text }]);
      const lines = text.split('\n').length;
      for (const { line, column, message } of faults) {
        expect(message).not.toBe('');
        expect(line >= 1 && line <= lines && column >= 1, `${line}:${column} ${message}`).toBe(true);
      }
      for (const { check, cases } of checks)
        for (const given of cases) {
          const { verdict, why } = runCase(check, given);
          if (verdict === 'unknown') expect(why).not.toBe('');
          right++;
        }
    }
    expect(right).toBeGreaterThan(100);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['expression: "objekt == 1"', 'expression: "', 4],
    ["expression: 'objekt == 1'", "expression: '", 4],
    ['expression: objekt == 1', 'expression: ', 4],
    ['expression: |-\n  true &&\n\n    objekt == 1', '    ', 7],
    ['expression: |\n  true &&\n    objekt == 1', '    ', 6],
  ])('a mistake in %j is where its character is', (written, before, line) => {
    const text = `id: x-a\ntitle: a\nlayer: workload\n${written}\nduty: configure\nseverity: low\nsubject: pod\nact: a\n`;
    const [fault] = readUserChecks([{ file: 'c.yaml', text }]).faults;
    expect([fault?.message.slice(0, 46), fault?.line, fault?.column]).toEqual([
      'the expression is wrong: there is no variable o'.slice(0, 46),
      line,
      before.length + 1,
    ]);
  });
});
