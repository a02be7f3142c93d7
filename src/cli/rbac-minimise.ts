import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../kernel/usage-error.ts';
import { addReportFlags, type ReportFlags } from './flags.ts';
import type { Shell } from './shell.ts';

type MinimiseFlags = ReportFlags & { cluster?: string; as: string; auditLog: string };

export function addMinimiseCommand(rbac: Command, shell: Shell): void {
  const command = rbac
    .command('minimise')
    .description('the roles that one identity really used, from an audit log; a suggestion, never applied')
    .argument('<input>', 'a snapshot file, an export folder, or manifests')
    .requiredOption('--as <user>', 'the user: a name, or system:serviceaccount:<namespace>:<name>')
    .requiredOption('--audit-log <file>', 'audit.k8s.io/v1 events, one JSON a line; - for standard input')
    .option('--cluster <id>', 'which cluster of the input');
  addReportFlags(command, ['text', 'json'], shell.streams);
  command.action((input: string, flags: MinimiseFlags) => minimise(input, flags, shell));
}

async function minimise(input: string, flags: MinimiseFlags, shell: Shell): Promise<void> {
  const { openRbac } = await import('./rbac-open.ts');
  const { policy } = await openRbac(input, flags.cluster);
  const { withImplicitGroups } = await import('../rbac/implicit-groups.ts');
  const { rulesFor } = await import('../rbac/rules-for.ts');
  const held = rulesFor(policy, withImplicitGroups({ user: flags.as }));
  const usage = await readLog(flags);
  const document = {
    user: flags.as,
    events: usage.events,
    malformedLines: usage.malformed,
    ...(usage.first === undefined ? {} : { from: usage.first, to: usage.last }),
    roles: usage.roles(nameFor(flags.as)),
    unused: usage.unused(held.rules),
    unread: held.reasons,
  };
  const { writeDocument } = await import('./write-document.ts');
  await writeDocument(document, flags, shell, async (options) => {
    const { renderMinimised } = await import('../report/rbac-minimise-text.ts');
    return renderMinimised(document, options);
  });
}

async function readLog({ auditLog, as }: MinimiseFlags) {
  const { AuditUsage } = await import('../rbac/audit-usage.ts');
  const { linesOf } = await import('./rbac-lines.ts');
  const usage = new AuditUsage(as);
  const chunks: AsyncIterable<Buffer> =
    auditLog === '-' ? process.stdin : createReadStream(auditLog, { highWaterMark: 1 << 20 });
  try {
    for await (const lines of linesOf(chunks)) for (const line of lines) usage.add(line);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || !syscall) throw error;
    throw new UsageError(
      'input-unreadable',
      `Cannot read the audit log ${auditLog}: ${code}. Check the path.`,
    );
  }
  return usage;
}

/** A name that Kubernetes takes: `system:serviceaccount:shop:web` → `web-used`. */
function nameFor(user: string): string {
  const last = user.slice(user.lastIndexOf(':') + 1).toLowerCase();
  const plain = last
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  return `${plain === '' ? 'user' : plain}-used`;
}
