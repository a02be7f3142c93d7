import { parseInstant } from '../kernel/time.ts';
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
  const { collectedAt } = snapshot.header;
  return {
    ...account,
    cells: resolve(account.tables, parseInstant(collectedAt) ?? 0),
    snapshotTime: collectedAt,
    account: snapshot.header.account,
  };
}
