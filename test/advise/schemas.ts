import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export function schemaOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../schema/${name}.schema.json`), 'utf8'));
}

/** What of a document does not hold to its published schema. */
export function faults(name: 'advise' | 'patch-plan' | 'advisories', value: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  for (const each of ['assessment', 'advise', 'patch-plan', 'advisories']) ajv.addSchema(schemaOf(each));
  const validate = ajv.getSchema(`https://demarc.dev/schema/${name}.schema.json`);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  validate(value);
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
