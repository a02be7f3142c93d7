import { isObject, type Json, type JsonObject } from '../../src/kernel/json.ts';

/** Takes members and elements away, the outer ones first, for as long as the pod that is left still differs. */
export async function shrinkPod(
  pod: JsonObject,
  stillDiffers: (pod: JsonObject) => Promise<boolean>,
): Promise<JsonObject> {
  let smallest = pod;
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    for (const candidate of smaller(smallest)) {
      if (!isObject(candidate) || !(await stillDiffers(candidate))) continue;
      smallest = candidate;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

function* smaller(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [index] of value.entries()) yield value.filter((_, other) => other !== index);
    for (const [index, item] of value.entries())
      for (const less of smaller(item)) yield value.with(index, less);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const { [name]: _, ...rest } = value;
      yield rest;
    }
    for (const [name, inner] of Object.entries(value))
      for (const less of smaller(inner)) yield { ...value, [name]: less };
  }
}
