import { parseImageReference } from '../kernel/image-reference.ts';
import type { Json } from '../kernel/json.ts';

const DIGEST = /sha256:[a-f0-9]{64}$/;
const ONLY_DIGEST = /^sha256:[a-f0-9]{64}$/;
const BARE_DIGEST = /^[a-f0-9]{64}$/;
/** An image has a handful; a document that lists thousands is not about one. */
const MOST_NAMES = 100;

/** The names under which one image is known, gathered from wherever a document writes them. */
export class ImageNames {
  readonly #references = new Set<string>();
  readonly #digests = new Set<string>();

  /** A reference, a digest, or a reference with a digest; what is none of them is left out. */
  add(...values: (Json | undefined)[]): this {
    for (const value of values) {
      if (typeof value !== 'string' || value.length > 1024) continue;
      if (this.#references.size + this.#digests.size >= MOST_NAMES) break;
      this.#addText(value.trim());
    }
    return this;
  }

  /** Only a digest, for members that may hold anything else. */
  addDigest(value: Json | undefined): this {
    return typeof value === 'string' && ONLY_DIGEST.test(value) ? this.add(value) : this;
  }

  #addText(text: string): void {
    if (BARE_DIGEST.test(text)) this.#digests.add(`sha256:${text}`);
    const digest = DIGEST.exec(text)?.[0];
    if (digest !== undefined) this.#digests.add(digest);
    if (digest === text) return;
    const image = parseImageReference(text);
    // A digest behind a repository names that content only, not whatever the tag `latest` is.
    if (image === undefined || (image.digest !== undefined && image.tag === undefined)) return;
    this.#references.add(referenceText(image));
  }

  get isEmpty(): boolean {
    return this.#references.size + this.#digests.size === 0;
  }

  get lists(): { references: readonly string[]; digests: readonly string[] } {
    return { references: [...this.#references].sort(), digests: [...this.#digests].sort() };
  }
}

/** `docker.io/library/nginx:1.29`: the same text for every way to write a reference. */
export function referenceText(image: {
  registry: string;
  repository: string;
  tag: string | undefined;
}): string {
  return `${image.registry}/${image.repository}:${image.tag ?? 'latest'}`;
}
