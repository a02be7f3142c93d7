import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { wrapCall } from './wrap-call.ts';

const body = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "'\\''")}'`;
const fix = {
  vuls: ['alilinux3:3:ALINUX3-SA-2026:0171', 'a, b "c" \\', "it's; echo no"],
  auto_restart: true,
  rollout_policy: { max_parallelism: 1 },
};

describe('a call on several lines', () => {
  it.each([30, 60, 80, 200])('is the same call to a shell, %d columns wide', (width) => {
    const call = `printf %s\\\\n POST /clusters/c0aa/nodepools/np0bb/vuls/fix --body ${body(fix)}`;
    const lines = wrapCall(call, width);
    const pasted = lines.join('\n        ');
    const words = execFileSync('sh', ['-c', pasted], { encoding: 'utf8' });
    const [json] = /\{[\s\S]*\}/.exec(words) ?? ['null'];
    expect(JSON.parse(json)).toEqual(fix);
    expect(words.slice(0, words.indexOf('{'))).toBe(
      'POST\n/clusters/c0aa/nodepools/np0bb/vuls/fix\n--body\n',
    );
    expect(lines.length > 1).toBe(call.length > width - 2);
  });

  it('keeps to the width where it can', () => {
    expect(wrapCall('kubectl drain node-1 --ignore-daemonsets', 26)).toEqual([
      'kubectl drain node-1 \\',
      '--ignore-daemonsets',
    ]);
    expect(wrapCall('kubectl', 3)).toEqual(['kubectl']);
  });
});
