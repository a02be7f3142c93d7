import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import type { Identity, IdentityView } from '../model/identity.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { EXIT } from './exit-code.ts';
import { addReportFlags, type ReportFlags } from './flags.ts';
import { addLiveFlags, type LiveFlags } from './live-flags.ts';
import type { Shell } from './shell.ts';
import { writeDocument } from './write-document.ts';

type Flags = ReportFlags & LiveFlags;

const VERDICT_EXIT = { clear: EXIT.clean, remains: EXIT.findings, unknown: EXIT.incomplete } as const;

export function addIdentityCommand(program: Command, shell: Shell): void {
  const identity = program
    .command('identity')
    .description('who can still get into a cluster: RAM identities with every way that they have');
  const list = identity.command('list').description('every identity with a way into a cluster, ghosts first');
  const show = identity.command('show').description('one identity, with every way that it has');
  const check = identity
    .command('preflight')
    .description('may this identity be deleted? exit 0 only if nothing would stay');
  for (const command of [show, check]) command.argument('<identity>', 'a UserId, RoleId or name');
  for (const command of [list, show, check]) {
    command.argument('[input]', 'a snapshot file or an export folder (default: the live account)');
    addReportFlags(command, ['text', 'json'], shell.streams);
    addLiveFlags(command);
  }
  list.action(async (input: string | undefined, flags: Flags) => {
    const view = await viewOf(input, flags, shell);
    await writeDocument(view, flags, shell, async (options) => {
      const { renderIdentities } = await import('../report/identity-text.ts');
      return renderIdentities(view, options);
    });
  });
  show.action(async (wanted: string, input: string | undefined, flags: Flags) => {
    const view = await viewOf(input, flags, shell);
    const found = await one(view, wanted);
    const document = { identity: found, unread: view.unread };
    await writeDocument(document, flags, shell, async (options) => {
      const { renderIdentity } = await import('../report/identity-text.ts');
      return renderIdentity(found, view, options);
    });
  });
  check.action(async (wanted: string, input: string | undefined, flags: Flags) => {
    const view = await viewOf(input, flags, shell);
    const { preflight } = await import('../identity/preflight.ts');
    const answer = preflight(await one(view, wanted), view);
    await writeDocument(answer, flags, shell, async (options) => {
      const { renderPreflight } = await import('../report/identity-text.ts');
      return renderPreflight(answer, options);
    });
    shell.exitCode = VERDICT_EXIT[answer.verdict];
  });
}

async function viewOf(input: string | undefined, flags: Flags, shell: Shell): Promise<IdentityView> {
  const snapshot = await snapshotOf(input, flags, shell);
  const { readTables } = await import('../assess/read-tables.ts');
  const { identityView } = await import('../identity/identities.ts');
  return identityView(await readTables(snapshot), snapshot.header.collectedAt);
}

async function snapshotOf(input: string | undefined, flags: Flags, shell: Shell): Promise<Snapshot> {
  if (input !== undefined) return (await import('../collect/open-input.ts')).openInput(input);
  const { liveSnapshot } = await import('./assess.ts');
  return liveSnapshot(flags, shell);
}

/** The one identity that is meant. Of one that nobody names nothing can be said, least of all that it is gone. */
async function one(view: IdentityView, wanted: string): Promise<Identity> {
  const { findIdentities, unreadIdentity } = await import('../identity/preflight.ts');
  const found = findIdentities(view, wanted);
  if (found.length === 1) return found[0] as Identity;
  // Whoever is in a list that was not read can be neither shown nor cleared.
  if (found.length === 0 && view.unread.length > 0) return unreadIdentity(wanted);
  throw new UsageError(
    'identity-not-found',
    found.length === 0
      ? `Neither RAM nor a cluster names ${wanted}. \`demarc identity list\` shows whom they name.`
      : `${wanted} is the name of several identities: give one of the ids ${found.map(({ id }) => id).join(', ')}.`,
  );
}
