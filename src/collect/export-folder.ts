import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../kernel/compare.ts';
import { dig, type Json, JsonFault, parseDocument } from '../kernel/json.ts';
import { parseInstant, toInstantText } from '../kernel/time.ts';
import { UsageError } from '../kernel/usage-error.ts';
import { type KubernetesList, kubernetesSource, listNamed } from '../operations/kubernetes.ts';
import { type Operation, sourceOf, type Target } from '../operations/operation.ts';
import { operations, variantIds } from '../operations/table.ts';
import { classify, serviceErrorOf } from '../transport/classify.ts';
import { createSecrets } from '../transport/secrets.ts';
import { codeOf, filesBelow } from './export-files.ts';
import { parseFileName } from './export-layout.ts';
import type { Fetched, Fetcher, KubernetesFetcher } from './fetcher.ts';

export const MANIFEST = 'demarc-export.json';

export interface ExportManifest {
  collectedAt: string;
  account: string;
  regions: string[];
}

/** A file of the folder: which page of which request it holds, or its refusal. */
interface ExportFile {
  path: string;
  /** From the folder. */
  name: string;
  page: number;
  error: boolean;
  /** Why it is not opened. */
  fault?: string;
}

/** Responses exported with other tools (CONTRACT, section 6), for accounts that no tool may touch. */
export class ExportFolder implements Fetcher {
  readonly manifest: ExportManifest;
  /** Files whose names say nothing that Demarc reads. */
  readonly ignored: string[] = [];
  private readonly files = new Map<string, ExportFile[]>();
  private readonly taken = new Set<string>();

  private constructor(manifest: ExportManifest) {
    this.manifest = manifest;
  }

  /** @throws UsageError when the folder or its manifest cannot be read */
  static async open(dir: string): Promise<ExportFolder> {
    const folder = new ExportFolder(await readManifest(dir));
    await folder.index(dir);
    return folder;
  }

  static async isOne(dir: string): Promise<boolean> {
    const found = await stat(join(dir, MANIFEST)).catch(() => undefined);
    return found?.isFile() === true;
  }

  /** Clusters that file names speak of, whether or not a list names them. */
  clusters(): string[] {
    const found = new Set<string>();
    const ofCluster = new Set(
      operations.flatMap((operation) =>
        ['ClusterId', 'cluster_id'].includes(operation.ids[0]?.name ?? '') ? [sourceOf(operation)] : [],
      ),
    );
    for (const key of this.files.keys()) {
      const [source = '', cluster] = key.split('\n');
      if (cluster !== undefined && (ofCluster.has(source) || source.startsWith('kubernetes/')))
        found.add(cluster);
    }
    return [...found].sort(compareText);
  }

  async *call(operation: Operation, target: Target): AsyncIterable<Fetched> {
    yield* this.read(sourceOf(operation), [...target.ids, ...variantIds(operation)]);
  }

  kubernetes(cluster: string): KubernetesFetcher {
    return {
      version: () => this.one('kubernetes/version', [cluster]),
      configz: (node) => this.one('kubernetes/configz', [cluster, node]),
      list: (list) => this.read(kubernetesSource(list), [cluster]),
      family: (family) => Promise.resolve(this.family(`.${family.group}`, cluster)),
    };
  }

  /** The kinds of a family that have a file; whether there are more, no file tells. */
  private family(suffix: string, cluster: string): { lists: KubernetesList[]; answer: Fetched } {
    const lists = [...this.files.keys()].flatMap((key) => {
      const [source = '', of] = key.split('\n');
      const list =
        of === cluster && source.endsWith(suffix) ? listNamed(source.slice('kubernetes/'.length)) : undefined;
      return list === undefined ? [] : [list];
    });
    const reason = 'an export does not tell which kinds the cluster serves; those that have a file are read';
    return { lists, answer: { outcome: 'not-attempted', page: 1, reason } };
  }

  /** The folder can be read more than once. */
  rewind(): void {
    this.taken.clear();
  }

  /**
   * Requests that have a file but that nothing read so far led to: lists may be missing, their details here.
   * @param but a source that is read later
   */
  async *rest(but: string): AsyncIterable<{ source: string; ids: string[]; fetched: Fetched }> {
    for (const key of [...this.files.keys()].sort(compareText)) {
      const [source = '', ...ids] = key.split('\n');
      if (source === but || this.taken.has(key)) continue;
      for await (const fetched of this.read(source, ids)) yield { source, ids, fetched };
    }
  }

  private async one(source: string, ids: string[]): Promise<Fetched> {
    for await (const fetched of this.read(source, ids)) return fetched;
    return { outcome: 'not-attempted', page: 1, reason: 'the export has no file for it' };
  }

