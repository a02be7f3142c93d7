import { describe, expect, it } from 'vitest';
import { dig, type JsonObject } from '../kernel/json.ts';
import { parseListLine } from './list-line.ts';

const LONG = 'x'.repeat(2000);

function pod(name: string, change: JsonObject = {}): JsonObject {
  return {
    metadata: { name, uid: `uid-${name}`, labels: { app: 'web' } },
    spec: {
      containers: [{ name: 'web', image: 'web:1', args: ['--listen', name], note: LONG }],
      nodeName: '',
    },
    status: { podIPs: [{ ip: `10.0.0.${name.length}` }], restarts: 0 },
    ...change,
  };
}

function lineOf(items: readonly unknown[], rest: JsonObject = {}): string {
  return JSON.stringify({
    source: 'kubernetes/pods',
    ids: ['c1'],
    outcome: 'read',
    document: { kind: 'List', items, ...rest },
  });
}

const replicas = Array.from({ length: 60 }, (_, index) => pod(`web-${'a'.repeat(index % 7)}${index}`));

/** The same line with other text in its fortieth item, which is read as a repeat of those before it. */
function changed(from: string, to: string): string {
  const line = lineOf(replicas);
  const at = line.indexOf(from, line.indexOf(`"name":"${nameOf(40)}"`));
  return `${line.slice(0, at)}${to}${line.slice(at + from.length)}`;
}

function nameOf(index: number): string {
  return String(dig(replicas[index], 'metadata', 'name'));
}

describe('a line whose list repeats itself', () => {
  it('has the value that JSON.parse gives, in the same order of members', () => {
    const line = lineOf(replicas);
    const value = parseListLine(line);
    expect(value).toEqual(JSON.parse(line));
    expect(JSON.stringify(value)).toBe(line);
  });

  it('shares what the items have in common', () => {
    const [, second, third] = itemsOf(parseListLine(lineOf(replicas)));
    expect(second?.metadata).not.toBe(third?.metadata);
    expect(dig(second, 'metadata', 'labels')).toBe(dig(third, 'metadata', 'labels'));
  });

  it.each([
    ['a number', '"restarts":0', '"restarts":17'],
    ['a value of another kind', '"image":"web:1"', '"image":null'],
    ['an escape', '"image":"web:1"', '"image":"a\\"b\\u0041"'],
    ['an escape at the end of a text that varies', `"name":"${nameOf(40)}"`, '"name":"a\\\\"'],
    ['an empty text', '"image":"web:1"', '"image":""'],
    ['a longer text', '"image":"web:1"', '"image":"web:12"'],
    ['a shorter text', '"image":"web:1"', '"image":"web:"'],
    ['other letters', '"image":"web:1"', '"image":"网络\u2028"'],
    ['another member', '"image":"web:1"', '"image":"web:1","tty":true'],
    ['another name of a member', '"image":"web:1"', '"imagE":"web:1"'],
    ['the name of a prototype', '"labels":{"app":"web"}', '"labels":{"__proto__":"web"}'],
    ['a member twice', '"labels":{"app":"web"}', '"labels":{"app":"web","app":"shop"}'],
    ['a list of its own', '"labels":{"app":"web"}', '"labels":{"items":[{"app":"web"}]}'],
    ['white space', '"image":"web:1"', '"image": "web:1" '],
    ['deep nesting', '"labels":{"app":"web"}', `"labels":${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('where one of them has %s', (_, from, to) => {
    const line = changed(from, to);
    const value = parseListLine(line);
    expect(value).toBeDefined();
    expect(JSON.stringify(itemsOf(value).slice(38, 42).map(shallow))).toBe(
      JSON.stringify(itemsOf(JSON.parse(line)).slice(38, 42).map(shallow)),
    );
  });

  it('keeps members that are named like those of every object', () => {
    const line = lineOf(
      replicas.map((item, index) => ({ ...item, constructor: { name: nameOf(index) }, toString: LONG })),
    );
    expect(JSON.stringify(parseListLine(line)) === line).toBe(true);
  });
});

describe('is left to the parser', () => {
  it.each([
    ['a list that is short', lineOf(replicas.slice(0, 3))],
    [
      'items of which none repeats another',
      lineOf(replicas.map((item, index) => ({ ...item, [`m${index}`]: 1 }))),
    ],
    ['names of a prototype', lineOf(replicas).replaceAll('"app":"web"', '"__proto__":"web"')],
    ['a second list', lineOf(replicas, { more: { items: [] } })],
    ['a list at another place', JSON.stringify({ outcome: 'read', other: { items: replicas } })],
    ['a list that is there twice', lineOf(replicas).replace(/\}\}$/, ',"items":[]}}')],
    ['a list whose name has an escape', lineOf(replicas).replace(/\}\}$/, ',"\\u0069tems":[]}}')],
    ['elements that are no objects', lineOf([...replicas, null, 1])],
    ['no list', JSON.stringify({ document: { items: LONG.repeat(30) } })],
    ['a line that was cut', lineOf(replicas).slice(0, -5)],
    ['a line that was cut in an item', lineOf(replicas).slice(0, -500)],
    ['a line break in a text', changed(`"name":"${nameOf(40)}"`, '"name":"a\nb"')],
    ['a bracket too many', changed('"labels":{"app":"web"}', '"labels":{"app":"web"}}')],
    ['a missing comma', lineOf(replicas).replace('}},{"metadata"', '}}{"metadata"')],
    ['a word that is no value', changed('"restarts":0', '"restarts":zero')],
  ])('%s', (_, line) => expect(parseListLine(line)).toBeUndefined());
});

it('never says other than the parser of a line that somebody changed', () => {
  const line = lineOf(replicas);
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const pieces = ['"', '\\', '{', '}', '[', ']', ',', ':', ' ', 'a', '0', 'null', '\n', '"items":[{', ''];
  let read = 0;
  for (let round = 0; round < 400; round++) {
    const at = next(line.length);
    const piece = pieces[next(pieces.length)] as string;
    const other = line.slice(0, at) + piece + line.slice(at + next(3));
    const value = parseListLine(other);
    if (value === undefined) continue;
    read++;
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(other)));
  }
  expect(read).toBeGreaterThan(100);
});

function itemsOf(value: unknown): JsonObject[] {
  return (value as { document: { items: JsonObject[] } }).document.items;
}

/** No writer follows the nesting of one of them. */
function shallow(item: JsonObject): JsonObject {
  const { labels } = item.metadata as JsonObject;
  return Array.isArray(labels) ? { name: (item.metadata as JsonObject).name ?? null } : item;
}
