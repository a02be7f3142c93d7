import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Known } from '../../kernel/known.ts';
import type { MaintenanceSchedule } from '../facts/maintenance-schedule.ts';
import type { Fields } from './fields.ts';

/** The window of a cluster or a pool. */
export function maintenanceSchedule(fields: Fields): Known<MaintenanceSchedule> {
  return fields.parsed(['maintenance_window'], 'an object of texts', toSchedule);
}

function toSchedule(value: Json): MaintenanceSchedule | undefined {
  if (!isObject(value)) return undefined;
  const [time, duration, recurrence, weeklyPeriod] = [
    'maintenance_time',
    'duration',
    'recurrence',
    'weekly_period',
  ].map((name) => textOf(value, name));
  if (time === undefined || duration === undefined) return undefined;
  if (recurrence === undefined || weeklyPeriod === undefined) return undefined;
  return { time, duration, recurrence, weeklyPeriod };
}

/** Undefined for what is no text: it may say anything. */
function textOf(value: JsonObject, name: string): string | undefined {
  const text = value[name];
  if (text === undefined || text === null) return '';
  if (typeof text === 'number') return String(text);
  return typeof text === 'string' ? text.trim() : undefined;
}