  private async *read(source: string, ids: readonly string[]): AsyncIterable<Fetched> {
    const key = [source, ...ids].join('\n');
    this.taken.add(key);
    const files = this.files.get(key);
    if (files === undefined) {
      yield { outcome: 'not-attempted', page: 1, reason: 'the export has no file for it' };
      return;
    }
    for (const [index, file] of files.entries()) {
      const fetched = await readFetched(file);
      yield index < files.length - 1 ? { ...fetched, more: true } : fetched;
    }
  }

  private async index(dir: string): Promise<void> {
    const known = new Set(operations.map(sourceOf));
    for (const { path, fault } of await filesBelow(dir)) {
      if (path === MANIFEST) continue;
      const name = parseFileName(path);
      if (name === undefined || !(known.has(name.source) || name.source.startsWith('kubernetes/'))) {
        this.ignored.push(path);
        continue;
      }
      const key = [name.source, ...name.ids].join('\n');
      const file: ExportFile = { path: join(dir, path), name: path, page: name.page, error: name.error };
      if (fault !== undefined) file.fault = fault;
      addFile(this.files, key, file);
    }
    for (const files of this.files.values())
      files.sort((a, b) => a.page - b.page || Number(a.error) - Number(b.error));
  }
}

/** Two names may be of one page (`@alice`, `@%61lice`): which of the files would hold is a guess. */
function addFile(all: Map<string, ExportFile[]>, key: string, file: ExportFile): void {
  const files = all.get(key) ?? [];
  all.set(key, files);
  const twin = files.find(({ page, error }) => page === file.page && error === file.error);
  if (twin === undefined) files.push(file);
  else twin.fault ??= `two files are of one page of this answer: ${twin.name} and ${file.name}`;
}

function readFetched(file: ExportFile): Promise<Fetched> {
  if (file.fault !== undefined)
    return Promise.resolve({ outcome: 'failed', page: file.page, reason: file.fault });
  return file.error ? readRefusal(file) : readDocument(file);
}

async function readManifest(dir: string): Promise<ExportManifest> {
  let manifest: Json;
  try {
    manifest = parseDocument(await readFile(join(dir, MANIFEST), 'utf8'));
  } catch (error) {
    const why = error instanceof JsonFault ? error.message : `it cannot be read (${codeOf(error)})`;
    throw new UsageError(
      'export-manifest-invalid',
      `${dir} is no export folder: ${MANIFEST}: ${why}. See "Offline use" in the README.`,
    );
  }
  const collectedAt = parseInstant(dig(manifest, 'collectedAt'));
  const account = dig(manifest, 'accountId');
  if (collectedAt === undefined) {
    throw new UsageError(
      'export-manifest-invalid',
      `${MANIFEST} in ${dir} names no time: set "collectedAt" to when the responses were fetched (RFC 3339).`,
    );
  }
  if ((typeof account !== 'string' && typeof account !== 'number') || String(account).trim() === '') {
    throw new UsageError(
      'export-manifest-invalid',
      `${MANIFEST} in ${dir} names no account: set "accountId" as a text.`,
    );
  }
  const listed = dig(manifest, 'regions');
  const regions = [...(Array.isArray(listed) ? listed : []), dig(manifest, 'region')].filter(
    (region) => typeof region === 'string',
  );
  return {
    collectedAt: toInstantText(collectedAt),
    account: String(account),
    regions: [...new Set(regions)] as string[],
  };
}

/** Bytes that are no UTF-8 would become the same sign, and two ids one. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

async function readDocument(file: ExportFile): Promise<Fetched> {
  try {
    return {
      outcome: 'read',
      page: file.page,
      document: parseDocument(UTF8.decode(await readFile(file.path))),
    };
  } catch (error) {
    const reason =
      error instanceof JsonFault
        ? `the document is damaged: ${error.message}`
        : error instanceof TypeError
          ? 'the document is not UTF-8'
          : `the file cannot be read (${codeOf(error)})`;
    return { outcome: 'failed', page: file.page, reason };
  }
}

async function readRefusal(file: ExportFile): Promise<Fetched> {
  const { document } = await readDocument(file);
  const status = Number(dig(document, 'httpStatus') ?? Number.NaN);
  const httpStatus = Number.isInteger(status) ? status : undefined;
  const { outcome, reason, ...said } = classify(serviceErrorOf(document, httpStatus), createSecrets());
  const fetched: Fetched = { outcome, page: file.page, reason };
  if (said.code !== undefined) fetched.code = said.code;
  if (said.httpStatus !== undefined) fetched.httpStatus = said.httpStatus;
  return fetched;
}
