import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';
import { YamlFault } from './yaml-fault.ts';

function read(text: string): unknown {
  return parseDocument(text, { start: 0, end: text.length, lineStart: 0 }).value;
}

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof YamlFault) return error.message;
    throw error;
  }
  throw new Error('it was read');
}

// Every expectation here is what sigs.k8s.io/yaml 1.6.0 answers to the same text.
describe('manifests/yaml/parse-document', () => {
  it.each([
    [
      'words of YAML 1.1',
      'a: yes\nb: on\nc: off\nd: n\ne: ~',
      { a: true, b: true, c: false, d: false, e: null },
    ],
    [
      'octals, and what only looks like one',
      'a: 0777\nb: 0o17\nc: 08\nd: 0x1F',
      { a: 511, b: 15, c: 8, d: 31 },
    ],
    ['no base sixty and no dates', 'a: 12:30:45\nb: 2001-01-01', { a: '12:30:45', b: '2001-01-01' }],
    ['floats and underscores', 'a: 1e3\nb: .5\nc: 1_000', { a: 1000, b: 0.5, c: 1000 }],
    ['a list closed as deep as its name', 'args: [\n"a",\n]\nb: 1', { args: ['a'], b: 1 }],
    ['a list as deep as its name', 'a:\n- 1\n- 2\nb: 3', { a: [1, 2], b: 3 }],
    ['CRLF', 'a: 1\r\nb: |\r\n  x\r\n  y\r\n', { a: 1, b: 'x\ny\n' }],
    ['names that are no texts', 'on: 1\n1: 2\n0x10: 3', { true: 1, '1': 2, '16': 3 }],
    ['a tab behind a colon', 'a:\tb', { a: 'b' }],
    ['block texts', 'a: >-\n  x\n  y\n\n  z\nb: |+\n  q\n\n', { a: 'x y\nz', b: 'q\n\n' }],
    ['anchors of names', '&a k: 1\nb: *a', { k: 1, b: 'k' }],
    ['marked names', '? a\n: b\n? c\n', { a: 'b', c: null }],
    ['pairs in a list', 'a: [b: c, "d":e]', { a: [{ b: 'c' }, { d: 'e' }] }],
    ['JSON', '{"a": [1, true, null, "\\u0041\\/"], "b": {}}', { a: [1, true, null, 'A/'], b: {} }],
  ])('reads %s', (_name, text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('takes the last of repeated names and says where it stands', () => {
    const text = 'a: 1\nb: 2\na: 3\n';
    const parsed = parseDocument(text, { start: 0, end: text.length, lineStart: 0 });
    expect(parsed.value).toEqual({ a: 3, b: 2 });
    expect(parsed.repeated).toEqual([{ name: 'a', at: text.lastIndexOf('a') }]);
  });

  it('lets a merge override what stands before it, and not what stands behind', () => {
    expect(read('x: &x {k: 1}\nbefore:\n  k: 0\n  <<: *x\nbehind:\n  <<: *x\n  k: 5\n')).toEqual({
      x: { k: 1 },
      before: { k: 1 },
      behind: { k: 5 },
    });
    expect(read('a: &a {k: 1}\nb: &b {k: 2, m: 3}\nc:\n  <<: [*a, *b]')).toMatchObject({ c: { k: 1, m: 3 } });
  });

  it('takes no longer than a moment for names that are repeated by the thousand', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `k${index % 30_000}: v\n`).join('');
    const start = performance.now();
    const parsed = parseDocument(text, { start: 0, end: text.length, lineStart: 0 });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(Object.keys(parsed.value as object).length).toBe(30_000);
    expect(parsed.repeated.length).toBe(50);
  });

  it('calls a member beside a merged one no repetition', () => {
    const text = 'a: &a {k: 1}\nb:\n  <<: *a\n  k: 2\n';
    expect(parseDocument(text, { start: 0, end: text.length, lineStart: 0 }).repeated).toEqual([]);
  });

  it('keeps __proto__ and constructor as data', () => {
    const value = read('__proto__: {polluted: true}\nconstructor: x') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['a tab that indents', 'a:\n\tb: 1', 'the name of a member is expected here'],
    ['a second colon in a line', 'a: b: c', 'a colon stands where none is expected'],
    ['an open bracket', 'a: [1, 2', 'a bracket is not closed'],
    ['an open quote', 'a: "x', 'a quoted text does not end'],
    ['an alias without anchor', 'a: *x', 'an alias names an anchor that is not before it'],
    ['an odd indentation', 'a:\n    b: 1\n  c: 2', 'this line is indented as nothing before it'],
    ['null as a name', '~: 1', 'the name of a member is no text'],
    ['a template', 'a: {{ .Values.x }}', 'the name of a member is no text'],
    ['a control character', 'a: \u0007', 'a control character stands here'],
  ])('refuses %s', (_name, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it('refuses nesting that no API has, however deep it goes', () => {
    expect(refusal('['.repeat(100_000))).toBe('nested deeper than 200 levels');
    expect(refusal('- '.repeat(100_000))).toBe('nested deeper than 200 levels');
    expect(refusal('{"a":'.repeat(100_000))).toBe('nested deeper than 200 levels');
  });

  it('refuses aliases that blow a document up, and takes those that do not', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level++)
      bomb.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    expect(refusal(bomb.join('\n'))).toBe('aliases make the document many times larger than its text');
    expect(read(bomb.slice(0, 2).join('\n'))).toHaveProperty('a1');
  });

  it('knows where each member stands', () => {
    const text = 'spec:\n  containers:\n  - name: a\n    image: "b"\n';
    const { value, places, start, end } = parseDocument(text, { start: 0, end: text.length, lineStart: 0 });
    const whole = { name: start, start, end };
    const found = places.locate(value, '/spec/containers/0/image', whole);
    expect(found.exact).toBe(true);
    expect(text.slice(found.place.name, found.place.end)).toBe('image: "b"');
    const missing = places.locate(value, '/spec/containers/0/securityContext/privileged', whole);
    expect(missing.exact).toBe(false);
    expect(text.slice(missing.place.name, missing.place.end)).toBe('name: a\n    image: "b"');
  });
});
