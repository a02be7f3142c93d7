import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binariesFolder, NEWEST, STAGES, STAGES_FOLDER } from './binaries.ts';
import type { ClusterOptions } from './cluster-options.ts';
import type { Supervisor } from './supervisor.ts';

/** What acts on the objects: only where a test asks for it, for it needs memory and makes objects of its own. */
export async function startWorkers(
  supervisor: Supervisor,
  binary: string,
  kubeconfig: string,
  { controllerManager, scheduler, kwok }: ClusterOptions,
): Promise<void> {
  const { folder } = supervisor;
  writeFileSync(join(folder, 'admin.conf'), kubeconfig, { mode: 0o600 });
  const common = ['--kubeconfig=admin.conf', '--leader-elect=false', '--secure-port=0'];
  if (controllerManager) {
    await supervisor.start('kube-controller-manager', [
      binary,
      'kube-controller-manager',
      ...common,
      '--service-account-private-key-file=sa.key',
      '--root-ca-file=ca.crt',
      '--cluster-signing-cert-file=ca.crt',
      '--cluster-signing-key-file=ca.key',
    ]);
  }
  if (scheduler) await supervisor.start('kube-scheduler', [binary, 'kube-scheduler', ...common]);
  if (kwok) {
    const built = binariesFolder(NEWEST);
    const stages = STAGES.map((stage) => `--config=${join(built, STAGES_FOLDER, stage)}`);
    await supervisor.start('kwok', [
      join(built, 'kwok'),
      '--kubeconfig=admin.conf',
      '--manage-all-nodes',
      ...stages,
    ]);
  }
}
