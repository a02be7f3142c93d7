import type { Known } from '../kernel/known.ts';
import { parseInstant, toInstantText } from '../kernel/time.ts';
import type { AdviceNote, AdviceRow, Remedy } from '../model/advice.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import type { MaintenanceSchedule } from '../model/facts/maintenance-schedule.ts';
import type { NodePool } from '../model/facts/node-pool.ts';
import { concerns } from '../model/normalise/kubernetes-versions.ts';
import type { ProviderWait, WaitWindow } from '../model/provider-wait.ts';
import type { Advising } from './advising.ts';
import type { InventoryItem } from './inventory-item.ts';
import {
  countWindows,
  type MaintenanceWindow,
  nextWindow,
  readMaintenanceWindow,
  type WindowSpan,
} from './maintenance-window.ts';
import { note } from './match-basis.ts';

/** Adds to a row that waits for a maintenance window since when it waits, and which windows it let pass. */
export function withWait(row: AdviceRow, item: InventoryItem, remedy: Remedy, advising: Advising): AdviceRow {
  if (row.state !== 'waiting-for-provider' || row.trigger !== 'maintenance-window') return row;
  const since = availableSince(item, remedy, advising);
  const found = windowOf(item, advising);
  const unread = since === undefined ? note('wait-undated') : 'code' in found ? found : undefined;
  const wait = since === undefined || 'code' in found ? UNTOLD : waitOf(found, since, advising.time);
  const told: AdviceRow = { ...row, wait, overdue: row.overdue || wait.overdue === true };
  if (since !== undefined) told.since = toInstantText(since);
  if (unread !== undefined) told.notes = [...row.notes, unread];
  return told;
}

const UNTOLD: ProviderWait = { window: null, next: null, missed: null, firstMissed: null, overdue: null };

/** The schedule in words of the API, and its windows. */
interface Found {
  text: string;
  window: MaintenanceWindow;
}

function waitOf({ text, window }: Found, since: number, time: number): ProviderWait {
  const missed = countWindows(window, since, time);
  return {
    window: text,
    next: toSpan(nextWindow(window, Math.max(since, time))),
    missed,
    firstMissed: missed === 0 ? null : toSpan(nextWindow(window, since)),
    overdue: missed > 0,
  };
}

function toSpan({ start, end }: WindowSpan): WaitWindow {
  return { start: toInstantText(start), end: toInstantText(end) };
}

/** A fix can be taken from when its release is out; where that is not told, from when the flaw was. */
function availableSince(item: InventoryItem, { target }: Remedy, { advisory, tables }: Advising) {
  const published = parseInstant(advisory.published);
  const { cluster, component } = item;
  if (target === null || cluster === undefined || component === 'containerd') return published;
  const released = tables.kubernetesVersions
    .by('version', target)
    .find((row) => concerns(row, cluster) && row.releaseDate.known)?.releaseDate;
  return released?.known ? Math.max(released.value, published ?? released.value) : published;
}

/** The window that holds at a place: the pool's own if it has one, else the cluster's. */
function windowOf(item: InventoryItem, { tables }: Advising): Found | AdviceNote {
  const { cluster, scope } = item;
  if (cluster === undefined) return note('window-unread', { reason: 'no cluster' });
  const pool =
    scope.nodePool === undefined ? undefined : tables.nodePools.get(`${cluster.id}/${scope.nodePool}`);
  const holder = pool === undefined || hasNoWindow(pool) ? cluster : pool;
  return found(holder);
}

function hasNoWindow({ maintenanceWindow: enable }: NodePool): boolean {
  return !enable.known && enable.because.outcome === 'absent' && enable.because.field !== undefined;
}

const windows = new WeakMap<object, Found | AdviceNote>();

function found(holder: Cluster | NodePool): Found | AdviceNote {
  let window = windows.get(holder);
  if (window === undefined) {
    window = readWindow(holder.maintenanceWindow, holder.maintenanceSchedule);
    windows.set(holder, window);
  }
  return window;
}

function readWindow(enable: Known<boolean>, schedule: Known<MaintenanceSchedule>): Found | AdviceNote {
  if (!enable.known) return note('window-unread', { reason: enable.because.reason });
  if (!enable.value) return note('window-off');
  if (!schedule.known) return note('window-unread', { reason: schedule.because.reason });
  const window = readMaintenanceWindow(schedule.value);
  const text = describe(schedule.value);
  return window === undefined ? note('window-unreadable', { text }) : { text, window };
}

function describe({ time, duration, recurrence, weeklyPeriod }: MaintenanceSchedule): string {
  return [recurrence || weeklyPeriod, time, duration].filter((part) => part !== '').join(' ');
}
