import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLUMNS, LAYERS } from '../model/layer.ts';
import { SENTENCES, SOURCE_TABLE } from './source-table.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/shared-responsibility-model.txt'), 'utf8');

/** The table as the page prints it, read without knowing anything of ours but its column order. */
function publishedTable(): string[][] {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells.filter((row) => !row.every((cell) => /^-+$/.test(cell))).slice(1);
}

describe('responsibility/source-table', () => {
  it('equals the published table, cell by cell', () => {
    const published = publishedTable();
    expect(published.length).toBe(10);
    expect(SOURCE_TABLE.map((row) => [row.name, ...COLUMNS.map((column) => row.cells[column].text)])).toEqual(
      published,
    );
  });

  it('has its ten layers in the order of the identifiers', () => {
    expect(SOURCE_TABLE.map((row) => row.layer)).toEqual([...LAYERS]);
  });

  it('quotes sentences of the page to the letter', () => {
    for (const sentence of Object.values(SENTENCES)) expect(page).toContain(sentence);
    for (const row of SOURCE_TABLE)
      for (const column of COLUMNS) expect(page).toContain(row.cells[column].sentence);
  });
});
