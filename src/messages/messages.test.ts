import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { countOf, fill, isFilledBy, placeholders } from './fill.ts';
import { translate } from './translate.ts';
import { zhCN } from './zh-cn.ts';

function leaves(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([name, inner]) => leaves(inner, `${path}/${name}`));
}

describe('src/messages', () => {
  const english = leaves(en);
  const chinese = new Map(leaves(zhCN));

  it('has the same keys in both languages', () => {
    expect([...chinese.keys()]).toEqual(english.map(([path]) => path));
  });

  it.each(english)('%s has the same placeholders in both languages', (path, text) => {
    expect(placeholders(chinese.get(path) ?? '').sort()).toEqual(placeholders(text).sort());
  });

  it('leaves no text empty but the second line of a column head', () => {
    const empty = [...english, ...chinese].filter(
      ([path, text]) => text === '' && !path.startsWith('/layerShort/'),
    );
    expect(empty).toEqual([]);
  });

  it('translates', () => {
    expect(translate('en').party.customer).toBe('Customer');
    expect(translate('zh-CN').party.customer).toBe('客户');
  });
});

describe('src/messages/fill', () => {
  it('fills own values, joins lists, and leaves the rest as it stands', () => {
    const values = { name: '{other}', names: ['a', 'b'], count: 3, flag: false };
    expect(fill('{name} {names} {count} {flag} {gone} {constructor}', values)).toBe(
      '{other} a, b 3 false {gone} {constructor}',
    );
    expect(fill('{names}', values, '、')).toBe('a、b');
  });

  it('leaves the braces of JSON alone', () => {
    expect(fill('{"enabled": true, "of": "{name}"}', { name: 'x' })).toBe('{"enabled": true, "of": "x"}');
  });

  it('takes a name of the prototype as a name like any other', () => {
    expect(fill('{__proto__} {toString}', {})).toBe('{__proto__} {toString}');
    expect(isFilledBy('{toString}', {})).toBe(false);
  });

  it('chooses the singular for one', () => {
    expect([0, 1, 2].map((count) => countOf(en.unit.cluster, count))).toEqual([
      '0 clusters',
      '1 cluster',
      '2 clusters',
    ]);
  });
});
