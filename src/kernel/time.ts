/**
 * Instants as API documents spell them: RFC 3339, the same without zone, epoch seconds or milliseconds
 * (as numbers or strings). Returns epoch milliseconds, or undefined where the text names no instant.
 */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,14}$/.test(text)) return fromEpoch(Number(text));
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const zoned =
    /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) || text.length === 10 ? text : `${text.replace(' ', 'T')}Z`;
  const instant = Date.parse(zoned);
  return Number.isNaN(instant) ? undefined : instant;
}

function fromEpoch(value: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const milliseconds = value < 1e11 ? value * 1000 : value;
  // Beyond it no calendar date exists (ECMAScript: time values).
  return milliseconds > 8.64e15 ? undefined : milliseconds;
}

export function toInstantText(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

export const DAY = 86_400_000;

export function daysBetween(earlier: number, later: number): number {
  return Math.floor((later - earlier) / DAY);
}
