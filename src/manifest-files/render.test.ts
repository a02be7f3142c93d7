import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from './render.ts';

const path = process.env.PATH;

describe('render', () => {
  afterEach(() => {
    process.env.PATH = path;
  });

  it.each(['helm', 'kustomize'] as const)('hands %s no folder that reads as a flag', async (tool) => {
    const bin = mkdtempSync(join(tmpdir(), 'demarc-render-'));
    writeFileSync(join(bin, tool), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(join(bin, tool), 0o755);
    process.env.PATH = `${bin}${delimiter}${path}`;
    const { source, text } = await render(tool, '--post-renderer=x/y');
    expect(source).toEqual({ folder: '--post-renderer=x/y', tool, outcome: 'rendered' });
    expect(text?.split('\n')).toContain('./--post-renderer=x/y');
    expect((await render(tool, 'a/b')).text?.split('\n')).toContain('a/b');
  });
});
