import { type Dirent, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AdvisoryIndex } from '../advisories/advisory-index.ts';
import type { ImageScanFile } from '../image-scans/image-scan.ts';
import { importImageScan } from '../image-scans/import-image-scan.ts';
import { compareText } from '../kernel/compare.ts';
import { UsageError } from '../kernel/usage-error.ts';
import type { Streams } from './streams.ts';

/** Larger files are left out: they are no result of one image, and a text has its limits. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The results of image scans in files, and in the `.json` files of folders. What cannot be used of a file is
 * told on standard error and in the sources of the assessment, and the others go on.
 * @throws UsageError where there is no such file
 */
export async function loadImageScans(
  paths: readonly string[],
  advisories: AdvisoryIndex,
  streams: Streams,
): Promise<ImageScanFile[]> {
  const loaded: ImageScanFile[] = [];
  for (const path of [...new Set(paths)]) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined)
      throw new UsageError(
        'input-missing',
        `There is no file or folder ${path}. Give the path of a result of an image scan.`,
      );
    const files = stat.isDirectory() ? filesIn(path) : [path];
    if (files.length === 0)
      loaded.push({ file: path, scans: [], refused: ['there is no .json file in the folder'] });
    // One after the other: only what was found is kept of a large document.
    for (const file of files) loaded.push(await loadFile(file, advisories));
  }
  for (const { file, refused } of loaded)
    for (const reason of refused) streams.error(`demarc: image scan ${file} is left out: ${reason}\n`);
  return loaded;
}

function filesIn(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // Reading it as a file tells why.
    return [folder];
  }
  entries.sort((a, b) => compareText(a.name, b.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() && entry.name.toLowerCase().endsWith('.json') ? [path] : [];
  });
}

async function loadFile(file: string, advisories: AdvisoryIndex): Promise<ImageScanFile> {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES)
      return refused(file, `it has ${Math.round(size / 1024 / 1024)} MB; at most 256 MB are read`);
    return importImageScan(await readFile(file, 'utf8'), file, advisories);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return refused(file, `it cannot be read (${code})`);
  }
}

function refused(file: string, reason: string): ImageScanFile {
  return { file, scans: [], refused: [reason] };
}
