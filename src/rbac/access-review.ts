/** Who asks, as SubjectAccessReviewSpec of `authorization.k8s.io/v1` spells it; groups are taken as given. */
export interface Subject {
  user?: string;
  groups?: readonly string[];
  uid?: string;
  extra?: Readonly<Record<string, readonly string[]>>;
}

export interface SelectorRequirement {
  key?: string;
  operator?: string;
  values?: readonly string[];
}

export interface SelectorAttributes {
  rawSelector?: string;
  requirements?: readonly SelectorRequirement[];
}

/** RBAC decides without version and selectors: an access review does not make a name of `metadata.name=x`. */
export interface ResourceAttributes {
  namespace?: string;
  verb?: string;
  group?: string;
  version?: string;
  resource?: string;
  subresource?: string;
  name?: string;
  fieldSelector?: SelectorAttributes;
  labelSelector?: SelectorAttributes;
}

export interface NonResourceAttributes {
  path?: string;
  verb?: string;
}

/** What is asked for: exactly one of the two. */
export interface Request {
  resourceAttributes?: ResourceAttributes;
  nonResourceAttributes?: NonResourceAttributes;
}

export interface AccessReviewSpec extends Subject, Request {}

/** Why the API server would refuse the request; undefined when it would not. */
export function faultOfRequest(request: Request): string | undefined {
  const { resourceAttributes, nonResourceAttributes } = request;
  return (resourceAttributes === undefined) === (nonResourceAttributes === undefined)
    ? 'exactly one of resourceAttributes and nonResourceAttributes is needed'
    : undefined;
}

export function faultOfSubject(subject: Subject): string | undefined {
  return (subject.user ?? '') === '' && (subject.groups ?? []).length === 0
    ? 'a user or at least one group is needed'
    : undefined;
}
