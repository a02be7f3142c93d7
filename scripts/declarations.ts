import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the type declarations of what the package exports beside the bundle. */
export function emitDeclarations(root: string, outdir: string): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(root, 'tsconfig.rbac.json'), '--outDir', outdir];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the type declarations could not be written');
  for (const file of globSync('**/*.d.ts', { cwd: outdir })) {
    const path = join(outdir, file);
    // The sources are named with their own extension; beside a declaration lies JavaScript.
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
  }
}
