import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { CONFIG_KEYS } from '../../src/cli/scan-config-file.ts';
import { PROFILES, SCAN_FORMATS } from '../../src/cli/scan-flags.ts';
import { SHORT_NAMES } from '../../src/manifests/kinds.ts';
import { COLUMNS, DUTIES, LAYERS } from '../../src/model/layer.ts';
import { SEVERITIES } from '../../src/model/severity.ts';
import { demarc, folderOf } from './demarc.ts';

type Schema = Record<string, unknown> & {
  properties: Record<string, { enum?: string[] }>;
  $defs: Record<string, { properties: Record<string, { enum?: string[] }>; anyOf: { enum?: string[] }[] }>;
};

function schemaOf(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8')) as Schema;
}

function validator(schema: Schema): (value: unknown) => boolean {
  return new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
}

/** Texts that the schema and the program have to judge alike. */
const CHECK = `id: x-a
title: {en: a, zh-CN: b}
layer: workload
duty: configure
severity: low
subject: [pod, {apiVersion: example.com/v1, kind: Widget}]
when: "true"
expression: has(object.spec)
message: a
act: b
why: c
path: /spec
references: [https://example.com]
cases:
  - {name: a, expect: pass, pod: {spec: {containers: [{name: a}]}}}
  - {name: b, expect: fail, object: {apiVersion: example.com/v1, kind: Widget}, namespaceObject: {}}
`;
const CHECKS: [text: string, isRight: boolean][] = [
  [CHECK, true],
  [`- ${CHECK.replaceAll('\n', '\n  ')}`, true],
  [CHECK.replace('x-a', 'a'), false],
  [CHECK.replace('x-a', 'x-A'), false],
  [CHECK.replace('workload', 'work'), false],
  [CHECK.replace('configure', 'config'), false],
  [CHECK.replace('low', 'minor'), false],
  [CHECK.replace('act: b\n', ''), false],
  [CHECK.replace('{en: a, zh-CN: b}', '{zh-CN: b}'), false],
  [CHECK.replace('message: a', 'message: 7'), false],
  [CHECK.replace('/spec', 'spec'), false],
  [CHECK.replace('when: "true"', 'wenn: "true"'), false],
  [CHECK.replace('expect: pass', 'expect: ok'), false],
  [CHECK.replace('pod: {spec:', 'pod: {sepc:'), false],
  [CHECK.replace(', object: {apiVersion: example.com/v1, kind: Widget}', ''), false],
  [CHECK.replace('kind: Widget}]', 'kid: Widget}]'), false],
];

describe('test/scan: schema/user-checks.schema.json', () => {
  const schema = schemaOf('user-checks.schema.json');
  const isValid = validator(schema);

  it.each(CHECKS)('judges as the program does (%#)', async (text, isRight) => {
    const file = join(folderOf({ 'c.yaml': text }), 'c.yaml');
    const { code, error } = await demarc('checks', '--user-checks', file);
    expect([code, error !== '']).toEqual(isRight ? [0, false] : [2, true]);
    expect(loadAll(text).every(isValid)).toBe(isRight);
  });

  it('has the names that the program has', () => {
    const { properties } = schema.$defs.check as Schema['$defs'][string];
    expect(properties.layer?.enum).toEqual([...LAYERS]);
    expect(properties.duty?.enum).toEqual([...DUTIES]);
    expect(properties.severity?.enum).toEqual([...SEVERITIES]);
    const subjects = schema.$defs.subject?.anyOf[0]?.enum ?? [];
    expect(subjects.length).toBeGreaterThan(20);
    expect(subjects.filter((name) => !SHORT_NAMES.has(name))).toEqual([]);
  });
});

const CONFIG = `paths: [k8s, '-']
checks: [pod-host-pid]
severity: low
failOn: none
maxUnknown: 2
kubernetesVersion: "1.34"
baseline: a.json
waivers: w.yaml
userChecks: own
configuration: managed
format: sarif
render: false
`;
const CONFIGS: [text: string, isRight: boolean][] = [
  [CONFIG, true],
  ['profile: essential\n', true],
  ['# nothing yet\n---\n', true],
  [`${CONFIG}profile: essential\n`, false],
  [CONFIG.replace('severity', 'severty'), false],
  [CONFIG.replace('low', 'lowest'), false],
  [CONFIG.replace('failOn: none', 'failOn: never'), false],
  [CONFIG.replace('maxUnknown: 2', 'maxUnknown: -2'), false],
  [CONFIG.replace('"1.34"', '1.34'), false],
  [CONFIG.replace('"1.34"', '"v1.34"'), false],
  [CONFIG.replace('sarif', 'xml'), false],
  [CONFIG.replace('render: false', 'render: "false"'), false],
  [CONFIG.replace('managed', 'self-managed'), false],
  [CONFIG.replace("[k8s, '-']", '{k8s: true}'), false],
];

describe('test/scan: schema/configuration.schema.json', () => {
  const schema = schemaOf('configuration.schema.json');
  const isValid = validator(schema);

  it.each(CONFIGS)('judges as the program does (%#)', async (text, isRight) => {
    const file = join(folderOf({ 'demarc.yaml': text }), 'demarc.yaml');
    const { code, error } = await demarc('scan', '--config', file, '--print-config');
    expect([code, error !== '']).toEqual(isRight ? [0, false] : [2, true]);
    expect(loadAll(text).every(isValid)).toBe(isRight);
  });

  it('has the keys and names that the program has', () => {
    const { properties } = schema;
    expect(Object.keys(properties)).toEqual(CONFIG_KEYS);
    expect(properties.profile?.enum).toEqual([...PROFILES]);
    expect(properties.format?.enum).toEqual([...SCAN_FORMATS]);
    expect(properties.configuration?.enum).toEqual([...COLUMNS]);
    expect(properties.severity?.enum).toEqual([...SEVERITIES]);
    expect(properties.failOn?.enum).toEqual([...SEVERITIES, 'none']);
  });
});
