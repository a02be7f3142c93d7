import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { Duty, Layer, Party } from '../model/layer.ts';
import { type Scope, scopeKey } from '../model/scope.ts';
import type { Cell } from '../responsibility/cell.ts';
import { sourceRow } from '../responsibility/source-table.ts';
import type { Part } from './contributions.ts';

/** Answers who owes a duty at a scope, from the resolved cells. */
export class Owners {
  private readonly cells = new Map<string, Cell>();

  constructor(cells: readonly Cell[]) {
    for (const cell of cells) this.cells.set(keyOf(cell.scope, cell.layer, cell.duty, cell.part), cell);
  }

  /** The party of the row a verdict counts in; for scopes without such a row, that of the layer. */
  of(check: AnyCheck, scope: Scope, part: Part | undefined): Party {
    // A switch is turned by whoever configures, whatever it automates.
    if (check.judges === 'setting') return 'customer';
    const cell = this.find(scope, check.layer, check.duty, part);
    if (cell?.party) return cell.party;
    return customerInAllColumns(check.layer, check.duty) ? 'customer' : 'unknown';
  }

  private find(scope: Scope, layer: Layer, duty: Duty, part: Part | undefined): Cell | undefined {
    for (const enclosing of enclosingScopes(scope)) {
      const found =
        this.cells.get(keyOf(enclosing, layer, duty, part)) ??
        this.cells.get(keyOf(enclosing, layer, duty, undefined)) ??
        this.cells.get(keyOf(enclosing, layer, duty, 'remainder'));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** ECI: configuring a pod is the customer's, whoever runs the machine below it. */
function customerInAllColumns(layer: Layer, duty: Duty): boolean {
  if (layer === 'pod-runtime') return duty === 'configure' || duty === 'activate-fix';
  return Object.values(sourceRow(layer).cells).every((cell) => cell.text === 'Customer' || cell.text === '—');
}

function enclosingScopes(scope: Scope): Scope[] {
  const found = [scope];
  const { account, cluster, nodePool } = scope;
  if (cluster === undefined) return found;
  if (nodePool !== undefined && scope.kind === 'node')
    found.push({ kind: 'node-pool', account, cluster, nodePool });
  if (scope.kind !== 'cluster') found.push({ kind: 'cluster', account, cluster });
  return found;
}

function keyOf(scope: Scope, layer: Layer, duty: Duty | null, part: Part | undefined): string {
  return `${scopeKey(scope)}\n${layer}\n${duty ?? ''}\n${part ?? ''}`;
}
