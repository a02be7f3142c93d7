import type { Request } from './access-review.ts';

/** A request with what every rule is compared with, worked out once. */
export type PreparedRequest = PreparedResource | PreparedUrl;

export interface PreparedResource {
  verb: string;
  group: string;
  name: string;
  /** Which texts in a rule's `resources` match: `*` stands for subresources too, `pods/*` is in no list. */
  texts: readonly string[];
}

export interface PreparedUrl {
  verb: string;
  path: string;
}

export function prepare({ resourceAttributes, nonResourceAttributes }: Request): PreparedRequest {
  if (resourceAttributes === undefined) {
    const { verb = '', path = '' } = nonResourceAttributes ?? {};
    return { verb, path };
  }
  const { verb = '', group = '', name = '', resource = '', subresource = '' } = resourceAttributes;
  const texts =
    subresource === '' ? ['*', resource] : ['*', `${resource}/${subresource}`, `*/${subresource}`];
  return { verb, group, name, texts };
}
