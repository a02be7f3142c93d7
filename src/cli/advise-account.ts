import { parseInstant } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { type Account, readAccount } from '../patches/read-account.ts';
import type { Cell } from '../responsibility/cell.ts';
import { resolve } from '../responsibility/resolve.ts';
import { liveSnapshot } from './assess.ts';
import type { LiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';

/** What was read of an account, and whose each duty in it is. */
export interface OpenedAccount extends Account {
  cells: readonly Cell[];
  snapshotTime: string;
  account: string;
}

/** The account of an INPUT, or the live one where there is none. */
export async function openAccount(
  input: string | undefined,
  flags: { cluster?: string[]; region?: string[] } & LiveFlags,
  shell: Shell,
): Promise<OpenedAccount> {
  const snapshot =
    input === undefined
      ? await liveSnapshot(flags, shell)
      : await (await import('../collect/open-input.ts')).openInput(input);
  const account = await readAccount(snapshot);
  for (const wanted of flags.cluster ?? []) refuseUnknownCluster(wanted, account);
  for (const wanted of flags.region ?? []) refuseUnknownRegion(wanted, account);
  const { collectedAt } = snapshot.header;
  return {
    ...account,
    cells: resolve(account.tables, parseInstant(collectedAt) ?? 0),
    snapshotTime: collectedAt,
    account: snapshot.header.account,
  };
}

/** Nothing would be found in it, and that would look clean. */
function refuseUnknownCluster(wanted: string, { tables }: Account): void {
  const isThere = tables.clusters.rows.some(
    ({ id, name }) => id === wanted || (name.known && name.value === wanted),
  );
  if (isThere) return;
  throw new UsageError(
    'scope-not-found',
    `There is no cluster ${wanted} in what was read. Run \`demarc assess\` to see them all.`,
  );
}

/** Where not every cluster was read with its region, what is not known of any is told instead. */
function refuseUnknownRegion(wanted: string, { tables }: Account): void {
  const { rows } = tables.clusters;
  const regions = new Set(rows.flatMap(({ scope }) => scope.region ?? []));
  const isUntold = rows.length === 0 || rows.some(({ scope }) => scope.region === undefined);
  if (isUntold || regions.has(wanted)) return;
  throw new UsageError(
    'scope-not-found',
    `There is no cluster of region ${wanted} in what was read. It has ${[...regions].sort().join(', ') || 'none'}.`,
  );
}
