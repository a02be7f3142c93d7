import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.generated.ts';
import { checksOfStandard, controlsOf, POD_SECURITY_CONTROLS } from './pod-security-levels.ts';

const names = (level: 'baseline' | 'restricted', minor: number) =>
  controlsOf(level, minor).map(({ control }) => control);

describe('checks/kit/pod-security-levels', () => {
  it('names checks and controls that there are', () => {
    const ids = new Set(catalogue.map(({ id }) => id));
    const controls = new Set(POD_SECURITY_CONTROLS.map(({ control }) => control));
    for (const { checks, replaces } of POD_SECURITY_CONTROLS) {
      expect(checks.filter((id) => !ids.has(id))).toEqual([]);
      if (replaces !== undefined) expect(controls).toContain(replaces);
    }
  });

  it('has a control from the version that brought it', () => {
    expect(names('baseline', 33)).not.toContain('hostProbesAndHostLifecycle');
    expect(names('baseline', 34)).toContain('hostProbesAndHostLifecycle');
  });

  it('restricted holds its own form of a control instead of that of the baseline', () => {
    expect(names('restricted', 34)).toContain('procMount');
    expect(names('restricted', 35)).toEqual(expect.not.arrayContaining(['procMount', 'hostPathVolumes']));
    expect(names('restricted', 35)).toContain('procMount_restricted');
  });

  it('checks of restricted are those of the baseline and more', () => {
    expect(checksOfStandard('restricted', 37)).toEqual(
      expect.arrayContaining(checksOfStandard('baseline', 37)),
    );
    expect(checksOfStandard('baseline', 37)).not.toContain('pod-run-as-root');
  });
});
