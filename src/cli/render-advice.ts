import { UsageError } from '../kernel/usage-error.ts';
import type { Advice } from '../model/advice.ts';
import type { ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';
import { VERSION } from './version.ts';

/**
 * Answers in the form that was asked for.
 * @throws UsageError where OpenVEX was asked for and there is nothing to state
 */
export async function renderAdvices(
  advices: readonly Advice[],
  flags: ReportFlags,
  shell: Shell,
): Promise<string> {
  switch (flags.format) {
    case 'json':
      return (await import('../report/json.ts')).jsonText(advices[0]);
    case 'csv':
      return (await import('../report/advise-csv.ts')).renderAdviceCsv(advices, flags.lang);
    case 'openvex': {
      const { hasStatements, renderOpenVex } = await import('../report/openvex.ts');
      if (!hasStatements(advices)) throw nothingToState();
      return renderOpenVex(advices, VERSION);
    }
    default: {
      const { renderAdvice } = await import('../report/advise-text.ts');
      const { textOptions } = await import('./render-assessment.ts');
      return renderAdvice(advices[0] as Advice, textOptions(flags, shell.streams));
    }
  }
}

function nothingToState(): UsageError {
  return new UsageError(
    'scope-not-found',
    'Nothing in this account concerns an advisory, and an OpenVEX document needs a statement. Ask for another --format, or leave out --cluster and --region.',
  );
}
