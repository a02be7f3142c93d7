import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { Origin } from '../model/table.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ManifestObject } from './manifest-object.ts';

/** A check that looks at whole objects and not at the facts that were made of them. */
export interface ObjectCheck {
  /** What reports tell of it; its own `judge` is not asked. */
  check: AnyCheck;
  /** Whether it judges objects of a kind, `Deployment.apps`. */
  concerns(kindName: string): boolean;
  /** Judges an object whose secrets are gone; evidence points into its document. */
  judge(object: ManifestObject, at: Origin): Verdict;
}
