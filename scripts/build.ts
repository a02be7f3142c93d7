import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { emitDeclarations } from './declarations.ts';
import { collectLicences, renderLicences } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
// Built beside and swapped in at the end: a command that runs meanwhile never meets half a build.
const outdir = join(root, `.dist-${process.pid}`);
const entryPoints = [
  'src/cli/main.ts',
  'src/cli/scan-worker.ts',
  'src/rbac/public.ts',
  'src/index.ts',
].filter((entry) => existsSync(join(root, entry)));

// Bundled CommonJS packages call require() for Node.js modules, which an ES module does not have.
const REQUIRE =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** Of our own manifest the product needs the version alone. */
const versionOnly: Plugin = {
  name: 'version-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      if (path !== join(root, 'package.json')) return undefined;
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints,
  outdir,
  outbase: 'src',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  charset: 'utf8',
  chunkNames: 'chunks/[name]-[hash]',
  loader: { '.css': 'text', '.md': 'text', '.txt': 'text' },
  banner: { js: REQUIRE },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [versionOnly],
  metafile: true,
  logLevel: 'warning',
});

const licences = collectLicences(root, Object.keys(metafile.inputs));
writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), renderLicences(licences));
emitDeclarations(root, outdir);
rmSync(dist, { recursive: true, force: true });
renameSync(outdir, dist);

const outputs = Object.entries(metafile.outputs).filter(([name]) => name.endsWith('.js'));
const kilobytes = Math.round(outputs.reduce((sum, [, output]) => sum + output.bytes, 0) / 1000);
console.log(
  `built ${outputs.length} files, ${kilobytes} kB, from ${Object.keys(metafile.inputs).length} modules; ` +
    `${licences.length} packages bundled`,
);
