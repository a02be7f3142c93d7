import { type Json, type JsonObject, member } from '../../kernel/json.ts';
import { at } from './containers.ts';

const LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];
const WINDOWS = 'windows';

/** Whether a pod says that it is for Windows, or only Windows nodes may run it. */
export function isForWindows(spec: JsonObject): boolean {
  if (at(spec, 'os', 'name') === WINDOWS) return true;
  const selector = member(spec, 'nodeSelector');
  if (selector !== undefined && LABELS.some((label) => member(selector, label) === WINDOWS)) return true;
  const terms = at(
    spec,
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  // One of the terms is enough for a node: each has to ask for Windows.
  return Array.isArray(terms) && terms.length > 0 && terms.every(asksForWindows);
}

function asksForWindows(term: Json): boolean {
  const expressions = at(term, 'matchExpressions');
  return (
    Array.isArray(expressions) &&
    expressions.some((expression) => {
      const values = at(expression, 'values');
      return (
        LABELS.includes(String(at(expression, 'key'))) &&
        at(expression, 'operator') === 'In' &&
        Array.isArray(values) &&
        values.length === 1 &&
        values[0] === WINDOWS
      );
    })
  );
}
