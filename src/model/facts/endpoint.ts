/** Host and port of an API server's URL; undefined where the text is not one. */
export function hostAndPort(endpoint: string): { host: string; port: string } | undefined {
  const found = /^https:\/\/(\[[0-9a-fA-F:.]+\]|[0-9a-zA-Z.-]+)(?::(\d{1,5}))?\/?$/.exec(endpoint.trim());
  if (found?.[1] === undefined) return undefined;
  return { host: found[1].replace(/^\[|\]$/g, ''), port: found[2] ?? '443' };
}
