import { describe, expect, it } from 'vitest';
import { DAY, parseInstant, toInstantText } from '../kernel/time.ts';
import type { MaintenanceSchedule } from '../model/facts/maintenance-schedule.ts';
import {
  countWindows,
  type MaintenanceWindow,
  nextWindow,
  readMaintenanceWindow,
} from './maintenance-window.ts';

function schedule(change: Partial<MaintenanceSchedule>): MaintenanceSchedule {
  return { time: '03:00:00Z', duration: '3h', recurrence: '', weeklyPeriod: '', ...change };
}
const read = (change: Partial<MaintenanceSchedule>) =>
  readMaintenanceWindow(schedule(change)) as MaintenanceWindow;
const at = (text: string) => parseInstant(text) as number;
const next = (change: Partial<MaintenanceSchedule>, after: string) => {
  const { start, end } = nextWindow(read(change), at(after));
  return [toInstantText(start), toInstantText(end)];
};

describe('the next maintenance window', () => {
  // 2026-11-23 is a Monday.
  it.each([
    ['on the same day, later', { weeklyPeriod: 'Monday' }, '2026-11-23T02:59:59Z', '2026-11-23T03:00:00Z'],
    ['at its very start', { weeklyPeriod: 'Monday' }, '2026-11-23T03:00:00Z', '2026-11-23T03:00:00Z'],
    ['not the one that runs', { weeklyPeriod: 'Monday' }, '2026-11-23T03:00:01Z', '2026-11-30T03:00:00Z'],
    ['of several days', { weeklyPeriod: 'Monday,Thursday' }, '2026-11-23T04:00:00Z', '2026-11-26T03:00:00Z'],
    ['across the end of a week', { weeklyPeriod: 'Monday' }, '2026-11-29T23:00:00Z', '2026-11-30T03:00:00Z'],
    ['across the end of a year', { weeklyPeriod: 'Friday' }, '2026-12-31T12:00:00Z', '2027-01-01T03:00:00Z'],
    ['on Thursday where no day is said', {}, '2026-11-23T00:00:00Z', '2026-11-26T03:00:00Z'],
    [
      'by its rule, which says more than the days',
      { recurrence: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=SU', weeklyPeriod: 'Monday' },
      '2026-11-23T00:00:00Z',
      '2026-11-29T03:00:00Z',
    ],
    ['on each day', { recurrence: 'FREQ=DAILY' }, '2026-11-23T04:00:00Z', '2026-11-24T03:00:00Z'],
    [
      'on the day of its own zone, which is the one before here',
      { time: '03:00:00+08:00', weeklyPeriod: 'Monday' },
      '2026-11-20T00:00:00Z',
      '2026-11-22T19:00:00Z',
    ],
    [
      'on the day of its own zone, which is the one after here',
      { time: '20:00:00-08:00', weeklyPeriod: 'Sunday' },
      '2026-11-20T00:00:00Z',
      '2026-11-23T04:00:00Z',
    ],
    [
      'every four weeks from its first date on',
      { time: '2026-10-14T03:00:00.000Z', recurrence: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU' },
      '2026-10-14T04:00:00Z',
      '2026-11-09T03:00:00Z',
    ],
    [
      'every four weeks, the second day of such a week',
      { time: '2026-10-14T03:00:00.000Z', recurrence: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU' },
      '2026-11-09T04:00:00Z',
      '2026-11-10T03:00:00Z',
    ],
    // RFC 5545 has this pair of rules to show what the start of the week does.
    [
      'every second week that begins on Monday',
      { time: '1997-08-05T09:00:00Z', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO' },
      '1997-08-05T10:00:00Z',
      '1997-08-10T09:00:00Z',
    ],
    [
      'every second week that begins on Sunday',
      { time: '1997-08-05T09:00:00Z', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU' },
      '1997-08-05T10:00:00Z',
      '1997-08-17T09:00:00Z',
    ],
    [
      'not before its first date',
      { time: '2027-03-01T03:00:00+08:00', weeklyPeriod: 'Monday' },
      '2026-11-23T00:00:00Z',
      '2027-02-28T19:00:00Z',
    ],
    [
      'on the day of its first date, where its rule names none',
      { time: '2026-11-25T03:00:00Z', recurrence: 'FREQ=WEEKLY' },
      '2026-11-25T04:00:00Z',
      '2026-12-02T03:00:00Z',
    ],
  ] as const)('is %s', (_name, change, after, start) => {
    expect(next(change, after)[0]).toBe(start);
  });

  it('lasts as long as it says, past midnight too', () => {
    expect(
      next({ time: '23:00:00Z', duration: '5h', weeklyPeriod: 'Sunday' }, '2026-11-23T00:00:00Z'),
    ).toEqual(['2026-11-29T23:00:00Z', '2026-11-30T04:00:00Z']);
  });
});

describe('windows that have passed', () => {
  const monday = read({ weeklyPeriod: 'Monday' });
  it.each([
    ['2026-11-23T03:00:00Z', '2026-11-23T05:59:59Z', 0],
    ['2026-11-23T03:00:00Z', '2026-11-23T06:00:00Z', 1],
    ['2026-11-23T03:00:01Z', '2026-11-30T05:00:00Z', 0],
    ['2026-11-01T00:00:00Z', '2026-11-30T06:00:00Z', 5],
    ['2026-11-30T00:00:00Z', '2026-11-01T00:00:00Z', 0],
  ])('from %s to %s are %i', (since, until, count) => {
    expect(countWindows(monday, at(since), at(until))).toBe(count);
  });

  it('are those that one finds by going from one to the next', () => {
    let checked = 0;
    for (const recurrence of ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,WE', 'FREQ=DAILY'])
      for (const zone of ['Z', '+08:00', '-11:30'])
        for (let step = 0; step < 40; step++) {
          const window = read({ time: `2026-01-07T22:30:00${zone}`, duration: '24h', recurrence });
          const since = at('2026-01-01T00:00:00Z') + step * 0.77 * DAY;
          const until = since + step * 2.3 * DAY;
          let found = 0;
          for (
            let span = nextWindow(window, since);
            span.end <= until;
            span = nextWindow(window, span.start + 1)
          )
            found++;
          expect(countWindows(window, since, until)).toBe(found);
          if (found > 0) checked++;
        }
    expect(checked).toBeGreaterThan(200);
  });
});

it.each([
  { time: '' },
  { time: '3am' },
  { time: '03:00:00' },
  { time: '24:00:00Z' },
  { time: '03:00:00+15:00' },
  { time: '2026-02-31x03:00:00Z' },
  { duration: '0h' },
  { duration: '25h' },
  { duration: 'long' },
  { weeklyPeriod: 'Moonday' },
  { recurrence: 'FREQ=MONTHLY;BYDAY=1MO' },
  { recurrence: 'FREQ=WEEKLY;COUNT=3;BYDAY=MO' },
  { recurrence: 'FREQ=WEEKLY;UNTIL=20270101T000000Z' },
  { recurrence: 'FREQ=WEEKLY;BYDAY=MO;BYDAY=TU' },
  { recurrence: 'FREQ=WEEKLY;INTERVAL=0;BYDAY=MO' },
  { recurrence: 'FREQ=WEEKLY;BYDAY=1MO' },
  { recurrence: 'every Monday' },
  { recurrence: 'FREQ=DAILY;INTERVAL=2' },
  // Nothing tells which of the four weeks it is.
  { recurrence: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO' },
])('a schedule that cannot be read has no windows: %j', (change) => {
  expect(readMaintenanceWindow(schedule(change))).toBeUndefined();
});
