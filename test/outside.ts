import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';
import { isBuilt, MINORS, type Minor, NEWEST } from './cluster/binaries.ts';

/** A part that the tests need and that no package of the lock file brings. */
export type Part = 'chromium' | 'rpm' | 'controlplane' | `controlplane ${Minor}`;

/** Why each part is not to be had here; undefined where it is. */
const lacking = new Map<Part, () => string | undefined>([
  [
    'chromium',
    () =>
      chromiumPath() === undefined
        ? 'no Chromium found: install it, or name one in DEMARC_CHROMIUM'
        : undefined,
  ],
  ['rpm', () => (runs('rpm') ? undefined : 'no rpm found: install the package rpm')],
  ['controlplane', () => withoutControlPlane(NEWEST)],
  ...MINORS.map((minor) => [`controlplane ${minor}`, () => withoutControlPlane(minor)] as const),
]);

/**
 * Declares tests that need a part from outside. Where the part is lacking they are skipped with the reason,
 * which the closing summary of `npm test` prints; in CI its lack is a failure.
 */
export function needs(part: Part, name: string, tests: () => void): void {
  const reason = lacking.get(part)?.();
  if (reason === undefined) {
    describe(name, tests);
    return;
  }
  describe(name, () => {
    it(`needs ${part}`, (context) => {
      if (process.env.CI) throw new Error(`${reason}. In CI this is a failure.`);
      context.skip(reason);
    });
  });
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Undefined where there is none. */
export function chromiumPath(): string | undefined {
  return [process.env.DEMARC_CHROMIUM, ...CHROMIUM].find((path) => path !== undefined && existsSync(path));
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function withoutControlPlane(minor: Minor): string | undefined {
  if (isBuilt(minor) && isBuilt(NEWEST)) return undefined;
  // scripts/test.mjs has tried to build it, and says why it could not.
  return (
    process.env.DEMARC_WITHOUT_CONTROLPLANE ||
    `Kubernetes ${minor} is not built here: node test/cluster/build.ts builds it, and needs Go`
  );
}
