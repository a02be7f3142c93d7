import { spawnSync } from 'node:child_process';
import { environment, prepare, root } from './bootstrap.mjs';

const node = prepare();
const options = { cwd: root, env: environment() };
const built = spawnSync(node, ['scripts/build.ts'], { ...options, stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(built.status ?? 1);
const command = ['bin/demarc', 'demo', ...process.argv.slice(2)];
process.exit(spawnSync(node, command, { ...options, stdio: 'inherit' }).status ?? 1);
