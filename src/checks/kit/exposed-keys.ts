import { isObject, type Json, type JsonObject, member, pointerToken } from '../../kernel/json.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { ConfigMap } from '../../model/facts/config-map.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { CredentialPlace, Secret } from '../../model/facts/secret.ts';
import { credentialsIn } from '../../model/normalise/credentials.ts';
import { evidenceAt } from '../../model/normalise/fields.ts';
import type { Table } from '../../model/table.ts';
import { at, containersOf, inSpec } from './containers.ts';
import { missingFrom } from './gaps.ts';

/** A place where an AccessKey id stands, in words, and its evidence. */
export interface ExposedKey {
  place: string;
  keyIdHash?: string;
  evidence: Evidence;
}

const LISTS = ['env', 'args', 'command'] as const;
const KEY_ID = 'alibaba-access-key-id';

/** AccessKey ids in the environment and the command lines of a pod's containers, and in its annotations. */
export function accessKeysIn(row: PodTemplate): ExposedKey[] {
  const found: ExposedKey[] = [];
  for (const { kind, name, spec, path } of containersOf(row)) {
    for (const list of LISTS) {
      const value = member(spec, list);
      if (value === undefined || value === null) continue;
      for (const credential of keysAmong(credentialsIn(value, `${path}/${list}`)))
        found.push(
          exposed(`${kind}/${name}/${list}`, credential, inSpec(row, credential.path, credential.value)),
        );
    }
  }
  for (const name of Object.keys(row.annotations)) {
    const value = row.annotations[name];
    if (credentialsIn(value).length === 0) continue;
    const root = row.specPath.replace(/\/spec$/, '');
    const path = `${root}/metadata/annotations/${pointerToken(name)}`;
    for (const credential of keysAmong(credentialsIn(value, path)))
      found.push(
        exposed(
          `annotations/${name}`,
          credential,
          evidenceAt(row.at, credential.path.slice(row.at.path.length), credential.value),
        ),
      );
  }
  return found;
}

/** AccessKey ids in the ConfigMaps and Secrets that a pod is given, and what was not read of these. */
export function referencesOf(
  row: PodTemplate,
  configMaps: Table<ConfigMap>,
  secrets: Table<Secret>,
): { found: ExposedKey[]; unread: Gap[] } {
  const found: ExposedKey[] = [];
  const unread: Gap[] = [];
  for (const reference of references(row)) {
    const [kind = '', name = ''] = reference.split('\n');
    const table: Table<ConfigMap | Secret> = kind === 'ConfigMap' ? configMaps : secrets;
    const object = table.get(`${row.cluster}/${row.namespace}/${name}`);
    if (object === undefined)
      unread.push(...missingFrom(table, row.cluster, `kubernetes/${kind.toLowerCase()}s`));
    for (const credential of keysAmong(object?.credentials ?? [])) {
      const origin = object?.at ?? row.at;
      found.push(
        exposed(`${kind}/${name}`, credential, evidenceAt(origin, credential.path, credential.value)),
      );
    }
  }
  return { found, unread };
}

function keysAmong(places: readonly CredentialPlace[]): CredentialPlace[] {
  return places.filter(({ shapes }) => shapes.includes(KEY_ID));
}

function exposed(place: string, { keyIdHash }: CredentialPlace, evidence: Evidence): ExposedKey {
  return keyIdHash === undefined ? { place, evidence } : { place, keyIdHash, evidence };
}

/** `ConfigMap\n<name>`, `Secret\n<name>`: what containers take variables from, and what volumes hold. */
function references(row: PodTemplate): Set<string> {
  const found = new Set<string>();
  const add = (kind: string, name: Json | undefined) => {
    if (typeof name === 'string' && name !== '') found.add(`${kind}\n${name}`);
  };
  for (const { spec } of containersOf(row)) {
    for (const variable of listOf(spec, 'env')) {
      // Most have a value of their own, and there are very many.
      const from = member(variable, 'valueFrom');
      if (from === undefined) continue;
      add('ConfigMap', at(from, 'configMapKeyRef', 'name'));
      add('Secret', at(from, 'secretKeyRef', 'name'));
    }
    for (const source of listOf(spec, 'envFrom')) {
      add('ConfigMap', at(source, 'configMapRef', 'name'));
      add('Secret', at(source, 'secretRef', 'name'));
    }
  }
  for (const volume of listOf(row.spec, 'volumes')) {
    add('ConfigMap', at(volume, 'configMap', 'name'));
    add('Secret', at(volume, 'secret', 'secretName'));
    const projected = at(volume, 'projected');
    for (const source of isObject(projected) ? listOf(projected, 'sources') : []) {
      add('ConfigMap', at(source, 'configMap', 'name'));
      add('Secret', at(source, 'secret', 'name'));
    }
  }
  return found;
}

function listOf(object: JsonObject, name: string): readonly Json[] {
  const list = member(object, name);
  return Array.isArray(list) ? list : [];
}
