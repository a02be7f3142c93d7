import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'data/advisories/osv';

/** The OSV files of the data set as one module of text, a document a line, so that it can be loaded late. */
export function renderAdvisoryDataSet(root: string): string {
  const files = globSync(`${FOLDER}/*.json`, { cwd: root }).sort();
  const lines = files.map((file) => JSON.stringify(JSON.parse(readFileSync(join(root, file), 'utf8'))));
  return [
    `// Written by \`npm run generate\` from ${FOLDER}.`,
    '/** OSV documents, one a line. */',
    `export const dataSet = ${JSON.stringify(lines.join('\n'))};`,
    '',
  ].join('\n');
}
