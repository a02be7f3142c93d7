import { spawnSync } from 'node:child_process';
import { environment, prepare, root } from './bootstrap.mjs';

// On stderr: the output of `npm pack --json` is read by programs.
const built = spawnSync(prepare(), ['scripts/build.ts'], {
  cwd: root,
  env: environment(),
  stdio: ['ignore', 2, 2],
});
process.exit(built.status ?? 1);
