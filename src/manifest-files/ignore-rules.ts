import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

const RULE_FILES = ['.gitignore', '.demarcignore'];

/** The ignore files of a folder and of those around it, as Git reads them: the nearest that says something wins. */
export class IgnoreRules {
  private readonly folder: string;
  private readonly rules: Ignore | undefined;
  private readonly outer: IgnoreRules | undefined;

  private constructor(folder: string, outer: IgnoreRules | undefined) {
    this.folder = folder;
    this.outer = outer;
    this.rules = rulesIn(folder);
  }

  /**
   * The rules at a folder that was named; those of the folders above it count up to the root of its repository.
   * Outside of one they may be anybody's. What leaves out the folder itself counts for nothing: it was asked for.
   */
  static at(folder: string, isRoot: (folder: string) => boolean): IgnoreRules {
    const outer = IgnoreRules.above(folder, isRoot);
    return new IgnoreRules(folder, outer?.ignores(folder, true) === true ? undefined : outer);
  }

  private static above(folder: string, isRoot: (folder: string) => boolean): IgnoreRules | undefined {
    const folders: string[] = [];
    for (let current = folder; !isRoot(current); current = dirname(current)) {
      if (dirname(current) === current) return undefined;
      folders.unshift(dirname(current));
    }
    return folders.reduce<IgnoreRules | undefined>((outer, each) => new IgnoreRules(each, outer), undefined);
  }

  below(folder: string): IgnoreRules {
    return new IgnoreRules(folder, this);
  }

  ignores(path: string, isFolder: boolean): boolean {
    if (this.rules !== undefined) {
      const from = relative(this.folder, path).split(sep).join('/');
      const tested = from === '' ? undefined : this.rules.test(isFolder ? `${from}/` : from);
      if (tested?.ignored === true) return true;
      if (tested?.unignored === true) return false;
    }
    return this.outer?.ignores(path, isFolder) ?? false;
  }
}

function rulesIn(folder: string): Ignore | undefined {
  let rules: Ignore | undefined;
  for (const name of RULE_FILES) {
    const lines = contentOf(join(folder, name));
    if (lines === undefined) continue;
    // As Git reads them where names of files have cases.
    rules ??= ignore({ ignorecase: false });
    rules.add(lines);
  }
  return rules;
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
