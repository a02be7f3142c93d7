import { idOf } from './values.ts';

/** The clusters of the sample fleet by name. */
export const ids = {
  shopProd: idOf('c', 'shop-prod'),
  mediaProd: idOf('c', 'media-prod'),
  payVault: idOf('c', 'pay-vault'),
  labAuto: idOf('c', 'lab-auto'),
  serverless: idOf('c', 'events-serverless'),
  storesEdge: idOf('c', 'stores-edge'),
  dedicated: idOf('c', 'core-dedicated'),
  registered: idOf('c', 'idc-registered'),
  lingjun: idOf('c', 'ai-lingjun'),
  burstAcs: idOf('c', 'burst-acs'),
  oldCi: idOf('c', 'old-ci'),
  branch: idOf('c', 'branch-offline'),
  goneSoon: idOf('c', 'gone-soon'),
};

export function poolId(cluster: string, pool: string): string {
  return idOf('np', `${cluster}/${pool}`);
}
