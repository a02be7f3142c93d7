const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: HOUR, d: 24 * HOUR };

/** How long an edge node may be cut off and keep its pods, in milliseconds: 0 not at all, Infinity for ever. */
export function autonomyOf(annotation: string): number | undefined {
  const text = annotation.trim().toLowerCase();
  if (text === '' || text === 'false') return 0;
  // A duration of 0 means without end.
  if (text === 'true' || text === '0') return Number.POSITIVE_INFINITY;
  const parts = [...text.matchAll(/(\d{1,9})([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  const duration = parts.reduce(
    (sum, [, number, unit]) => sum + Number(number) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
  return duration === 0 ? Number.POSITIVE_INFINITY : duration;
}
