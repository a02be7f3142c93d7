import type { RbacPolicy } from '../rbac/policy.ts';
import { objectText } from '../rbac/rbac-object.ts';
import { inert } from '../report/inert.ts';
import type { Streams } from './streams.ts';

const SHOWN = 10;

/** Says on standard error what is odd about the objects, so that the answers stay alone on standard output. */
export function warnOfProblems({ problems, drift, unread }: RbacPolicy, streams: Streams): void {
  const lines = [
    ...unread.map((reason) => `not read: ${reason}`),
    ...problems.map(({ object, message }) =>
      object === undefined ? message : `${objectText(object)}: ${message}`,
    ),
    ...drift.map(
      ({ name, missing, surplus }) =>
        `ClusterRole ${name}: its rules are not those that it aggregates (${missing.length} missing, ${surplus.length} more)`,
    ),
  ];
  const unique = [...new Set(lines)];
  for (const line of unique.slice(0, SHOWN)) streams.error(`demarc: ${inert(line)}\n`);
  if (unique.length > SHOWN) streams.error(`demarc: and ${unique.length - SHOWN} more\n`);
}
