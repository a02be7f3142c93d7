import { spawn } from 'node:child_process';
import type { RenderedSource } from '../model/scan.ts';
import { decoded } from './read-text.ts';

const DEADLINE_MS = 30_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** A chart or kustomization as the user's own tool renders it; the text only where that went well. */
export interface Rendering {
  source: RenderedSource;
  text?: string;
}

/** Runs `helm template` or `kustomize build` on a folder. What that reads or fetches is the tool's affair. */
export function render(tool: RenderedSource['tool'], folder: string): Promise<Rendering> {
  // A folder may be called `--post-renderer=x`: it is no flag.
  const path = folder.startsWith('-') ? `./${folder}` : folder;
  const args = tool === 'helm' ? ['template', 'release', path, '--include-crds'] : ['build', path];
  return new Promise((resolve) => {
    const child = spawn(tool, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE_MS,
      killSignal: 'SIGKILL',
    });
    const output: Buffer[] = [];
    let size = 0;
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) child.kill('SIGKILL');
      else output.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 2000) complaint += chunk.toString();
    });
    const end = (outcome: RenderedSource['outcome'], reason?: string, text?: string) => {
      const source: RenderedSource = { folder, tool, outcome };
      if (reason !== undefined) source.reason = reason;
      resolve(text === undefined ? { source } : { source, text });
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') end('not-installed', `${tool} is not on PATH`);
      else end('failed', `${tool} cannot be started (${error.code ?? 'unknown reason'})`);
    });
    child.on('close', (code, signal) => {
      if (signal !== null)
        return end('failed', size > MOST_BYTES ? 'it prints more than 64 MiB' : `${tool} took over 30 s`);
      if (code !== 0) return end('failed', firstLine(complaint) ?? `${tool} ended with ${code}`);
      const text = decoded(Buffer.concat(output));
      if ('reason' in text) end('failed', text.reason);
      else end('rendered', undefined, text.text);
    });
  });
}

function firstLine(text: string): string | undefined {
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .find((part) => part !== '');
  return line?.slice(0, 300);
}
