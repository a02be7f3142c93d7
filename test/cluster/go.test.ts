import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { findGo } from './go.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarc-go-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'go.mod'), 'module example.test/m\n\ngo 1.26.0\n');

/** A Go that answers `go version`; outside a module it always can. */
function goThat(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nif [ ! -f go.mod ]; then echo any; exit 0; fi\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const remedy = 'install Go 1.26.0 or newer, or an older one without GOTOOLCHAIN=local';

afterEach(() => vi.unstubAllEnvs());

describe('test/cluster/go', () => {
  it('takes the first that can build the module', () => {
    const path = goThat('good', 'echo go version go1.27.1 linux/amd64');
    expect(findGo(folder, ['/nonexistent/go', path])).toEqual({
      path,
      version: 'go version go1.27.1 linux/amd64',
    });
  });

  it('says what to do where there is none', () => {
    expect(findGo(folder, ['/nonexistent/go'])).toEqual({
      lacking: `no Go found, which builds the control plane: ${remedy}`,
    });
  });

  it.each([
    ['is too old', 'echo go version go1.19.8 linux/amd64', 'go version go1.19.8 linux/amd64'],
    [
      'may not bring a newer toolchain',
      'echo "go: go.mod requires go >= 1.26.0 (running go 1.24.4; GOTOOLCHAIN=local)" >&2; exit 1',
      'go: go.mod requires go >= 1.26.0 (running go 1.24.4; GOTOOLCHAIN=local)',
    ],
  ])('says which is there where it %s', (name, script, said) => {
    vi.stubEnv('GOTOOLCHAIN', 'local');
    expect(findGo(folder, [goThat(name.replaceAll(' ', '-'), script)])).toEqual({
      lacking: `the Go that was found cannot build the control plane (${said}): ${remedy}`,
    });
  });

  it('brings a newer one with one that is too old to do so itself', () => {
    vi.stubEnv('GOTOOLCHAIN', undefined);
    const brought = join(folder, 'toolchain', 'bin');
    mkdirSync(brought, { recursive: true });
    writeFileSync(join(brought, 'go'), '#!/bin/sh\necho go version go1.26.0 linux/amd64\n');
    const answer = JSON.stringify({ Dir: join(folder, 'toolchain') });
    // Outside a module it is asked for the toolchain.
    const path = join(folder, 'old');
    const script = `if [ "$1" = mod ]; then echo "$4" >>asked; echo '${answer}'; else echo go version go1.19.8; fi`;
    writeFileSync(path, `#!/bin/sh\ncd ${folder}\n${script}\n`, { mode: 0o755 });
    expect(findGo(folder, [path])).toEqual({
      path: join(brought, 'go'),
      version: 'go version go1.26.0 linux/amd64',
    });
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toMatch(
      /^golang\.org\/toolchain@v0\.0\.1-go1\.26\.0\.\w+-\w+\n$/,
    );
  });
});
