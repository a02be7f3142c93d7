import {
  isObject,
  type Json,
  JsonFault,
  type JsonObject,
  member,
  parseDocument,
  pointer,
} from '../kernel/json.ts';
import { parseConditions } from './parse-conditions.ts';
import { parsePrincipals } from './parse-principals.ts';
import type { Patterns, Policy, Statement, UnclearStatement } from './policy.ts';
import { Unclear } from './unclear.ts';

/**
 * Reads a policy document: the object, or the JSON text in which the API carries it. What cannot be told
 * becomes a statement that says so, and counts for and against everything.
 * Structure: https://www.alibabacloud.com/help/en/ram/policy-structure-and-syntax
 */
export function parsePolicy(document: Json): Policy {
  return { statements: parse(document, 'permission') };
}

/** Reads the trust policy of a role (`AssumeRolePolicyDocument`): statements with principals. */
export function parseTrustPolicy(document: Json): Policy {
  return { statements: parse(document, 'trust') };
}

type Kind = 'permission' | 'trust';

function parse(document: Json, kind: Kind): Policy['statements'] {
  const value = typeof document === 'string' ? fromText(document) : document;
  if (typeof value === 'string') return [{ unclear: value, path: '' }];
  if (!isObject(value)) return [{ unclear: 'the document is not an object', path: '' }];
  // Only version 1 exists; another one would have other rules.
  if (member(value, 'Version') !== '1') return [{ unclear: 'the version is not 1', path: '/Version' }];
  const list = member(value, 'Statement');
  if (list === undefined) return [{ unclear: 'the document has no Statement', path: '' }];
  if (!Array.isArray(list)) return [parseStatement(list, '/Statement', kind)];
  return list.map((item, index) => parseStatement(item, pointer('Statement', index), kind));
}

/** The object, or why there is none. */
function fromText(text: string): Json {
  try {
    const value = parseDocument(text);
    return typeof value === 'string' ? 'the document is not an object' : value;
  } catch (error) {
    if (error instanceof JsonFault) return error.message;
    throw error;
  }
}

const MEMBERS: Record<Kind, ReadonlySet<string>> = {
  permission: new Set(['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']),
  trust: new Set([
    ...['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
    ...['Principal', 'NotPrincipal'],
  ]),
};

function parseStatement(value: Json, path: string, kind: Kind): Statement | UnclearStatement {
  if (!isObject(value)) return { unclear: 'the statement is not an object', path };
  const effect = member(value, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return { unclear: 'Effect is neither Allow nor Deny', path };
  try {
    return { effect, ...bodyOf(value, kind), path };
  } catch (error) {
    if (error instanceof Unclear) return { unclear: error.message, effect, path };
    throw error;
  }
}

function bodyOf(value: JsonObject, kind: Kind): Omit<Statement, 'effect' | 'path'> {
  if (Object.keys(value).some((name) => !MEMBERS[kind].has(name)))
    throw new Unclear('it has a member that is not part of the policy language');
  const actions = eitherOf(value, 'Action', 'NotAction');
  const conditions = parseConditions(member(value, 'Condition'));
  if (kind === 'permission')
    return { actions, resources: eitherOf(value, 'Resource', 'NotResource'), conditions };
  const body = { actions, conditions, principals: parsePrincipals(value) };
  const restricted = member(value, 'Resource') !== undefined || member(value, 'NotResource') !== undefined;
  return restricted ? { ...body, resources: eitherOf(value, 'Resource', 'NotResource') } : body;
}

/** A text or a list of texts under exactly one of two names. */
function eitherOf(value: JsonObject, name: string, negated: string): Patterns {
  const [plain, allBut] = [member(value, name), member(value, negated)];
  if (plain === undefined && allBut === undefined) throw new Unclear(`it has neither ${name} nor ${negated}`);
  if (plain !== undefined && allBut !== undefined) throw new Unclear(`it has both ${name} and ${negated}`);
  const found = plain ?? (allBut as Json);
  const values = (Array.isArray(found) ? found : [found]).map((pattern) => {
    const text = typeof pattern === 'string' ? pattern.trim() : '';
    if (text === '')
      throw new Unclear(`${plain === undefined ? negated : name} holds something that is no text`);
    return text;
  });
  if (values.length === 0) throw new Unclear(`${plain === undefined ? negated : name} is empty`);
  return { values, allBut: plain === undefined };
}
