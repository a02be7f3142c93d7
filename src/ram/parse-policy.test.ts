import { describe, expect, it } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { evaluate } from './evaluate.ts';
import { parsePolicy, parseTrustPolicy } from './parse-policy.ts';

const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' };
const one = (statement: Json) => parsePolicy({ Version: '1', Statement: [statement] }).statements[0];
const why = (document: Json) => {
  const [statement] = parsePolicy(document).statements;
  return statement !== undefined && 'unclear' in statement ? statement.unclear : 'clear';
};

describe('policy documents', () => {
  it('are read as an object and as the text in which the API carries them', () => {
    const document = { Version: '1', Statement: [allowAll] };
    expect(parsePolicy(document)).toEqual(parsePolicy(JSON.stringify(document)));
    expect(parsePolicy(document).statements).toEqual([
      {
        effect: 'Allow',
        actions: { values: ['*'], allBut: false },
        resources: { values: ['*'], allBut: false },
        conditions: [],
        path: '/Statement/0',
      },
    ]);
  });

  it('may hold a single statement, and members written as a text or as a list', () => {
    expect(parsePolicy({ Version: '1', Statement: allowAll }).statements).toMatchObject([
      { effect: 'Allow', path: '/Statement' },
    ]);
    expect(one({ Effect: 'Deny', NotAction: [' ram:* ', 'sts:?'], NotResource: 'acs:ram:*' })).toMatchObject({
      actions: { values: ['ram:*', 'sts:?'], allBut: true },
      resources: { values: ['acs:ram:*'], allBut: true },
    });
  });

  it('keep each key of each operator of a condition', () => {
    const Condition = { Bool: { 'acs:MFAPresent': true }, IpAddress: { a: ['10.0.0.0/8', 7], b: 'x' } };
    expect(one({ ...allowAll, Condition })).toMatchObject({
      conditions: [
        { operator: 'Bool', key: 'acs:MFAPresent', values: ['true'] },
        { operator: 'IpAddress', key: 'a', values: ['10.0.0.0/8', '7'] },
        { operator: 'IpAddress', key: 'b', values: ['x'] },
      ],
    });
  });

  it.each<[string, Json]>([
    ['no text', 7],
    ['no JSON', 'N/A'],
    ['empty', ''],
    ['a text in a text', '"x"'],
    ['a list', []],
    ['without a version', { Statement: [allowAll] }],
    ['of another version', { Version: '2', Statement: [allowAll] }],
    ['without statements', { Version: '1' }],
    ['with the same key twice', '{"Version":"1","Statement":[],"Statement":[]}'],
    ['nested too deep', '['.repeat(5000) + ']'.repeat(5000)],
    ['with a text for a statement', { Version: '1', Statement: 'all' }],
  ])('that are %s may allow and deny anything', (_name, document) => {
    expect(why(document)).not.toBe('clear');
    const held = [{ name: 'p', policy: parsePolicy(document) }];
    expect(evaluate(held, { action: 'cs:Any' })).toMatchObject({ decision: 'unknown' });
  });

  it.each<[string, Json]>([
    ['another effect', { Effect: 'allow' }],
    ['no action', { Action: null }],
    ['an empty list of actions', { Action: [] }],
    ['an empty action', { Action: [' '] }],
    ['a number for an action', { Action: ['a', 1] }],
    ['both forms of action', { NotAction: 'a' }],
    ['both forms of resource', { NotResource: 'a' }],
    ['an object for a resource', { Resource: {} }],
    ['a text for a condition', { Condition: 'never' }],
    ['a text for an operator', { Condition: { Bool: 'x' } }],
    ['an object for a value', { Condition: { Bool: { a: {} } } }],
    ['a key without values', { Condition: { Bool: { a: [] } } }],
    ['a member nobody documented', { Resources: ['a'] }],
    ['a principal', { Principal: { RAM: '*' } }],
  ])('keep a statement with %s as one that is unclear', (_name, change) => {
    const statement = one({ ...allowAll, ...(change as object) } as Json);
    expect(statement).toHaveProperty('unclear');
    expect(parsePolicy({ Version: '1', Statement: [allowAll, 7] }).statements).toHaveLength(2);
  });

  it('know the effect of an unclear statement where it can be read', () => {
    expect(one({ Effect: 'Deny', Action: [] })).toMatchObject({
      effect: 'Deny',
      unclear: expect.any(String),
    });
    expect(one({ Effect: 'Perhaps' })).not.toHaveProperty('effect');
  });

  it('take names such as __proto__ for what they are', () => {
    const text =
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"constructor","Resource":"__proto__","Condition":{"Bool":{"__proto__":"true"}}}]}';
    expect(parsePolicy(text).statements).toMatchObject([
      { actions: { values: ['constructor'] }, conditions: [{ key: '__proto__' }] },
    ]);
    const odd = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"a","Resource":"*","__proto__":{}}]}';
    expect(why(odd)).toMatch(/not part of the policy language/);
  });

  it('of a megabyte are read and decided', () => {
    const Statement = Array.from({ length: 12_000 }, (_, index) => ({
      Effect: index % 2 === 0 ? 'Allow' : 'Deny',
      Action: [`svc${index}:Do*`],
      Resource: [`acs:svc${index}:*:*:thing/${index}`],
    }));
    const text = JSON.stringify({ Version: '1', Statement });
    expect(text.length).toBeGreaterThan(1_000_000);
    const policy = parsePolicy(text);
    const decided = (number: number) =>
      evaluate([{ name: 'big', policy }], {
        action: `svc${number}:DoIt`,
        resource: `acs:svc${number}:r:1:thing/${number}`,
      }).decision;
    expect([decided(11_998), decided(11_999), decided(12_000)]).toEqual(['allow', 'deny', 'implicit-deny']);
  });
});

describe('trust policies', () => {
  const trust = (change: Json) =>
    parseTrustPolicy({
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...(change as object) } as Json],
    }).statements[0];

  it('name whom they trust', () => {
    expect(trust({ Principal: { RAM: ['acs:ram::1:root'], Service: 'ecs.aliyuncs.com' } })).toMatchObject({
      principals: {
        everyone: false,
        ram: ['acs:ram::1:root'],
        services: ['ecs.aliyuncs.com'],
        federated: [],
        allBut: false,
      },
    });
    expect(trust({ NotPrincipal: '*' })).toMatchObject({ principals: { everyone: true, allBut: true } });
  });

  it.each<[string, Json]>([
    ['nobody', {}],
    ['an empty object', { Principal: {} }],
    ['a text', { Principal: 'root' }],
    ['a kind that is not documented', { Principal: { AWS: '*' } }],
    ['a number', { Principal: { RAM: [1] } }],
    ['both forms', { Principal: '*', NotPrincipal: '*' }],
  ])('are unclear where they name %s', (_name, change) => {
    expect(trust(change)).toMatchObject({ effect: 'Allow', unclear: expect.any(String) });
  });
});
