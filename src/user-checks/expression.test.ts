import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { NotGiven, notGiven, toCelValue } from './cel-value.ts';
import { Expression } from './expression.ts';

const VARIABLES = new Set(['object', 'namespaceObject']);

function compiled(source: string): Expression {
  const expression = Expression.compile(source, VARIABLES);
  if (expression instanceof Expression) return expression;
  throw new Error(`${expression.at}: ${expression.problem}`);
}

const ask = (source: string, object: Json = {}) =>
  compiled(source).ask({
    object: toCelValue(object),
    namespaceObject: notGiven(new NotGiven('no namespace', 'kubernetes/namespaces')),
  });
const mistake = (source: string) => {
  const found = Expression.compile(source, VARIABLES);
  return found instanceof Expression ? 'none' : `${found.at}: ${found.problem}`;
};

const REDACTED = { redacted: true, length: 8, shapes: [] };

describe('src/user-checks/expression', () => {
  it.each([
    ['object.spec.replicas >= 3', true],
    ['object.spec.replicas == 3.0', true],
    ['object.spec.ratio > 0.4 && object.spec.ratio < 1', true],
    ['object.spec.names.all(n, n.startsWith("a"))', false],
    ['object.spec.names.exists_one(n, n == "bc")', true],
    ['object.spec.names.filter(n, n.size() > 1).map(n, n.upperAscii()).join("-") == "AB-BC"', true],
    ['has(object.spec.gone) || object.spec.names.size() == 2', true],
    ['"replicas" in object.spec && !("gone" in object.spec)', true],
    ['object.spec.names[0].matches("^a[a-z]$")', true],
    ['type(object.spec.replicas) == int', true],
    ['strings.quote(object.spec.names[0]) == "\\"ab\\""', true],
    ['object.spec.names[0].replace("a", "xx") == "xxb"', true],
    ['[1, 2] + [3] == [1, 2, 3] && {"a": [1]} == {"a": [1]}', true],
    ['object["__proto__"] == 1 && object.constructor == 2', true],
  ])('%s is %s', (source, value) => {
    const object = JSON.parse(
      '{"__proto__": 1, "constructor": 2, "spec": {"replicas": 3, "ratio": 0.5, "names": ["ab", "bc"]}}',
    ) as Json;
    expect(ask(source, object)).toEqual({ value });
  });

  it.each([
    ['object.spec.gone == 1', 'the expression fails at line 1, column 13: field not found: gone'],
    ['true &&\n  object.gone', 'the expression fails at line 2, column 10: field not found: gone'],
    ['object.spec.name.startsWith(1)', /^the expression fails at line 1, column 18: found no matching over/],
    ['object.spec.name', 'the expression answers neither true nor false'],
    ['object.spec.list[7] == 1', /^the expression fails at line 1, column 1: index 7 out of bounds/],
    ['int(object.spec.name) == 1', /^the expression fails at line 1, column 1: /],
    ['1 / (object.spec.list.size() - 1) == 1', /divide by zero|division/],
  ])('%s could not be told, with the place', (source, why) => {
    const answer = ask(source, { spec: { name: 'x', list: [1] } });
    expect(answer).toEqual({ why: why instanceof RegExp ? expect.stringMatching(why) : why });
  });

  it.each([
    'object.data.password == "a"',
    'object.data.password != "a"',
    '!(object.data.password in ["a", "b"])',
    'object.data != {"password": "a"}',
    '!([object.data.password] == ["a"])',
    'type(object.data.password) == map',
    'object.data.password.size() == 0',
    '!object.data.exists(name, object.data[name] == "a")',
    'object.data.password != null',
    'object.data.password.all(x, true)',
    '"%s".format([object.data.password]) != "a"',
    '"%s".format([object.data]) != "a"',
  ])('says nothing of what is withheld: %s', (source) => {
    expect(ask(source, { data: { password: REDACTED } })).toEqual({
      why: expect.stringContaining('the value looks like a secret and is withheld'),
    });
  });

  it('says that what is withheld is there, and that what does not matter does not', () => {
    const secret = { data: { password: REDACTED } };
    expect(ask('has(object.data.password) && "password" in object.data', secret)).toEqual({ value: true });
    expect(ask('true || object.data.password == "a"', secret)).toEqual({ value: true });
    expect(ask('object.data.password == "a" || true', secret)).toEqual({ value: true });
  });

  it('names the source that would tell what is not given', () => {
    expect(ask('namespaceObject.metadata.name == "x"')).toEqual({
      why: expect.stringContaining('no namespace'),
      source: 'kubernetes/namespaces',
    });
  });

  it.each([
    ['object.a == ', '9: = cannot stand here'],
    ['object.a ==== 1', /cannot stand here/],
    ['', /cannot stand here/],
    ['objct.a == 1', '0: there is no variable objct; did you mean object?'],
    ['request.user == 1', /^0: there is no request: only an admission request/],
    ['true && pod.spec == 1', /^8: there is no pod: no kind/],
    ['object.a.startWith("x")', '9: there is no function startWith; did you mean startsWith?'],
    ['object.a.startsWith()', '9: there is no ….startsWith(…) with 0 arguments'],
    ['object.a.all(x)', /all is a macro/],
    ['object.a.all(x, y == 1)', '16: there is no variable y; did you mean x?'],
    ['x == 1 && object.a.all(x, x == 1)', '0: there is no variable x'],
    ['quantity("1Gi") == 1', /there is no function quantity/],
    ['a.b.C{x: 1} == 1', /a\.b\.C is no type/],
    [`${'('.repeat(3000)}1${')'.repeat(3000)} == 1`, /./],
    [`${'1 + '.repeat(1500)}1 == 1`, /nested/],
    ['x'.repeat(9000), /longer than 8000/],
  ])('finds the mistake in %.60s', (source, found) => {
    const told = mistake(source);
    if (found instanceof RegExp) expect(told).toMatch(found);
    else expect(told).toBe(found);
  });
});

