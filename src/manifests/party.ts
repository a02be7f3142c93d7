import { Owners } from '../assess/owner.ts';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import type { Column, Party } from '../model/layer.ts';
import { sourceRow } from '../responsibility/source-table.ts';
import { MANIFEST_SCOPE } from './scope.ts';

/**
 * Who owes what a check found. Where the columns of the published table disagree that depends on the
 * configuration of the cluster, and without one nobody can tell.
 */
export function partyOf(check: AnyCheck, configuration: Column | undefined): Party {
  const party = new Owners([]).of(check, MANIFEST_SCOPE, undefined);
  if (party !== 'unknown' || configuration === undefined) return party;
  const { text } = sourceRow(check.layer).cells[configuration];
  if (text === 'Customer') return 'customer';
  return text.startsWith('Alibaba Cloud') ? 'alibaba-cloud' : 'unknown';
}
