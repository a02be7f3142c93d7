import type { AccessReviewSpec } from '../../src/rbac/access-review.ts';
import type { World, WorldObject } from './world-object.ts';

/**
 * Makes a world in which an answer differs as small as it can be while the answer still differs: leaves out
 * objects, then rules, subjects and list elements, until nothing more can go.
 */
export async function shrink(
  world: World,
  question: AccessReviewSpec,
  stillDiffers: (world: World, question: AccessReviewSpec) => boolean | Promise<boolean>,
): Promise<World> {
  let smallest: World = { ...world, questions: [question] };
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    for (const objects of smaller(smallest.objects)) {
      const candidate = { ...smallest, objects };
      if (!(await stillDiffers(candidate, question))) continue;
      smallest = candidate;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

/** Every way to take one thing away, the largest first; what is left is still acceptable. */
function* smaller(objects: readonly WorldObject[]): Generator<WorldObject[]> {
  for (const [index] of objects.entries()) yield objects.filter((_, other) => other !== index);
  for (const [index, object] of objects.entries())
    for (const less of smallerObjects(object)) yield objects.with(index, less);
}

function* smallerObjects(object: WorldObject): Generator<WorldObject> {
  const { aggregationRule, ...plain } = object;
  if (aggregationRule !== undefined) yield plain;
  for (const subjects of withoutOne(object.subjects ?? [], 0)) yield { ...object, subjects };
  for (const rules of withoutOne(object.rules ?? [], 0)) yield { ...object, rules };
  for (const [index, rule] of (object.rules ?? []).entries()) {
    for (const [name, list] of Object.entries(rule))
      for (const less of withoutOne(list, 1))
        yield { ...object, rules: (object.rules ?? []).with(index, { ...rule, [name]: less }) };
  }
}

function* withoutOne<T>(list: readonly T[], least: number): Generator<T[]> {
  if (list.length <= least) return;
  for (const [index] of list.entries()) yield list.filter((_, other) => other !== index);
}
