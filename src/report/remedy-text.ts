import type { Messages } from '../messages/en.ts';
import { fill } from '../messages/fill.ts';
import type { Remedy } from '../model/advice.ts';

/** The act in words, with the release to go to or the first one that fixes. */
export function remedyText(words: Messages['advise'], { act, target, path, fixedIn }: Remedy): string {
  const told = words.act[act];
  if (target !== null)
    return fill(words.toTarget, { act: told, target: path.length > 1 ? path.join(' → ') : target });
  return fixedIn === null ? told : fill(words.atLeast, { act: told, version: fixedIn });
}
