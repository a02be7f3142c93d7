import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const PREFIX = '\0text:';

/** Text imports as the bundler treats them (scripts/build.ts). The suffix keeps Vite's own handling of CSS away. */
const textAssets = {
  name: 'text-assets',
  enforce: 'pre' as const,
  resolveId(id: string, importer: string | undefined) {
    if (!/\.(css|md|txt)$/.test(id) || importer === undefined) return undefined;
    return `${PREFIX}${resolve(dirname(importer), id)}.text`;
  },
  load(id: string) {
    if (!id.startsWith(PREFIX)) return undefined;
    const text = readFileSync(id.slice(PREFIX.length, -'.text'.length), 'utf8');
    return `export default ${JSON.stringify(text)};`;
  },
};

export default defineConfig({
  plugins: [textAssets],
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 20_000,
    env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', TZ: 'UTC' },
  },
});
