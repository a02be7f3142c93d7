import { UsageError } from '../kernel/usage-error.ts';
import { DEFAULT_DEADLINES, type Deadlines } from '../patches/deadlines.ts';
import type { Installed } from '../patches/installed.ts';

/** `high=14` sets one; the others stay. */
export function deadlinesOf(flags: readonly string[]): Deadlines {
  const deadlines = { ...DEFAULT_DEADLINES };
  for (const flag of flags) {
    const [, level, days] = /^(exploited|critical|high|medium|low)=(\d{1,4})$/.exec(flag) ?? [];
    if (level === undefined)
      throw new UsageError(
        'bad-flag',
        `${JSON.stringify(flag)} is no deadline: write exploited, critical, high, medium or low, and days: high=14.`,
      );
    deadlines[level as keyof Deadlines] = Number(days);
  }
  return deadlines;
}

/** `runc=1.1.11`, `c0aa/np0bb/runc=1.1.11`: the last part before the sign is the component. */
export function installedOf(flags: readonly string[]): Installed[] {
  return flags.map((flag) => {
    const [, scope, component, version] = /^(?:(.+)\/)?([^/=]+)=([^=\s]+)$/.exec(flag) ?? [];
    if (component === undefined || version === undefined)
      throw new UsageError(
        'bad-flag',
        `${JSON.stringify(flag)} names nothing installed: write component=version, with a scope before it if need be: c0aa/np0bb/runc=1.1.11.`,
      );
    return { scope, component, version };
  });
}
