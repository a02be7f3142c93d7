import { type Json, type JsonObject, member } from '../../kernel/json.ts';
import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { NotApplicable } from '../../model/verdict.ts';
import { notApplicable } from './verdicts.ts';

const QUANTITY = /^\+?(\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

/** What the API server makes of a quantity. A limit or request of zero is the same as none. */
export type Amount = 'some' | 'none' | 'invalid';

export function amountOf(value: Json | undefined): Amount {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'number') return value > 0 ? 'some' : value === 0 ? 'none' : 'invalid';
  if (typeof value !== 'string') return 'invalid';
  const digits = QUANTITY.exec(value)?.[1];
  if (digits === undefined) return 'invalid';
  return Number(digits) > 0 ? 'some' : 'none';
}

/** What a container, or the pod for all of them, sets of one resource. */
export function limitOf(holder: JsonObject, resource: string): Amount {
  return amountOf(member(member(member(holder, 'resources'), 'limits'), resource));
}

/** The same of requests; where none is set the API server fills in the limit. */
export function requestOf(holder: JsonObject, resource: string): Amount {
  const value = member(member(member(holder, 'resources'), 'requests'), resource);
  return value === undefined || value === null ? limitOf(holder, resource) : amountOf(value);
}

const INSTANCE = notApplicable('the pod is an instance of its own, whose size is its limit');

/** A pod on a virtual node takes nothing from others: ECI gives it an instance of a fixed size. */
export function unlessInstance(row: PodTemplate): true | NotApplicable {
  return row.virtual ? INSTANCE : true;
}

/** Quantities that the API server would refuse. */
export function resourceFaults({ at }: PodTemplate, paths: readonly string[]): Gap[] {
  return paths.map((path) => gapOf(at.source, at.ids, 'failed', `${path} is not a quantity`, path));
}
