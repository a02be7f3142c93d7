import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { withoutManagedFields } from './managed-fields.ts';

const cut = (value: Json) => JSON.parse(withoutManagedFields(JSON.stringify(value))) as Json;

describe('src/transport/managed-fields.ts', () => {
  const entries = [
    { manager: 'a"],[\\"', fieldsV1: { 'k:{"name":"x]"}': { '.': {} }, 'f:list': [[], [1]] } },
  ];

  it.each<[string, Json, Json]>([
    ['last', { name: 'a', managedFields: entries }, { name: 'a' }],
    ['first', { managedFields: entries, name: 'a' }, { name: 'a' }],
    ['in the middle', { a: 1, managedFields: entries, b: 2 }, { a: 1, b: 2 }],
    ['alone', { metadata: { managedFields: entries }, b: 2 }, { metadata: {}, b: 2 }],
    ['empty', { managedFields: [], b: 2 }, { b: 2 }],
    ['many times', [{ managedFields: entries }, { managedFields: entries }], [{}, {}]],
    ['nowhere', { a: ['managedFields', 1] }, { a: ['managedFields', 1] }],
    ['no list', { managedFields: { a: 1 } }, { managedFields: { a: 1 } }],
  ])('is cut out where it stands %s', (_name, value, expected) => {
    expect(cut(value)).toEqual(expected);
  });

  it('stays where it is a text', () => {
    const value = { annotation: '{"managedFields":[1],"x":1}', other: 'a\\"managedFields":[' };
    expect(cut(value)).toEqual(value);
  });

  it.each(['{"managedFields":[', '{"managedFields":["a', '{"managedFields":[[]}'])(
    'stays where the list has no end: %s',
    (text) => {
      expect(withoutManagedFields(text)).toBe(text);
    },
  );
});
