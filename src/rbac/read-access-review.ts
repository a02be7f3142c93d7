import { isObject, member } from '../kernel/json.ts';
import {
  type AccessReviewSpec,
  faultOfRequest,
  faultOfSubject,
  type NonResourceAttributes,
  type ResourceAttributes,
  type SelectorAttributes,
} from './access-review.ts';
import { faultOfSelector } from './selector-fault.ts';

export type ReadAccessReview = { spec: AccessReviewSpec } | { invalid: string };

/**
 * Reads a SubjectAccessReviewSpec (or a whole SubjectAccessReview) as the API server does: `null` is absent,
 * a member it does not know is dropped, a value of another type or an invalid spec is refused.
 * Kubernetes: pkg/apis/authorization/validation/validation.go
 */
export function readAccessReview(value: unknown): ReadAccessReview {
  try {
    const spec = specOf(value);
    const invalid = faultOfRequest(spec) ?? faultOfSubject(spec) ?? faultOfSelectors(spec.resourceAttributes);
    return invalid === undefined ? { spec } : { invalid };
  } catch (error) {
    if (error instanceof WrongType) return { invalid: error.message };
    throw error;
  }
}

class WrongType extends Error {
  override name = 'WrongType';
  constructor(path: string, expected: string) {
    super(`${path === '' ? 'the spec' : path} is not ${expected}`);
  }
}

function specOf(value: unknown): AccessReviewSpec {
  const outer = objectAt(value, '') ?? {};
  const isReview = member(outer, 'kind') === 'SubjectAccessReview' && isObject(member(outer, 'spec'));
  const at = new Members(isReview ? member(outer, 'spec') : outer, '');
  return defined<AccessReviewSpec>({
    user: at.text('user'),
    groups: at.texts('groups'),
    uid: at.text('uid'),
    extra: extraOf(at),
    resourceAttributes: resourceAttributesOf(at.members('resourceAttributes')),
    nonResourceAttributes: nonResourceAttributesOf(at.members('nonResourceAttributes')),
  });
}

function resourceAttributesOf(at: Members | undefined): ResourceAttributes | undefined {
  if (at === undefined) return undefined;
  return defined<ResourceAttributes>({
    namespace: at.text('namespace'),
    verb: at.text('verb'),
    group: at.text('group'),
    version: at.text('version'),
    resource: at.text('resource'),
    subresource: at.text('subresource'),
    name: at.text('name'),
    fieldSelector: selectorOf(at.members('fieldSelector')),
    labelSelector: selectorOf(at.members('labelSelector')),
  });
}

function nonResourceAttributesOf(at: Members | undefined): NonResourceAttributes | undefined {
  return at && defined<NonResourceAttributes>({ path: at.text('path'), verb: at.text('verb') });
}

function selectorOf(at: Members | undefined): SelectorAttributes | undefined {
  return (
    at &&
    defined<SelectorAttributes>({
      rawSelector: at.text('rawSelector'),
      requirements: at
        .list('requirements')
        ?.map((item) =>
          defined({ key: item.text('key'), operator: item.text('operator'), values: item.texts('values') }),
        ),
    })
  );
}

function extraOf(at: Members): Record<string, readonly string[]> | undefined {
  const extra = at.members('extra');
  if (extra === undefined) return undefined;
  const names = extra.names();
  return Object.fromEntries(names.map((name) => [name, extra.texts(name) ?? []]));
}

function faultOfSelectors(attributes: ResourceAttributes | undefined): string | undefined {
  return (
    faultOfSelector('fieldSelector', attributes?.fieldSelector) ??
    faultOfSelector('labelSelector', attributes?.labelSelector)
  );
}

/** Members of one object, read by type; `null` is absent. */
class Members {
  private readonly value: unknown;
  private readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  names(): string[] {
    return isObject(this.value) ? Object.keys(this.value) : [];
  }

  text(name: string): string | undefined {
    const value = member(this.value, name) ?? undefined;
    if (value !== undefined && typeof value !== 'string') throw new WrongType(this.at(name), 'a text');
    // Half a surrogate pair is no character; Go reads it as U+FFFD.
    return value?.toWellFormed();
  }

  texts(name: string): string[] | undefined {
    return this.array(name)?.map((item, index) => {
      if (item !== null && typeof item !== 'string')
        throw new WrongType(`${this.at(name)}[${index}]`, 'a text');
      return (item ?? '').toWellFormed();
    });
  }

  members(name: string): Members | undefined {
    const value = objectAt(member(this.value, name), this.at(name));
    return value && new Members(value, this.at(name));
  }

  list(name: string): Members[] | undefined {
    return this.array(name)?.map((item, index) => {
      const at = `${this.at(name)}[${index}]`;
      return new Members(objectAt(item, at) ?? {}, at);
    });
  }

  private array(name: string): unknown[] | undefined {
    const value = member(this.value, name) ?? undefined;
    if (value !== undefined && !Array.isArray(value)) throw new WrongType(this.at(name), 'a list');
    return value;
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

function objectAt(value: unknown, path: string): object | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw new WrongType(path, 'an object');
  return value;
}

/** Leaves out what is undefined. */
function defined<T extends object>(members: { [Name in keyof T]: T[Name] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
