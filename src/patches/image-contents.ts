import { parseImageReference } from '../kernel/image-reference.ts';
import { componentOfImage } from './component-names.ts';

/** What an image tells by its name. */
export interface ImageContent {
  /** The component it holds; undefined for what no advisory is filed under. */
  holds: { component: string; tag: string | undefined } | undefined;
  /** What it installs on its node. */
  installs: { component: string; version: string } | undefined;
}

/** The operator of NVIDIA installs these on the node from an image; its tag has the distribution behind. */
const NODE_TOOLS: ReadonlyMap<string, string> = new Map([
  ['k8s/container-toolkit', 'nvidia-container-toolkit'],
  ['nvidia/driver', 'nvidia-driver'],
]);

/** Thousands of pods run the same few images: each name is read once. */
export class ImageContents {
  readonly #known = new Map<string, ImageContent>();

  of(image: string): ImageContent {
    let content = this.#known.get(image);
    if (content === undefined) {
      content = { holds: componentOfImage(image), installs: installedBy(image) };
      this.#known.set(image, content);
    }
    return content;
  }
}

function installedBy(text: string): ImageContent['installs'] {
  const image = parseImageReference(text);
  const component = NODE_TOOLS.get(image?.repository.split('/').slice(-2).join('/') ?? '');
  const version = /^v?(\d+(?:\.\d+)+)(?:-[a-z]+[\d.]*)?$/.exec(image?.tag ?? '')?.[1];
  return component === undefined || version === undefined ? undefined : { component, version };
}