describe('src/user-checks/expression: what takes too long is stopped', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `name-${index}`);
  const doubled = (levels: number) =>
    `${'['.repeat(levels)}"ab"${'].map(s, s + s)[0]'.repeat(levels)}.size() > 0`;
  const laughs = (levels: number) =>
    `${'['.repeat(levels)}1${'].map(x, [x, x, x, x, x, x, x, x, x, x])'.repeat(levels)}`;

  it.each([
    ['nested macros', 'object.all(a, object.all(b, object.all(c, object.all(d, true))))'],
    [
      'nested macros that stop at once',
      'object.all(a, object.all(b, object.all(c, object.exists(d, true))))',
    ],
    [
      'macros whose errors do not matter',
      'object.exists(a, object.exists(b, object.exists(c, c.x.y == 1))) || true',
    ],
    ['lists that grow', 'object.map(a, object.map(b, object.map(c, [a, b, c]))).size() > 0'],
    ['a text that is doubled', doubled(40)],
    ['comparisons of lists that hold one another', `${laughs(9)} != ${laughs(9)}`],
    ['formatting them', `"%s".format([${laughs(9)}]) != ""`],
    ['searching them', `7 in ${laughs(9)} || true`],
    ['replacing', 'object.map(a, object.join("")).join("").replace("a", object.join("")) == ""'],
    ['patterns', 'object.all(a, object.all(b, object.join("").matches("(a+)+(b{1,900})$") || true))'],
    [
      'looking for a text',
      'object.all(a, object.all(b, object.join("").contains(object.join("") + "x") || true))',
    ],
  ])('%s', (_name, source) => {
    const started = performance.now();
    expect(ask(source, names)).toEqual({
      why: 'the expression was stopped: it takes more than 500000 steps',
    });
    // Far above what it takes, far below what it would take.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('does not stop what people write', () => {
    expect(
      ask('object.all(a, object.exists(b, b == a && a.matches("^name-[0-9]+$")))', names.slice(0, 200)),
    ).toEqual({
      value: true,
    });
    expect(ask('object.filter(a, a.endsWith("7")).size() == 100', names)).toEqual({ value: true });
  });
});
