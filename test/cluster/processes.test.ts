import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { needs } from '../outside.ts';
import { startCluster } from './cluster.ts';
import { freePort } from './components.ts';
import { isAlive } from './is-alive.ts';
import { Supervisor } from './supervisor.ts';
import { until } from './until.ts';

interface Starter {
  folder: string;
  pids: number[];
}

/** Another process that starts a cluster, tells of it, and then hangs. */
async function hangingStarter() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hanging-starter.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, started: JSON.parse(line) as Starter };
}

needs('controlplane', 'test/cluster/processes', () => {
  it('end, and their folder goes, when the process that started them is killed', async () => {
    const { child, started } = await hangingStarter();
    expect([started.pids.length, started.pids.every(isAlive), existsSync(started.folder)]).toEqual([
      3,
      true,
      true,
    ]);
    child.kill('SIGKILL');
    await until('all are gone', () =>
      Promise.resolve(!started.pids.some(isAlive) && !existsSync(started.folder)),
    );
  }, 120_000);

  it.runIf(process.platform === 'linux')(
    'end when the supervisor itself is killed',
    async () => {
      const { child, started } = await hangingStarter();
      const [supervisor = 0, ...others] = started.pids;
      process.kill(supervisor, 'SIGKILL');
      await until('all are gone', () => Promise.resolve(!others.some(isAlive)));
      child.kill('SIGKILL');
      // Only the supervisor would have removed it.
      rmSync(started.folder, { recursive: true });
    },
    120_000,
  );

  it('says why a program did not start', async () => {
    const supervisor = await Supervisor.open();
    try {
      await expect(supervisor.start('missing', ['/nonexistent/program'])).rejects.toThrow(
        'missing: fork/exec /nonexistent/program: no such file or directory',
      );
    } finally {
      await supervisor.close();
    }
  });

  it('kills nothing but what it started', async () => {
    const bystander = spawn('sleep', ['60']);
    const supervisor = await Supervisor.open();
    const own = await supervisor.start('own', ['sleep', '60']);
    await supervisor.close();
    expect([isAlive(bystander.pid ?? 0), isAlive(own.pid)]).toEqual([true, false]);
    bystander.kill();
  });

  it('of a cluster start on another port where another program has taken the first', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const free = await freePort();
    const ports = [port, free];
    const cluster = await startCluster({ choosePort: () => Promise.resolve(ports.shift() ?? 0) });
    expect([cluster.url, ports]).toEqual([`https://127.0.0.1:${free}`, []]);
    await cluster.stop();
    other.close();
  }, 120_000);

  it('leave nothing behind where a cluster does not start, and say why', async () => {
    const opened = vi.spyOn(Supervisor, 'open');
    await expect(startCluster({ flags: ['--no-such-flag'] })).rejects.toThrow(/unknown flag: --no-such-flag/);
    const supervisor = await opened.mock.results[0]?.value;
    opened.mockRestore();
    expect([existsSync(supervisor.folder), [supervisor.pid, ...supervisor.pids()].some(isAlive)]).toEqual([
      false,
      false,
    ]);
  }, 120_000);
});
