import { compareText } from '../kernel/compare.ts';
import { isObject, type Json, type JsonObject, MAX_DEPTH, member } from '../kernel/json.ts';

/** The volume that the API server adds to every pod: its name differs from pod to pod. */
const TOKEN_VOLUME = 'kube-api-access-';

/** The names of the added volume in two pods that are compared. */
interface Tokens {
  pod: string | undefined;
  before: string | undefined;
}

/**
 * Whether a pod can be judged no other than the one before it on its page: the same controller made it of
 * the same template, and it comes later by name, so that of the two the one before is shown. The replicas
 * of a workload stand side by side in a list, and comparing two is cheaper than judging one.
 *
 * Which node a pod runs on is not compared: no check reads it, and the caller leaves out virtual nodes.
 */
export function isRepeat(pod: JsonObject, before: JsonObject): boolean {
  const { metadata, spec } = pod;
  const { metadata: metadataBefore, spec: specBefore } = before;
  if (!isObject(metadata) || !isObject(metadataBefore) || !isObject(spec) || !isObject(specBefore))
    return false;
  const tokens = { pod: tokenVolume(spec), before: tokenVolume(specBefore) };
  return (
    isLater(metadata, metadataBefore) &&
    isAlike(metadata, metadataBefore) &&
    runsTheSame(pod.status, before.status) &&
    same(spec, specBefore, tokens, 'nodeName')
  );
}

function isLater(metadata: JsonObject, before: JsonObject): boolean {
  const { name, namespace } = metadata;
  const { name: nameBefore, namespace: namespaceBefore } = before;
  return (
    typeof name === 'string' &&
    typeof namespace === 'string' &&
    typeof nameBefore === 'string' &&
    namespace === namespaceBefore &&
    compareText(nameBefore, name) <= 0
  );
}

/** A pod without a controller is its own owner. */
function isAlike(metadata: JsonObject, before: JsonObject): boolean {
  return (
    metadata.ownerReferences !== undefined &&
    MEMBERS.every((name) => same(metadata[name] ?? null, before[name] ?? null, NO_TOKENS))
  );
}

/** A tag may have named other content when an older replica started: results of image scans are of content. */
function runsTheSame(status: Json | undefined, before: Json | undefined): boolean {
  return STATUSES.every((list) => {
    const [images, imagesBefore] = [member(status, list), member(before, list)];
    if (!Array.isArray(images) || !Array.isArray(imagesBefore)) return noneIn(images) && noneIn(imagesBefore);
    if (images.length !== imagesBefore.length) return false;
    for (let index = 0; index < images.length; index++) {
      const [image, imageBefore] = [images[index], imagesBefore[index]];
      if (member(image, 'imageID') !== member(imageBefore, 'imageID')) return false;
      if (member(image, 'name') !== member(imageBefore, 'name')) return false;
    }
    return true;
  });
}

const STATUSES = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'] as const;

function noneIn(list: Json | undefined): boolean {
  return !Array.isArray(list) || list.length === 0;
}

const MEMBERS = ['ownerReferences', 'labels', 'annotations'] as const;
const NO_TOKENS: Tokens = { pod: undefined, before: undefined };

function tokenVolume(spec: JsonObject): string | undefined {
  const { volumes } = spec;
  if (!Array.isArray(volumes)) return undefined;
  for (const volume of volumes) {
    const name = member(volume, 'name');
    if (typeof name === 'string' && name.startsWith(TOKEN_VOLUME)) return name;
  }
  return undefined;
}

/** Whether two values are the same but for one name that stands for another throughout. */
function same(a: Json, b: Json, tokens: Tokens, except?: string, depth = 0): boolean {
  if (a === b && !isTouched(a, tokens)) return true;
  if (typeof a === 'string') return a === tokens.pod && b === tokens.before;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  // No walk is without an end: such nesting is in no pod, and is judged.
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameLists(a, b, tokens, depth + 1);
  return !Array.isArray(b) && sameObjects(a, b, tokens, except, depth + 1);
}

/** Whether a value that both pods share says something else in each, for it names the volume of one of them. */
function isTouched(shared: Json, { pod, before }: Tokens): boolean {
  if (pod === before) return false;
  if (typeof shared !== 'object' || shared === null) return shared === pod || shared === before;
  let answer = tokenNamed.get(shared);
  if (answer === undefined) {
    answer = namesToken(shared, 0);
    tokenNamed.set(shared, answer);
  }
  return answer;
}

/** Pods that are read as repeats of one another share most of what they hold, so that each is asked once. */
const tokenNamed = new WeakMap<object, boolean>();

function namesToken(value: Json, depth: number): boolean {
  if (typeof value === 'string') return value.startsWith(TOKEN_VOLUME);
  if (typeof value !== 'object' || value === null) return false;
  return depth > MAX_DEPTH || Object.values(value).some((inner) => namesToken(inner, depth + 1));
}

function sameLists(a: readonly Json[], b: readonly Json[], tokens: Tokens, depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++)
    if (!same(a[index] as Json, b[index] as Json, tokens, undefined, depth)) return false;
  return true;
}

// Loops, not lists of the members: a pod has hundreds of objects, and each list would be garbage at once.
function sameObjects(
  a: JsonObject,
  b: JsonObject,
  tokens: Tokens,
  except: string | undefined,
  depth: number,
): boolean {
  let members = 0;
  for (const name in a) {
    members++;
    if (name === except) continue;
    // Of inherited members this one alone could be taken for data.
    if (name === '__proto__') return false;
    if (!same(a[name] as Json, b[name] as Json, tokens, undefined, depth)) return false;
  }
  for (const _ in b) members--;
  return members === 0;
}
