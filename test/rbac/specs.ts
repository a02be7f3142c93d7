/** Specs of access reviews that an API server accepts, and such as it refuses. */
const resourceAttributes = { verb: 'get', resource: 'pods' };
const withField = (fieldSelector: unknown) => ({
  user: 'a',
  resourceAttributes: { ...resourceAttributes, fieldSelector },
});
const withLabel = (labelSelector: unknown) => ({
  user: 'a',
  resourceAttributes: { ...resourceAttributes, labelSelector },
});
const requirement = (members: object) => ({
  requirements: [{ key: 'team', operator: 'In', values: ['a'], ...members }],
});

export const VALID_SPECS: [name: string, value: unknown][] = [
  ['a user and a resource', { user: 'a', resourceAttributes }],
  ['a group alone', { groups: ['a'], resourceAttributes }],
  ['a URL', { user: 'a', nonResourceAttributes: { path: '/', verb: 'get' } }],
  ['attributes without anything', { user: 'a', resourceAttributes: {} }],
  [
    'members that are null',
    { user: 'a', groups: null, extra: null, resourceAttributes, nonResourceAttributes: null },
  ],
  ['a member that it does not know', { user: 'a', role: 'x', resourceAttributes }],
  ['a raw selector, even one that does not parse', withField({ rawSelector: 'metadata.name=a,,=' })],
  ['requirements', withField(requirement({ key: 'metadata.name' }))],
  ['an operator that it does not know', withField(requirement({ operator: 'Gt' }))],
  ['a label with a prefix', withLabel(requirement({ key: 'example.com/team' }))],
  ['an empty label value', withLabel(requirement({ values: [''] }))],
];

export const INVALID_SPECS: [name: string, value: unknown, reason: RegExp][] = [
  ['nothing', null, /exactly one/],
  ['a text', 'x', /the spec is not an object/],
  ['neither attributes', { user: 'a' }, /exactly one/],
  ['both attributes', { user: 'a', resourceAttributes, nonResourceAttributes: {} }, /exactly one/],
  ['nobody', { user: '', groups: [], resourceAttributes }, /a user or at least one group/],
  ['a user that is a number', { user: 1, resourceAttributes }, /user is not a text/],
  ['groups that are a text', { groups: 'a', resourceAttributes }, /groups is not a list/],
  ['a group that is a number', { groups: ['a', 1], resourceAttributes }, /groups\[1\] is not a text/],
  ['extra of texts', { user: 'a', extra: { x: 'y' }, resourceAttributes }, /extra.x is not a list/],
  ['a list of attributes', { user: 'a', resourceAttributes: [] }, /resourceAttributes is not an object/],
  [
    'a namespace that is an object',
    { user: 'a', resourceAttributes: { namespace: {} } },
    /resourceAttributes.namespace/,
  ],
  ['an empty selector', withField({}), /neither/],
  ['both forms of a selector', withField({ rawSelector: 'a=b', ...requirement({}) }), /both/],
  ['a field without a key', withField(requirement({ key: '' })), /no key/],
  ['In without values', withField(requirement({ values: [] })), /needs values/],
  ['Exists with values', withLabel(requirement({ operator: 'Exists' })), /takes no values/],
  ['a label key that is none', withLabel(requirement({ key: '-x' })), /no label key/],
  ['a label prefix that is none', withLabel(requirement({ key: 'Example/x' })), /no label key/],
  ['a label value that is none', withLabel(requirement({ values: ['a b'] })), /no label value/],
];
