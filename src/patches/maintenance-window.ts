import { DAY, parseInstant } from '../kernel/time.ts';
import type { MaintenanceSchedule } from '../model/facts/maintenance-schedule.ts';
import { type Recurrence, readRecurrence, readWeekdays } from './recurrence.ts';

const HOUR = 3_600_000;
const WEEK = 7 * DAY;
/** 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday. */
const FIRST_MONDAY = 4 * DAY;
/** What the API documents for a window that leaves it out. */
const DEFAULT_DAYS = 'Thursday';
const DEFAULT_DURATION = '3h';

/** Windows that come every week, or every few weeks, on some days at one time of a zone. */
export interface MaintenanceWindow {
  /** One start for each of the days, in epoch milliseconds; the others follow by whole periods. */
  starts: readonly number[];
  period: number;
  duration: number;
  /** No window starts before it. */
  from: number;
}

/** One window, in epoch milliseconds. */
export interface WindowSpan {
  start: number;
  end: number;
}

/**
 * The windows of a schedule (RFC 5545 of which ACK takes weekly rules without an end); undefined where it
 * cannot be read, or does not tell in which weeks it falls.
 */
export function readMaintenanceWindow(schedule: MaintenanceSchedule): MaintenanceWindow | undefined {
  const time = readTime(schedule.time);
  const duration = readDuration(schedule.duration || DEFAULT_DURATION);
  const recurrence = recurrenceOf(schedule, time?.date);
  if (time === undefined || duration === undefined || recurrence === undefined) return undefined;
  // Which of several weeks it is only the first date tells.
  if (recurrence.interval > 1 && time.date === undefined) return undefined;
  const weekStart = FIRST_MONDAY + recurrence.weekStart * DAY;
  const local = time.date ?? weekStart;
  const week = local - modulo(local - weekStart, WEEK);
  return {
    starts: recurrence.days.map(
      (day) => week + modulo(day - recurrence.weekStart, 7) * DAY + time.ofDay - time.offset,
    ),
    period: recurrence.interval * WEEK,
    duration,
    from: time.date === undefined ? Number.NEGATIVE_INFINITY : time.date + time.ofDay - time.offset,
  };
}

/** The first window that starts at an instant or later. */
export function nextWindow(window: MaintenanceWindow, instant: number): WindowSpan {
  const since = Math.max(instant, window.from);
  const start = Math.min(...window.starts.map((first) => firstSince(window, first, since)));
  return { start, end: start + window.duration };
}

/** How many windows began and ended between two instants. */
export function countWindows(window: MaintenanceWindow, since: number, until: number): number {
  return window.starts.reduce((sum, first) => {
    const start = firstSince(window, first, Math.max(since, window.from));
    const room = until - window.duration - start;
    return room < 0 ? sum : sum + Math.floor(room / window.period) + 1;
  }, 0);
}

function firstSince({ period }: MaintenanceWindow, start: number, since: number): number {
  return start + Math.ceil((since - start) / period) * period;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function recurrenceOf(
  { recurrence, weeklyPeriod }: MaintenanceSchedule,
  date: number | undefined,
): Recurrence | undefined {
  const listed = readWeekdays(weeklyPeriod || DEFAULT_DAYS);
  if (recurrence === '') return listed && { days: listed, interval: 1, weekStart: 0 };
  // A rule without days falls on the day of its first date.
  const ofDate = date === undefined ? undefined : [modulo(date / DAY - FIRST_MONDAY / DAY, 7)];
  return readRecurrence(recurrence, ofDate ?? listed);
}

interface TimeOfDay {
  ofDay: number;
  offset: number;
  /** The first date, as midnight in its own zone. */
  date?: number;
}

const TIME = /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

function readTime(text: string): TimeOfDay | undefined {
  const [, date, hours, minutes, seconds = '0', zone] = TIME.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || zone === undefined) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const ofDay = Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000;
  const offset = readZone(zone);
  if (offset === undefined) return undefined;
  if (date === undefined) return { ofDay, offset };
  const day = parseInstant(`${date}T00:00:00Z`);
  return day === undefined ? undefined : { ofDay, offset, date: day };
}

function readZone(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000);
}

/** Whole hours, one to twenty-four. */
function readDuration(text: string): number | undefined {
  const hours = Number(/^(\d{1,2})(?:h(?:0m(?:0s)?)?)?$/.exec(text)?.[1]);
  return hours >= 1 && hours <= 24 ? hours * HOUR : undefined;
}
