import type { Basis } from '../model/basis.ts';
import type { Column, Confidence, Configuration, Duty, Layer, Party } from '../model/layer.ts';
import type { Scope } from '../model/scope.ts';

/** The column a scope is read in, and why. `unread`: what decides it was not read. */
export interface Placement {
  configuration: Configuration;
  assumed?: Column | null;
  basis: Basis;
  unread: boolean;
  /** Who runs the control plane, for what the table has no column for. */
  selfRun?: boolean;
}

/** A resolved cell of the ledger: whose duty, and why; its state comes later. */
export interface Cell {
  scope: Scope;
  layer: Layer;
  configuration: Configuration;
  assumed?: Column | null;
  duty: Duty | null;
  part?: 'automated' | 'remainder';
  party: Party | null;
  confidence: Confidence;
  basis: Basis[];
}
