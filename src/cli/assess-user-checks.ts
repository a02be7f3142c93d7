import type { AnyCheck } from '../checks/kit/define-check.ts';
import { loadUserChecks } from './scan-user-checks.ts';
import type { Streams } from './streams.ts';

/**
 * The checks of the user that a snapshot can answer: those of pods. Of the others it is said that they did not run.
 * @throws UsageError
 */
export async function podChecksOf(paths: readonly string[], streams: Streams): Promise<AnyCheck[]> {
  if (paths.length === 0) return [];
  const { checks } = await loadUserChecks(paths);
  return checks.flatMap(({ check }) => {
    const ofPods = check.ofPods();
    if (ofPods !== undefined) return [ofPods];
    streams.error(
      `demarc: ${check.check.id} did not run: of an account only checks run that are about pods and look at nothing but \`pod\`. Give it to \`demarc scan\`.\n`,
    );
    return [];
  });
}
