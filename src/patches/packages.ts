import { findComponent } from '../advisories/components.ts';
import type { Advisory } from '../advisories/merge.ts';
import { type Known, unseen } from '../kernel/known.ts';
import { gapOf } from '../model/normalise/reading.ts';

/** Whether a component is a package of a distribution, of which advisories name thousands. */
export function isPackage(component: string, { records }: Advisory): boolean {
  if (findComponent(component) !== undefined) return false;
  return records.some(({ affected }) =>
    affected.some((part) => part.component === component && part.family === 'rpm'),
  );
}

export function packageVersion(component: string, cluster: string): Known<string> {
  const reason = `the version of the package ${component} is not in the status of a node`;
  return unseen(gapOf('kubernetes/nodes', [cluster], 'absent', reason));
}
