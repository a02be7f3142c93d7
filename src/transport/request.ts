import { isAskedByRegion, type Operation, type Target } from '../operations/operation.ts';

/** The path of a target's request, without the paging parameters. */
export function pathOf(operation: Operation, target: Target): string {
  if (operation.style === 'RPC') return '/';
  let path = operation.path ?? '/';
  operation.ids.forEach((id, index) => {
    if (id.in === 'path')
      path = path.replace(`{${id.name}}`, encodePath(idValue(id.name, target.ids[index])));
  });
  if (/[{}]/.test(path)) throw new Error(`${operation.name} was asked without all of its ids`);
  return path;
}

/** The project that is part of the host, where the operation has one. */
export function projectOf(operation: Operation, target: Target): string | undefined {
  const index = operation.ids.findIndex((id) => id.in === 'host');
  return index < 0 ? undefined : idValue(operation.ids[index]?.name ?? '', target.ids[index]);
}

/** The query of a target's request, without the paging parameters. */
export function queryOf(operation: Operation, target: Target, region: string): Record<string, string> {
  const query: Record<string, string> = { ...operation.fixed };
  if (isAskedByRegion(operation)) query.RegionId = region;
  operation.ids.forEach((id, index) => {
    if (id.in === 'query') query[id.name] = idValue(id.name, target.ids[index]);
  });
  // Ids beyond the table's are parameters that change the answer, as `name=value`.
  for (const extra of target.ids.slice(operation.ids.length)) {
    const at = extra.indexOf('=');
    if (at > 0) query[extra.slice(0, at)] = extra.slice(at + 1).toWellFormed();
  }
  return query;
}

function idValue(name: string, id: string | undefined): string {
  if (id === undefined || id === '') throw new Error(`the id ${name} is missing`);
  // Ids come out of documents; half a surrogate pair has no encoding.
  const text = id.toWellFormed();
  return text.startsWith(`${name}=`) ? text.slice(name.length + 1) : text;
}

// A path segment of dots would be resolved away, and with it the resource that was meant.
function encodePath(id: string): string {
  if (/^\.+$/.test(id)) return id.replaceAll('.', '%2E');
  return encodeURIComponent(id).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
