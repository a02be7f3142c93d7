import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { importText } from '../../src/advisories/import/import-document.ts';
import { SAMPLES } from './sample-documents.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/ack-notice.schema.json', import.meta.url), 'utf8'),
) as object;
const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const isNotice = ajv.compile(schema);
const notice = SAMPLES.find((sample) => 'notice' in sample) as Record<string, unknown>;

describe('the form of ACK notices', () => {
  it('has a schema that the example fits', () => {
    expect(isNotice(notice), JSON.stringify(isNotice.errors)).toBe(true);
    expect(importText(JSON.stringify(notice)).refused).toEqual([]);
  });

  it.each([
    ['no id', { id: undefined }],
    ['no advisory', { advisories: [] }],
    ['a trigger that does not exist', { trigger: 'somebody' }],
    ['a statement without a reason', { statements: [{ component: 'kubelet', status: 'not-affected' }] }],
    [
      'a condition that is no list',
      { statements: [{ component: 'kubelet', status: 'affected', reason: 'x', when: { a: 'b' } }] },
    ],
  ])('refuses %s, as the importer does', (_name, change) => {
    const changed = JSON.parse(JSON.stringify({ ...notice, ...change })) as object;
    expect(isNotice(changed)).toBe(false);
    expect(importText(JSON.stringify(changed)).refused).not.toEqual([]);
  });
});
