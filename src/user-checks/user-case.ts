import { dig, isObject, type Json, type JsonObject } from '../kernel/json.ts';
import { redact } from '../kernel/redact.ts';
import { type ManifestObject, objectsOf } from '../manifests/manifest-object.ts';
import type { PlacedNode } from '../manifests/placed-node.ts';
import { MANIFEST } from '../manifests/scope.ts';
import type { Verdict } from '../model/verdict.ts';
import type { UserCheck } from './user-check.ts';

/** An example of a check, and what has to come out. */
export interface UserCase {
  name: string;
  line: number;
  object: ManifestObject;
  namespaceObject: Json | undefined;
  expect: Verdict['verdict'];
}

const VERDICTS = ['pass', 'fail', 'unknown', 'not-applicable'] as const;

/** Reads a case: a whole `object`, or a `pod` that need not say what it is. */
export function readCase(node: PlacedNode): UserCase {
  node.only(['name', 'object', 'pod', 'namespaceObject', 'expect']);
  const { line } = node.fault('');
  return {
    name: node.needed('name').text(),
    line,
    object: readObject(node),
    namespaceObject: node.member('namespaceObject')?.value,
    expect: node.needed('expect').oneOf(VERDICTS),
  };
}

function readObject(node: PlacedNode): ManifestObject {
  const pod = node.member('pod');
  const whole = node.member('object');
  if ((pod === undefined) === (whole === undefined)) throw node.fault('a case has an object or a pod');
  const value = pod === undefined ? whole?.value : asPod(pod);
  const objects = value === undefined ? undefined : objectsOf(redact(value));
  const [object] = objects ?? [];
  if (object === undefined || objects?.length !== 1)
    throw (whole ?? node).fault('the object is no Kubernetes object with apiVersion and kind');
  return object;
}

function asPod(node: PlacedNode): JsonObject {
  node.only(['metadata', 'spec']);
  const { value } = node;
  if (!isObject(value)) throw node.fault('the pod is no object');
  node.needed('spec');
  const metadata = dig(value, 'metadata');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: isObject(metadata) ? metadata : { name: 'case' },
    ...value,
  };
}

/** What a check says of a case, with the reason where it could not tell. */
export function runCase(
  check: UserCheck,
  { object, namespaceObject }: UserCase,
): { verdict: Verdict['verdict']; why?: string } {
  if (!check.concerns(object.kindName))
    return { verdict: 'not-applicable', why: `the check is not about ${object.kindName}` };
  const said = check.judge(object, { source: MANIFEST, ids: ['case'], path: '' }, namespaceObject);
  if (said.verdict !== 'unknown') return { verdict: said.verdict };
  return { verdict: 'unknown', why: said.because.map(({ reason }) => reason).join('; ') };
}
