import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const USUAL_PLACES = ['/usr/local/go/bin/go', '/usr/lib/go/bin/go'];

export interface Go {
  path: string;
  /** As `go version` tells it for the module. */
  version: string;
}

/** The Go that can build the module, or why there is none. */
export function findGo(module: string): Go | { lacking: string } {
  const path = ['go', ...USUAL_PLACES].find((candidate) => runs(candidate));
  if (path === undefined)
    return { lacking: `no Go found, which builds the control plane: ${remedy(module)}` };
  // In the folder of the module: a newer toolchain comes through the module proxy where GOTOOLCHAIN lets it.
  const { status, stdout, stderr } = spawnSync(path, ['version'], { cwd: module, encoding: 'utf8' });
  if (status === 0 && !isOlder(stdout, wanted(module))) return { path, version: stdout.trim() };
  const why = status === 0 ? stdout.trim() : lastLine(stderr);
  return { lacking: `the Go that was found cannot build the control plane (${why}): ${remedy(module)}` };
}

function runs(path: string): boolean {
  return (path === 'go' || existsSync(path)) && spawnSync(path, ['version'], { cwd: '/' }).status === 0;
}

/** `1.26.0` of the module's line `go 1.26.0`. */
function wanted(module: string): string {
  return /^go (\S+)$/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'))?.[1] ?? '';
}

function remedy(module: string): string {
  return `install Go ${wanted(module)} or newer, or 1.21 or newer with GOTOOLCHAIN=auto`;
}

// Before 1.21 Go ignores the version that a module asks for, and fails later in other words.
function isOlder(version: string, than: string): boolean {
  const found = /go(\d+)\.(\d+)/.exec(version);
  const [major = 0, minor = 0] = than.split('.').map(Number);
  return (
    found === null || Number(found[1]) < major || (Number(found[1]) === major && Number(found[2]) < minor)
  );
}

/** What a tool said at the end, which is why it failed. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
