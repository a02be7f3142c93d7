import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { Shell } from './shell.ts';

export function addRedactCommand(program: Command, shell: Shell): void {
  program
    .command('redact')
    .description('make a snapshot fit for sharing: ids and names replaced consistently')
    .argument('<input>', 'a snapshot file or an export folder')
    .requiredOption('--output <file>', 'the snapshot to write')
    .action(async (input: string, flags: { output: string }) => {
      const { openInput } = await import('../collect/open-input.ts');
      const { SnapshotWriter } = await import('../collect/snapshot-file.ts');
      const { Pseudonyms } = await import('../collect/pseudonyms.ts');
      const { redactedEntry } = await import('../snapshot/lines.ts');
      const snapshot = await openInput(input);
      const pseudonyms = new Pseudonyms(randomBytes(32).toString('hex'));
      // Names are learnt first, so that a name is replaced wherever it stands, also before the list that tells it.
      for await (const entry of snapshot.entries()) pseudonyms.learn(redactedEntry(entry));
      const writer = await SnapshotWriter.create(flags.output, pseudonyms.header(snapshot.header));
      for await (const entry of snapshot.entries())
        await writer.write(pseudonyms.entry(redactedEntry(entry)));
      await writer.finish();
      shell.streams.error(`${flags.output}: ${pseudonyms.size} ids and names replaced\n`);
    });
}
