import type { Known } from '../../kernel/known.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * How long a node's autonomy lasts, in milliseconds: 0 without autonomy, Infinity where it has no end,
 * undefined where it was not read or is spelt in no documented way (`true`, `false`, `300s`, `24h`).
 */
export function autonomyOf(annotation: Known<string>): number | undefined {
  if (!annotation.known) return undefined;
  const text = annotation.value.trim().toLowerCase();
  if (text === '' || text === 'false') return 0;
  if (text === 'true') return Number.POSITIVE_INFINITY;
  const duration = /^(\d+)([smhd])?$/.exec(text);
  if (duration === null) return undefined;
  const milliseconds = Number(duration[1]) * (UNITS[duration[2] ?? 's'] ?? 1000);
  // A duration of zero means autonomy without an end.
  return milliseconds === 0 ? Number.POSITIVE_INFINITY : milliseconds;
}
