import { toJsonText } from '../kernel/json.ts';
import type { Assessment } from '../model/assessment.ts';
import { inertJson } from './inert.ts';

export function renderJson(assessment: Assessment): string {
  return jsonText(assessment);
}

/** Any value of a report as JSON that is inert on a terminal, the invisible characters included. */
export function jsonText(value: unknown): string {
  return `${inertJson(toJsonText(value, 2))}\n`;
}
