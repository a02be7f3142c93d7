import { type ImageReference, parseImageReference } from '../../kernel/image-reference.ts';
import { isObject, member } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Fail, Verdict } from '../../model/verdict.ts';
import { type Container, inSpec } from './containers.ts';
import { fail, pass, unknown } from './verdicts.ts';

// Very many pods are judged: nothing is allocated until an image breaks a rule.

/** A container and the image that its text stands for. */
export interface ContainerImage extends Container {
  text: string;
  image: ImageReference;
}

export const IMAGES_PAGE = 'https://kubernetes.io/docs/concepts/containers/images/';

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
const NONE: readonly never[] = [];

/** The images of the containers of all three kinds that break a rule, and those that no runtime accepts. */
export function imagesWhere(
  row: PodTemplate,
  test: (image: ImageReference, container: Container['spec']) => boolean,
): { found: readonly ContainerImage[]; invalid: readonly Gap[] } {
  let found: ContainerImage[] | undefined;
  let invalid: Gap[] | undefined;
  for (const kind of KINDS) {
    const list = member(row.spec, kind);
    if (!Array.isArray(list)) continue;
    for (let index = 0; index < list.length; index++) {
      const spec = list[index];
      if (!isObject(spec)) continue;
      const text = spec.image;
      const image = typeof text === 'string' ? parseImageReference(text) : undefined;
      const name = String(spec.name ?? index);
      if (typeof text !== 'string' || image === undefined) {
        invalid ??= [];
        invalid.push(invalidImage(row, name));
      } else if (test(image, spec)) {
        found ??= [];
        found.push({ name, kind, spec, path: `/${kind}/${index}`, text, image });
      }
    }
  }
  return found === undefined && invalid === undefined
    ? ALL_GOOD
    : { found: found ?? NONE, invalid: invalid ?? NONE };
}

const ALL_GOOD = { found: NONE, invalid: NONE };

function invalidImage({ at }: PodTemplate, name: string): Gap {
  return gapOf(at.source, at.ids, 'failed', `the image of container ${name} is not a reference`, 'image');
}

/** A fail where an image breaks the rule; an image that is no reference is not known to keep it. */
export function judgeImages(
  row: PodTemplate,
  test: (image: ImageReference, container: Container['spec']) => boolean,
  toFail: (found: readonly ContainerImage[]) => Fail = (found) => failOfImages(row, found),
): Verdict {
  const { found, invalid } = imagesWhere(row, test);
  if (found.length > 0) return toFail(found);
  return invalid.length > 0 ? unknown(...invalid) : pass;
}

/** A fail that names containers and their images as they are written. */
export function failOfImages(row: PodTemplate, found: readonly ContainerImage[]): Fail {
  return fail(
    { containers: found.map(({ name }) => name), images: [...new Set(found.map(({ text }) => text))] },
    found.map(({ text, path }) => inSpec(row, `${path}/image`, text)),
  );
}
