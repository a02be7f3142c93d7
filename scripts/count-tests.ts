import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What scripts/test.mjs needs to know of a run, tests that could not even start included. */
export interface TestCounts {
  files: number;
  passed: number;
  failed: number;
  /** The reason is empty where the test gives none. */
  skipped: { name: string; reason: string }[];
}

/** A reporter that writes the counts of a run to the file named by DEMARC_TEST_COUNTS. */
export default class CountTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.DEMARC_TEST_COUNTS;
    if (file === undefined) return;
    const counts: TestCounts = { files: modules.length, passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed++;
        else if (result.state === 'failed') counts.failed++;
        else {
          const note = result.state === 'skipped' ? result.note : undefined;
          counts.skipped.push({ name: test.fullName, reason: note ?? '' });
        }
      }
    }
    writeFileSync(file, JSON.stringify(counts));
  }
}
