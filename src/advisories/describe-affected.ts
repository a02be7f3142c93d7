import { compileAffected, describeInterval } from './compile-affected.ts';
import { Line } from './line.ts';
import type { AdvisoryRecord } from './record.ts';
import { FAMILIES } from './versions/families.ts';

/** What one source says about one component, for people. */
export interface DescribedAffected {
  component: string;
  /** As conditions: `>= 1.30.0, < 1.30.10`; `*` is every version. */
  ranges: readonly string[];
  unreadable: readonly string[];
  undetermined: readonly string[];
  unverified: boolean;
  defects: readonly string[];
}

export function describeAffected(record: AdvisoryRecord): DescribedAffected[] {
  return record.affected.map((affected) => {
    const { component, undetermined, unverified } = affected;
    const family = FAMILIES.get(affected.family ?? '');
    if (family === undefined) {
      const stated = [...affected.versions, ...affected.ranges.map((range) => JSON.stringify(range))];
      return { component, ranges: [], unreadable: stated, undetermined, unverified, defects: [] };
    }
    const compiled = compileAffected(new Line(family), affected);
    return {
      component,
      ranges: compiled.intervals.map(describeInterval),
      unreadable: compiled.unreadable,
      undetermined,
      unverified,
      defects: compiled.defects,
    };
  });
}
