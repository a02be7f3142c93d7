import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const USUAL_PLACES = ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go'];

export interface Go {
  path: string;
  /** As `go version` tells it for the module. */
  version: string;
}

/** The Go that can build the module, or why there is none. */
export function findGo(module: string, places: readonly string[] = USUAL_PLACES): Go | { lacking: string } {
  const path = places.find(runs);
  if (path === undefined)
    return { lacking: `no Go found, which builds the control plane: ${remedy(module)}` };
  const found = ask(path, module);
  if (!('why' in found)) return found;
  const brought = knowsToolchains(found.why) ? undefined : bringToolchain(path, module);
  if (brought !== undefined && !('why' in brought)) return brought;
  const why = brought?.why ?? found.why;
  return { lacking: `the Go that was found cannot build the control plane (${why}): ${remedy(module)}` };
}

function runs(path: string): boolean {
  return (path === 'go' || existsSync(path)) && spawnSync(path, ['version'], { cwd: '/' }).status === 0;
}

/** In the folder of the module: a newer toolchain comes through the module proxy where GOTOOLCHAIN lets it. */
function ask(path: string, module: string): Go | { why: string } {
  const { status, stdout, stderr } = spawnSync(path, ['version'], { cwd: module, encoding: 'utf8' });
  if (status !== 0) return { why: lastLine(stderr) };
  const version = stdout.trim();
  return isOlder(version, wanted(module)) ? { why: version } : { path, version };
}

/** `1.26.0` of the module's line `go 1.26.0`. */
function wanted(module: string): string {
  return /^go (\S+)$/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'))?.[1] ?? '';
}

function remedy(module: string): string {
  return `install Go ${wanted(module)} or newer, or an older one without GOTOOLCHAIN=local`;
}

function isOlder(version: string, than: string): boolean {
  const found = /go(\d+)\.(\d+)/.exec(version);
  const [major = 0, minor = 0] = than.split('.').map(Number);
  return (
    found === null || Number(found[1]) < major || (Number(found[1]) === major && Number(found[2]) < minor)
  );
}

// Before 1.21 Go takes no notice of the version that a module asks for.
function knowsToolchains(version: string): boolean {
  return !isOlder(version, '1.21') || process.env.GOTOOLCHAIN === 'local';
}

/** What Go 1.21 and newer do themselves: Debian 12 has 1.19. */
function bringToolchain(path: string, module: string): Go | { why: string } {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const toolchain = `golang.org/toolchain@v0.0.1-go${wanted(module)}.${process.platform}-${arch}`;
  process.stderr.write(`bringing ${toolchain}\n`);
  const args = ['mod', 'download', '-json', toolchain];
  const { status, stdout, stderr } = spawnSync(path, args, { cwd: '/', encoding: 'utf8' });
  if (status !== 0) return { why: lastLine(stdout) || lastLine(stderr) };
  const folder = String((JSON.parse(stdout) as { Dir: string }).Dir);
  // Modules carry no modes.
  for (const program of globSync(['bin/*', 'pkg/tool/*/*'], { cwd: folder }))
    chmodSync(join(folder, program), 0o755);
  return ask(join(folder, 'bin', 'go'), module);
}

/** What a tool said at the end, which is why it failed. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
