import { isObject, type Json, type JsonObject, member } from '../kernel/json.ts';
import type { Principals } from './policy.ts';
import { Unclear } from './unclear.ts';

/**
 * Whom a trust policy names: RAM identities and accounts, services, and identity providers.
 * https://www.alibabacloud.com/help/en/ram/user-guide/policy-elements (Principal)
 */
export function parsePrincipals(statement: JsonObject): Principals {
  const [plain, allBut] = [member(statement, 'Principal'), member(statement, 'NotPrincipal')];
  if (plain === undefined && allBut === undefined)
    throw new Unclear('it has neither Principal nor NotPrincipal');
  if (plain !== undefined && allBut !== undefined)
    throw new Unclear('it has both Principal and NotPrincipal');
  return { ...listed(plain ?? (allBut as Json)), allBut: plain === undefined };
}

const KINDS: ReadonlySet<string> = new Set(['RAM', 'Service', 'Federated']);

function listed(value: Json): Omit<Principals, 'allBut'> {
  if (value === '*') return { everyone: true, ram: [], services: [], federated: [] };
  if (!isObject(value)) throw new Unclear('Principal is not an object');
  const names = Object.keys(value);
  if (names.length === 0) throw new Unclear('Principal is empty');
  if (names.some((name) => !KINDS.has(name)))
    throw new Unclear('Principal has a kind that is not documented');
  return {
    everyone: false,
    ram: texts(member(value, 'RAM')),
    services: texts(member(value, 'Service')),
    federated: texts(member(value, 'Federated')),
  };
}

function texts(value: Json | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((item) => {
    if (typeof item !== 'string' || item.trim() === '')
      throw new Unclear('Principal holds something that is no text');
    return item.trim();
  });
}
