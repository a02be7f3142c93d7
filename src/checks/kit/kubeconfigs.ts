import { type Unseen, unseen } from '../../kernel/known.ts';
import type { Kubeconfig } from '../../model/facts/kubeconfig.ts';
import { gapOf } from '../../model/normalise/reading.ts';

const OUT_OF_FORCE = new Set(['Expired', 'Unissued', 'Removed']);

/** Whether a kubeconfig's certificate opens the cluster. `Unknown` is what ACK says where it cannot tell. */
export function inForce({ certState }: Kubeconfig): boolean | Unseen {
  if (!certState.known) return certState;
  if (certState.value === 'Unexpired') return true;
  if (OUT_OF_FORCE.has(certState.value)) return false;
  const { source, ids } = certState.at;
  return unseen(
    gapOf(source, ids, 'failed', `the state of the certificate is ${certState.value}`, 'cert_state'),
  );
}

/** Whose kubeconfig it is: the name, or the id where the name was not read. */
export function holder({ accountName, accountId }: Kubeconfig): string {
  return accountName.known ? accountName.value : accountId;
}
