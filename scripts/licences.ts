import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One third-party package whose code is in the bundle. */
export interface BundledPackage {
  name: string;
  version: string;
  licence: string;
  author: string;
  texts: string[];
}

// Licences whose code may be redistributed inside an Apache-2.0 work with no more than a notice.
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

// Spellings in published manifests that are not SPDX identifiers.
const SPELLINGS: Readonly<Record<string, string>> = {
  'Apache 2.0': 'Apache-2.0',
  'Apache License 2.0': 'Apache-2.0',
  'Apache License, Version 2.0': 'Apache-2.0',
};

/**
 * The third-party packages among the inputs of a bundle, sorted.
 * @throws Error where a licence is missing or not on the list.
 */
export function collectLicences(root: string, inputs: readonly string[]): BundledPackage[] {
  const folders = new Set<string>();
  for (const input of inputs) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder !== undefined) folders.add(folder);
  }
  const packages = new Map<string, BundledPackage>();
  for (const folder of folders) {
    const found = readPackage(root, folder);
    packages.set(`${found.name} ${found.version}`, found);
  }
  return [...packages.keys()].sort().flatMap((key) => packages.get(key) ?? []);
}

/** The text of THIRD-PARTY-LICENSES.txt. */
export function renderLicences(packages: readonly BundledPackage[]): string {
  const head =
    'Demarc is distributed with parts of the packages below, each under its own licence.\n' +
    `There are ${packages.length}.\n`;
  return [head, ...packages.map(renderPackage)].join(`\n${'='.repeat(80)}\n\n`);
}

/** Whether an SPDX expression can be satisfied from the list alone. */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => ALLOWED.has(licence)));
}

function readPackage(root: string, folder: string): BundledPackage {
  const path = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<string, unknown>;
  const files = readdirSync(path).filter((name) => /^((un)?licen[cs]e|copying|notice)([.-].*)?$/i.test(name));
  const licence = licenceOf(manifest);
  if (!isAllowed(licence)) {
    const what = `${manifest.name} ${manifest.version}: licence "${licence}"`;
    throw new Error(`${what} is not on the list of scripts/licences.ts`);
  }
  const texts = files.sort().map((name) => readFileSync(join(path, name), 'utf8').trim());
  return {
    name: String(manifest.name),
    version: String(manifest.version),
    licence,
    author: personOf(manifest.author),
    texts: texts.length > 0 ? texts : textsWithout(root, path, String(manifest.name), licence),
  };
}

function licenceOf(manifest: Record<string, unknown>): string {
  const { license, licenses } = manifest;
  const declared = Array.isArray(licenses) ? licenses.map(typeOf).join(' OR ') : typeOf(license);
  return SPELLINGS[declared] ?? declared;
}

function typeOf(declared: unknown): string {
  if (typeof declared === 'string') return declared;
  return declared !== null && typeof declared === 'object' && 'type' in declared
    ? String(declared.type)
    : 'none';
}

function personOf(author: unknown): string {
  if (typeof author === 'string') return author;
  return author !== null && typeof author === 'object' && 'name' in author ? String(author.name) : '';
}

function renderPackage({ name, version, licence, author, texts }: BundledPackage): string {
  const by = author === '' ? '' : `by ${author}\n`;
  return `${name} ${version}\n${by}licence: ${licence}\n\n${texts.join('\n\n')}\n`;
}

// Packages that have a licence in the head of a source file, and nowhere else.
const IN_SOURCES: ReadonlyMap<string, { licence: string; file: string }> = new Map([
  ['@bufbuild/protobuf', { licence: 'BSD-3-Clause', file: 'dist/esm/wire/varint.js' }],
]);

/** The text of each licence of an expression, for a package that has no file of them. */
function textsWithout(root: string, path: string, name: string, expression: string): string[] {
  const licences = expression.replace(/^\((.*)\)$/, '$1').split(/\s+AND\s+/);
  return licences.map((licence) => {
    const kept = IN_SOURCES.get(name);
    return kept?.licence === licence ? headOf(join(path, kept.file)) : standardText(root, licence);
  });
}

/** The comment with which a source file starts. */
function headOf(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const head = lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, ''));
  if (!head.join(' ').includes('Copyright')) throw new Error(`${file} has no licence in its head any more`);
  return head.join('\n').trim();
}

// Some packages declare a licence and ship no text of it.
function standardText(root: string, licence: string): string {
  if (licence === 'Apache-2.0' && existsSync(join(root, 'LICENSE'))) {
    return readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  }
  const text = STANDARD_TEXTS[licence];
  if (text === undefined)
    throw new Error(`a package under ${licence} ships no licence text, and scripts/licences.ts has none`);
  return `(The package ships no licence file; this is the standard text.)\n\n${text}`;
}

const AS_IS_ISC = `THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

const STANDARD_TEXTS: Readonly<Record<string, string>> = {
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

${AS_IS_ISC}`,
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
};
