import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from './find-files.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-files-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const filesOf = (folder: string, below = '.') =>
  findFiles([join(folder, below)]).files.map((file) => relative(folder, file));

describe('files of a folder', () => {
  it('are told apart by cases, as Git does', () => {
    const folder = folderOf({ '.gitignore': 'build/\n', 'build/a.yaml': '', 'Build/a.yaml': '' });
    expect(filesOf(folder)).toEqual(['Build/a.yaml']);
  });

  it('are left out by rules above them up to the root of the repository', () => {
    const files = { '.gitignore': '*.tmp.yaml\n', 'a/b/x.tmp.yaml': '', 'a/b/y.yaml': '' };
    expect(filesOf(folderOf({ '.git/HEAD': '', ...files }), 'a/b')).toEqual(['a/b/y.yaml']);
    expect(filesOf(folderOf({ 'a/.git/HEAD': '', ...files }), 'a/b')).toHaveLength(2);
    expect(filesOf(folderOf(files), 'a/b')).toHaveLength(2);
  });

  it('are all there where the folder that was named is itself left out', () => {
    const folder = folderOf({
      '.git/HEAD': '',
      '.gitignore': 'out/\n',
      'out/rendered/a.yaml': '',
      'out/.gitignore': 'b.yaml\n',
      'out/b.yaml': '',
    });
    expect(filesOf(folder)).toEqual([]);
    expect(filesOf(folder, 'out')).toEqual(['out/rendered/a.yaml']);
    expect(filesOf(folder, 'out/rendered')).toEqual(['out/rendered/a.yaml']);
  });
});
