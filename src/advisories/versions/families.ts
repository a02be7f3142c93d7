import { ack } from './ack.ts';
import { ackAddon } from './ack-addon.ts';
import { docker } from './docker.ts';
import { go } from './go.ts';
import { kernel } from './kernel.ts';
import { nvidiaDriver } from './nvidia-driver.ts';
import { rpm } from './rpm.ts';
import { semver } from './semver.ts';
import type { VersionFamily } from './version-family.ts';

const ALL: readonly VersionFamily[] = [ack, ackAddon, docker, go, kernel, nvidiaDriver, rpm, semver];

/** Every version family by its name. */
export const FAMILIES: ReadonlyMap<string, VersionFamily> = new Map(
  ALL.map((family) => [family.name, family]),
);

/** -1, 0 or 1; undefined where either text is no version of the family, or the two have no order. */
export function compareTexts(family: VersionFamily, a: string, b: string): -1 | 0 | 1 | undefined {
  const [left, right] = [family.parse(a), family.parse(b)];
  if (left === undefined || right === undefined || !family.haveOrder(left, right)) return undefined;
  return Math.sign(family.compare(left, right)) as -1 | 0 | 1;
}
