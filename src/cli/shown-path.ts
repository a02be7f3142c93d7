import { relative, sep } from 'node:path';

/** Below the current folder with slashes, so that a report is the same on every machine; else as it was given. */
export function shownPath(path: string): string {
  const from = relative(process.cwd(), path);
  return (from === '' || from.startsWith('..') ? path : from).split(sep).join('/');
}
