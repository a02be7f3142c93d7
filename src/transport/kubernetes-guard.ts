// The only POSTs: they ask the API server a question and store nothing.
const REVIEWS = [
  /^\/apis\/authorization\.k8s\.io\/v1\/(?:self)?subjectaccessreviews$/,
  /^\/apis\/authorization\.k8s\.io\/v1\/selfsubjectrulesreviews$/,
  /^\/apis\/authorization\.k8s\.io\/v1\/namespaces\/[^/]+\/localsubjectaccessreviews$/,
  /^\/apis\/authentication\.k8s\.io\/v1\/selfsubjectreviews$/,
];
// Subresources that act although they are reached by GET.
const ACTING = /\/(?:proxy|exec|attach|portforward|ephemeralcontainers|binding|eviction|token)(?:\/|$)/;

// A whole kind; a cluster may call one of its own `token` or `proxy`.
const KIND = /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)\/[^/]+$/;

/** The law of the Kubernetes transport: get, list, watch and access reviews; everything else is refused. */
export function assertReadOnly(method: string, path: string): void {
  const plain = path.split('?', 1)[0] ?? '';
  if (plain.includes('..') || /%2f|%2e/i.test(plain))
    throw new Error('refused: a path that could name something else');
  if (method === 'GET' && (KIND.test(plain) || !ACTING.test(plain))) return;
  if (method === 'POST' && REVIEWS.some((review) => review.test(plain))) return;
  throw new Error(`refused: ${method} ${plain} is not a read`);
}
