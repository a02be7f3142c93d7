import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UsageError } from '../kernel/usage-error.ts';

const SUMS = 'SHA256SUMS';
const READABLE = /\.(?:json|ya?ml|csv|xml)(?:\.gz)?$/i;
const TIMEOUT = 120_000;
/** Larger answers and files are refused: the text of a document has to fit in memory. */
const LARGEST = 400_000_000;

/** One file that an update brings. */
export interface SourceFile {
  name: string;
  read(): Promise<string>;
}

/**
 * The files behind `--from`: one file, those of a folder, or what a URL answers. Where the folder holds
 * SHA256SUMS, or a hash is given, what does not match is refused before anything is taken in.
 */
export async function openSources(from: string, expected: string | undefined): Promise<SourceFile[]> {
  if (/^https?:\/\//i.test(from)) return [await fetched(from, expected)];
  let isFolder: boolean;
  try {
    isFolder = (await stat(from)).isDirectory();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(
      'input-missing',
      `Cannot read ${from}: ${code}. Give a file, a folder or an https URL.`,
    );
  }
  if (!isFolder)
    return [{ name: from, read: async () => decode(from, verified(from, await bytesOf(from), expected)) }];
  if (expected !== undefined)
    throw new UsageError('bad-flag', `--sha256 is for one file; give a folder a file ${SUMS} instead.`);
  const names = (await readdir(from, { recursive: true })).filter((name) => READABLE.test(name)).sort();
  if (names.length === 0)
    throw new UsageError('input-not-recognised', `${from} holds no JSON, YAML, XML or CSV file.`);
  const sums = await sumsOf(from);
  for (const name of sums?.keys() ?? []) {
    if (!names.includes(name)) throw mismatch(join(from, name), 'it is listed and not there');
  }
  const chosen = sums === undefined ? names : names.filter((name) => sums.has(name));
  const check = async (name: string) =>
    verified(join(from, name), await bytesOf(join(from, name)), sums?.get(name));
  if (sums !== undefined) for (const name of chosen) await check(name);
  return chosen.map((name) => ({
    name: relative('.', join(from, name)),
    read: async () => decode(name, await check(name)),
  }));
}

async function fetched(url: string, expected: string | undefined): Promise<SourceFile> {
  const { hostname, protocol } = parsedUrl(url);
  // Nobody on the way may change what decides whether a cluster is vulnerable.
  if (
    protocol === 'http:' &&
    !['localhost', '127.0.0.1', '[::1]'].includes(hostname) &&
    expected === undefined
  )
    throw new UsageError(
      'bad-flag',
      `${url} is not encrypted: take its https address, or give its --sha256.`,
    );
  let bytes: Buffer;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    if (Number(response.headers.get('content-length') ?? 0) > LARGEST) throw new Error('it is too large');
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new UsageError(
      'input-unreadable',
      `Cannot read ${url}: ${reason}. What was kept before still holds; try again, or give a file.`,
    );
  }
  const text = await decode(new URL(url).pathname, verified(url, bytes, expected));
  return { name: url, read: () => Promise.resolve(text) };
}

function parsedUrl(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new UsageError('bad-flag', `${JSON.stringify(url)} is no URL.`);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > LARGEST) throw new UsageError('input-unreadable', `${path} is too large.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(
      'input-unreadable',
      `Cannot read ${path}: ${code}. What was kept before still holds.`,
    );
  }
}

function verified(name: string, bytes: Buffer, expected: string | undefined): Buffer {
  if (expected === undefined) return bytes;
  if (!/^[0-9a-f]{64}$/i.test(expected))
    throw new UsageError(
      'bad-flag',
      `${JSON.stringify(expected)} is no SHA-256: give 64 hexadecimal digits.`,
    );
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== expected.toLowerCase()) throw mismatch(name, `its SHA-256 is ${actual}`);
  return bytes;
}

function mismatch(name: string, why: string): UsageError {
  return new UsageError(
    'input-not-recognised',
    `${name} is not what was promised: ${why}. Nothing was changed; fetch it again.`,
  );
}

async function sumsOf(folder: string): Promise<ReadonlyMap<string, string> | undefined> {
  const path = join(folder, SUMS);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  const lines = (await bytesOf(path))
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line) => {
      const [, hash, name] = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/i.exec(line) ?? [];
      if (hash === undefined || name === undefined) throw mismatch(path, 'it has a line that is no sum');
      return [name, hash];
    }),
  );
}

async function decode(name: string, bytes: Buffer): Promise<string> {
  if (!/\.gz$/i.test(name)) return bytes.toString('utf8');
  try {
    return (await promisify(gunzip)(bytes, { maxOutputLength: LARGEST })).toString('utf8');
  } catch {
    throw new UsageError(
      'input-unreadable',
      `${name} cannot be unpacked: it is cut off, too large or not gzip.`,
    );
  }
}
