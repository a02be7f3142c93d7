import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { folderOf, scanned } from './demarc.ts';
import { SAMPLES } from './manifests.ts';

function schema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;
}

describe('test/scan: the published schema', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addSchema(schema('assessment.schema.json'));
  const validate = ajv.compile(schema('scan.schema.json'));
  const faults = (value: unknown) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  it('takes a report with everything in it, and refuses one without a place', async () => {
    const { report } = await scanned(
      folderOf({
        ...Object.fromEntries(SAMPLES.map((text, index) => [`m/${index}.yaml`, text])),
        'broken.yaml': 'a: [',
        'template.yaml': 'a: {{ .Values.x }}',
        'chart/Chart.yaml': 'name: x',
        'waiver.yaml':
          'apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {demarc.dev/waive.pod-host-pid: odd}}\nspec: {}\n',
      }),
      '--configuration',
      'managed',
      '--kubernetes-version',
      '1.34',
      '--no-render',
    );
    expect(faults(report)).toEqual([]);
    expect(report.findings.length).toBeGreaterThan(10);
    for (const list of [
      'judged',
      'templates',
      'warnings',
      'unreadable',
      'rendered',
      'notRun',
      'reasons',
    ] as const)
      expect(report.scan[list].length, list).toBeGreaterThan(0);
    const [first, ...others] = report.findings;
    const { location: _location, ...placeless } = first ?? {};
    expect(faults({ ...report, findings: [placeless, ...others] })).toEqual([
      "/findings/0 must have required property 'location'",
    ]);
  });
});
