// Plain JavaScript for Node.js 20: it runs before `npm ci` has brought the pinned one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');

/**
 * Installs what the lock file says unless it is installed already, and answers the Node.js to go on with.
 * Ends the process where that is impossible.
 */
export function prepare() {
  if (isStale()) install();
  const brought = join(bin, 'node');
  const packaged = join('..', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  // npm 10 takes the link away again together with the package of the other architecture.
  if (!existsSync(brought) && existsSync(join(bin, packaged))) symlinkSync(packaged, brought);
  if (existsSync(brought)) return brought;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return process.execPath;
  console.error(
    `Node.js 24.15 or newer is needed, npm brings none for ${process.platform} ${process.arch}: install one`,
  );
  process.exit(2);
}

/** The environment in which `node` and the tools of the checkout are found first. */
export function environment(extra = {}) {
  return { ...process.env, PATH: [bin, ...pathWithoutModules()].join(delimiter), ...extra };
}

function isStale() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(modules, '.package-lock.json'));
  return Object.entries(wanted).some(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link) return false;
    const found = installed[path];
    // An optional package may be meant for another platform; the one that matters is checked when it is used.
    if (found === undefined) return !entry.optional && !entry.peer;
    return found.version !== entry.version || found.integrity !== entry.integrity;
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function install() {
  console.error('installing the packages of the lock file (npm ci)');
  // Not with a Node.js inside node_modules: npm is about to delete it.
  const env = { ...process.env, PATH: pathWithoutModules().join(delimiter) };
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`npm ci failed${error ? `: ${error.message}` : ''}`);
  process.exit(2);
}

function pathWithoutModules() {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
}
