/** A weekly rule; days count from Monday, 0 to 6. */
export interface Recurrence {
  days: readonly number[];
  /** Weeks from one to the next. */
  interval: number;
  /** The day with which a week begins, which matters where weeks are left out. */
  weekStart: number;
}

const SHORT = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const LONG = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** More weeks than a year has would be no maintenance. */
const MOST_WEEKS = 53;

/** `Monday,Thursday`; undefined where a part is no day. */
export function readWeekdays(text: string): readonly number[] | undefined {
  return indexes(text, LONG, (part) => part.toLowerCase());
}

/**
 * A rule of RFC 5545 as far as ACK takes it: `FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU`, and daily ones. Any other
 * part would change when it falls: then undefined.
 * @param otherwise the days of a rule that names none
 */
export function readRecurrence(
  text: string,
  otherwise: readonly number[] | undefined,
): Recurrence | undefined {
  const parts = new Map<string, string>();
  for (const part of text.replace(/^RRULE:/i, '').split(';')) {
    const [name = '', value = '', more] = part.trim().toUpperCase().split('=');
    if (part.trim() === '') continue;
    if (more !== undefined || value === '' || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'WKST'];
  if ([...parts.keys()].some((name) => !known.includes(name))) return undefined;
  const interval = readInterval(parts.get('INTERVAL') ?? '1');
  const weekStart = SHORT.indexOf(parts.get('WKST') ?? 'MO');
  if (interval === undefined || weekStart < 0) return undefined;
  const listed = parts.get('BYDAY');
  const named = listed === undefined ? undefined : indexes(listed, SHORT, (part) => part);
  if (listed !== undefined && named === undefined) return undefined;
  switch (parts.get('FREQ')) {
    case 'WEEKLY': {
      const days = named ?? otherwise;
      return days && { days, interval, weekStart };
    }
    case 'DAILY':
      return interval === 1 ? { days: named ?? [0, 1, 2, 3, 4, 5, 6], interval, weekStart } : undefined;
    default:
      return undefined;
  }
}

function readInterval(text: string): number | undefined {
  const weeks = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return weeks >= 1 && weeks <= MOST_WEEKS ? weeks : undefined;
}

function indexes(
  text: string,
  names: readonly string[],
  normalise: (part: string) => string,
): readonly number[] | undefined {
  const found = text.split(',').map((part) => names.indexOf(normalise(part.trim())));
  return found.includes(-1) ? undefined : [...new Set(found)].sort((a, b) => a - b);
}
