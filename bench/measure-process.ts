import { spawn } from 'node:child_process';

/** What one run of a process took. */
export interface ProcessRun {
  seconds: number;
  /** Of the processor, in the process and the kernel: what a busy machine changes less. */
  processorSeconds: number;
  peakMb: number;
}

// Written by the measured process itself when it ends, to a descriptor of its own.
const REPORTER = `import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ maxRSS, processor: userCPUTime + systemCPUTime }));
});`;

/** Runs Node.js with these arguments, and measures it with all its threads. */
export function measureNode(args: readonly string[]): Promise<ProcessRun> {
  const preload = `data:text/javascript,${encodeURIComponent(REPORTER)}`;
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let report = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    report += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      // Findings end a scan with 1, and unread documents with 3, which is no failure here.
      if (report === '' || (code !== 0 && code !== 1 && code !== 3)) {
        reject(new Error(`${args.join(' ')} ended with ${code}`));
        return;
      }
      const { maxRSS, processor } = JSON.parse(report) as { maxRSS: number; processor: number };
      resolve({ seconds, processorSeconds: processor / 1e6, peakMb: maxRSS / 1024 });
    });
  });
}

/** Wall seconds of another program; undefined where it is not installed or refuses. */
export function measureTool(tool: string, args: readonly string[]): Promise<number | undefined> {
  const start = process.hrtime.bigint();
  const child = spawn(tool, [...args], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (code) =>
      resolve(code === null || code > 1 ? undefined : Number(process.hrtime.bigint() - start) / 1e9),
    );
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function medianRun(runs: readonly ProcessRun[]): ProcessRun {
  return {
    seconds: median(runs.map((run) => run.seconds)),
    processorSeconds: median(runs.map((run) => run.processorSeconds)),
    // The worst, for memory is a promise of every run.
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
  };
}
