import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { binariesFolder, NEWEST } from './binaries.ts';

/** One process that a supervisor started. */
export interface Supervised {
  pid: number;
  /** Settles when it has ended, with how. */
  ended: Promise<string>;
  hasEnded(): boolean;
}

interface Report {
  folder?: string;
  started?: string;
  pid?: number;
  ended?: string;
  failed?: string;
  why?: string;
}

// etcd alone writes 64 MB at once; a container's /dev/shm may have no more than that.
const ROOM = 1024 ** 3;

/**
 * The processes of one cluster and the folder they share, owned by a small program: it kills them and removes
 * the folder when it is closed, and also when this process dies in whichever way.
 */
export class Supervisor {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly starting = new Map<string, PromiseWithResolvers<number>>();
  private readonly ending = new Map<string, PromiseWithResolvers<string>>();
  private readonly running = new Map<string, number>();
  private readonly opened = Promise.withResolvers<string>();
  /** Where its processes run; their outputs are in NAME.log. */
  folder = '';

  private constructor() {
    this.child = spawn(join(binariesFolder(NEWEST), 'supervise'), [placeForFolders()], {
      // Its own session: Ctrl-C reaches the tests, and what they leave is cleared up by it.
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.on('error', (error) => this.opened.reject(error));
    this.child.on('exit', (code) => this.opened.reject(new Error(`the supervisor ended with ${code}`)));
    // It may be gone already when the last order is written.
    this.child.stdin.on('error', () => undefined);
    createInterface(this.child.stdout).on('line', (line) => this.hear(JSON.parse(line) as Report));
  }

  static async open(): Promise<Supervisor> {
    const supervisor = new Supervisor();
    supervisor.folder = await supervisor.opened.promise;
    return supervisor;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Starts a program; a name is used again only after its process has ended. */
  async start(
    name: string,
    command: readonly string[],
    environment: readonly string[] = [],
  ): Promise<Supervised> {
    const started = Promise.withResolvers<number>();
    const ended = Promise.withResolvers<string>();
    this.starting.set(name, started);
    this.ending.set(name, ended);
    let over = false;
    void ended.promise.then(() => {
      over = true;
    });
    this.order({ name, command, environment });
    const pid = await started.promise;
    this.running.set(name, pid);
    return { pid, ended: ended.promise, hasEnded: () => over };
  }

  /** Of what it started last under each name. */
  pids(): number[] {
    return [...this.running.values()];
  }

  /** SIGKILL, and waits until it has ended. */
  async kill(name: string): Promise<void> {
    this.order({ name, kill: true });
    await this.ending.get(name)?.promise;
  }

  /** The last lines that a process wrote. */
  said(name: string): string {
    return readFileSync(join(this.folder, `${name}.log`), 'utf8')
      .split('\n')
      .slice(-15)
      .join('\n');
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.stdin.end();
    await exit;
  }

  private order(order: object): void {
    this.child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  private hear(report: Report): void {
    if (report.folder !== undefined) this.opened.resolve(report.folder);
    if (report.started !== undefined) this.starting.get(report.started)?.resolve(report.pid ?? 0);
    if (report.ended !== undefined) this.ending.get(report.ended)?.resolve(report.why ?? '');
    if (report.failed !== undefined)
      this.starting.get(report.failed)?.reject(new Error(`${report.failed}: ${report.why}`));
  }
}

function placeForFolders(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > ROOM ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}
