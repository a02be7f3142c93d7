import { startCluster } from './cluster.ts';

// Run by processes.test.ts, which kills it.
const { supervisor } = await startCluster();
const pids = [supervisor.pid, ...supervisor.pids()];
process.stdout.write(`${JSON.stringify({ folder: supervisor.folder, pids })}\n`);
setInterval(() => undefined, 1000);
