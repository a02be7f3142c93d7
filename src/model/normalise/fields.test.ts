import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import { Fields, LONGEST_NAME, withDefault } from './fields.ts';

const origin = { source: 'cs/DescribeClusterNodePools', ids: ['c-1'], path: '/nodepools/0' };
const fieldsOf = (document: JsonObject) => new Fields(document, origin);

function told(field: Known<unknown>): unknown[] {
  if (field.known) return ['known', field.value];
  const { outcome, field: name, reason, path } = field.because;
  return [outcome, name, reason, path];
}

const MALFORMED: Json[] = ['yes', '', 1, 0, true, false, [], [true], [{ enable: true }]];

describe('a field under a malformed parent', () => {
  it.each(MALFORMED.map((parent) => [parent]))('is failed, with the parent named: %j', (parent) => {
    const field = fieldsOf({ auto_mode: parent }).boolean('auto_mode', 'enable');
    expect(told(field)).toEqual([
      'failed',
      'auto_mode.enable',
      'auto_mode is not an object',
      '/nodepools/0/auto_mode/enable',
    ]);
    expect(withDefault(field, false, 'a documented default')).toBe(field);
  });

  it('names the first malformed part of a longer way', () => {
    const read = (management: Json) =>
      told(fieldsOf({ management }).text('management', 'policy', 'level')).slice(0, 3);
    const field = 'management.policy.level';
    expect(read('yes')).toEqual(['failed', field, 'management is not an object']);
    expect(read({ policy: 'bad' })).toEqual(['failed', field, 'management.policy is not an object']);
    expect(read({ policy: [] })).toEqual(['failed', field, 'management.policy is not an object']);
  });

  it.each([{}, { auto_mode: null }, { auto_mode: {} }, { auto_mode: { enable: null } }] as JsonObject[])(
    'is absent where the parent is missing, null or silent: %j',
    (document) => {
      const field = fieldsOf(document).boolean('auto_mode', 'enable');
      expect(told(field).slice(0, 3)).toEqual([
        'absent',
        'auto_mode.enable',
        'the answer has no auto_mode.enable',
      ]);
      expect(told(withDefault(field, false, 'a documented default'))).toEqual(['known', false]);
    },
  );

  it('wants a list where an element is asked for', () => {
    const read = (items: Json) => told(fieldsOf({ items }).name('items', 0, 'id')).slice(0, 3);
    expect(read([{ id: 'a' }])).toEqual(['known', 'a']);
    expect(read([])).toEqual(['absent', 'items.0.id', 'the answer has no items.0.id']);
    expect(read({ first: 'a' })).toEqual(['failed', 'items.0.id', 'items is not a list']);
    expect(read(['a'])).toEqual(['failed', 'items.0.id', 'items.0 is not an object']);
  });
});

describe('a member of JSON in a text', () => {
  const read = (meta: Json | undefined, path: string[] = ['meta_data']) =>
    told(
      fieldsOf(meta === undefined ? {} : { meta_data: meta }).embedded(
        path,
        ['Capabilities', 'Network'],
        'a text',
        (value) => (typeof value === 'string' ? value : undefined),
      ),
    ).slice(0, 3);
  const field = 'meta_data.Capabilities.Network';

  it('is read, or absent where nothing on the way is malformed', () => {
    expect(read('{"Capabilities":{"Network":"terway"}}')).toEqual(['known', 'terway']);
    for (const silent of ['{}', '{"Capabilities":null}', '{"Capabilities":{}}', 'null'])
      expect(read(silent)).toEqual(['absent', field, `the answer has no ${field}`]);
    expect(read(undefined)).toEqual(['absent', 'meta_data', 'the answer has no meta_data']);
  });

  it('is failed under a malformed part, inside and outside the text', () => {
    expect(read('{"Capabilities":"bad"}')).toEqual([
      'failed',
      field,
      'meta_data.Capabilities is not an object',
    ]);
    for (const malformed of ['"bad"', '[]', '7', 7, ['{}']])
      expect(read(malformed)).toEqual(['failed', field, 'meta_data is not an object']);
    expect(read('{')).toEqual(['failed', 'meta_data', 'meta_data is not JSON in a text']);
    expect(read('{"Capabilities":{"Network":1}}')).toEqual(['failed', field, `${field} is not a text`]);
    expect(read('bad', ['meta_data', 'inner'])).toEqual([
      'failed',
      'meta_data.inner',
      'meta_data is not an object',
    ]);
  });
});

describe('a name', () => {
  const read = (type: Json) => told(fieldsOf({ type }).name('type')).slice(0, 3);

  it('is trimmed, and a number is one', () => {
    expect(read(' ess\n')).toEqual(['known', 'ess']);
    expect(read(7)).toEqual(['known', '7']);
  });

  it('that is empty, too long or no text says which', () => {
    expect(read('')).toEqual(['failed', 'type', 'type is empty']);
    expect(read(' \n')).toEqual(['failed', 'type', 'type is empty']);
    expect(read({})).toEqual(['failed', 'type', 'type is not a text']);
    expect(read('a'.repeat(LONGEST_NAME + 1))).toEqual([
      'failed',
      'type',
      `type is not a name: it has ${LONGEST_NAME + 1} characters`,
    ]);
  });
});
