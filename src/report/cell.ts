import type { LedgerRow, State } from '../model/assessment.ts';
import { type Layer, PARTIES, type Party } from '../model/layer.ts';
import { PARTY_MARKS, STATE_MARKS, worstState } from './marks.ts';

/** One cell of the grid: each party that owes a duty there, with the worst state of its duties. */
export interface Cell {
  kind: 'none' | 'not-applicable' | 'owed';
  shares: { party: Party; state: State }[];
}

export function toCell(rows: readonly LedgerRow[]): Cell {
  if (rows.length === 0) return { kind: 'none', shares: [] };
  const shares = PARTIES.flatMap((party) => {
    const states = rows.filter((row) => row.party === party).map((row) => row.state);
    return states.length === 0 ? [] : [{ party, state: worstState(states) }];
  });
  return { kind: shares.length === 0 ? 'not-applicable' : 'owed', shares };
}

/** Without colour: `●A~○C!`. */
export function cellText(cell: Cell): string {
  if (cell.kind === 'none') return '';
  if (cell.kind === 'not-applicable') return STATE_MARKS['not-applicable'];
  return cell.shares.map(({ party, state }) => PARTY_MARKS[party] + STATE_MARKS[state]).join('');
}

/** The layers that accounts and clusters hold, and those of what runs below them. */
export const UPPER_LAYERS: readonly Layer[] = [
  'control-plane',
  'infrastructure',
  'workload',
  'cluster-and-network',
  'access-control',
];
export const LOWER_LAYERS: readonly Layer[] = [
  'pod-runtime',
  'node-os',
  'kubelet',
  'container-runtime',
  'edge-node',
];
