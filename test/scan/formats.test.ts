import { describe, expect, it } from 'vitest';
import { demarc, folderOf, scanned } from './demarc.ts';

const HOSTILE = 'a|b`c<script>alert(1)</script>%0A::error::x\\u001b[31m\\u202e';
const manifest = `apiVersion: v1
kind: Pod
metadata: {name: "${HOSTILE}", annotations: {demarc.dev/waive.pod-host-ipc: "ops; agent; 2099-01-01"}}
spec: {hostPID: true, hostIPC: true, containers: [{name: "${HOSTILE}", image: x}]}
`;
const broken = 'kind: Pod\n x: [';
const folder = folderOf({ 'dir with, comma/pod.yaml': manifest, 'broken.yaml': broken });

interface SarifLog {
  version: string;
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[];
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      kind?: string;
      message: { text: string };
      partialFingerprints: Record<string, string>;
      suppressions?: { kind: string; justification: string }[];
      locations: {
        physicalLocation: {
          artifactLocation: { uri: string };
          region: { startLine: number; startColumn: number; endLine: number };
        };
      }[];
    }[];
  }[];
}

async function told(format: string, ...more: string[]): Promise<string> {
  return (await demarc('scan', folder, '--format', format, ...more)).out;
}

describe('test/scan: formats', () => {
  it('SARIF tells each finding of the JSON with its rule, place and fingerprint', async () => {
    const { report } = await scanned(folder);
    const log = JSON.parse(await told('sarif')) as SarifLog;
    const run = log.runs[0];
    expect(log.version).toBe('2.1.0');
    expect(run?.results.length).toBe(report.findings.length);
    run?.results.forEach((result, index) => {
      const finding = report.findings[index];
      expect(result.ruleId).toBe(finding?.check);
      expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(result.partialFingerprints).toEqual({ 'demarc/v1': finding?.fingerprint });
      expect(result.level === 'none').toBe(result.kind === 'open');
      const { artifactLocation, region } = result.locations[0]?.physicalLocation ?? {};
      expect(decodeURIComponent(artifactLocation?.uri ?? '')).toBe(finding?.location.file);
      expect(artifactLocation?.uri).not.toMatch(/[ ,]/);
      expect(region).toMatchObject({ startLine: finding?.location.line, endLine: finding?.location.endLine });
    });
    expect(run?.results.find(({ ruleId }) => ruleId === 'pod-host-ipc')?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'ops: agent (until 2099-01-01)' },
    ]);
    expect(run?.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(run?.invocations[0]?.toolExecutionNotifications.length).toBe(1);
  });

  it('JUnit counts failures, what was accepted, and what could not be read', async () => {
    const { report } = await scanned(folder);
    const xml = await told('junit');
    const fails = report.findings.filter(({ verdict, waiver }) => verdict === 'fail' && waiver === undefined);
    expect(xml.match(/<failure /g)?.length).toBe(fails.length);
    expect(xml.match(/<skipped /g)?.length).toBe(1);
    expect(xml.match(/<error /g)?.length).toBe(1);
    expect(xml).toContain(`failures="${fails.length}" errors="0" skipped="1"`);
    expect(xml).not.toContain('<script>');
  });

  it('GitHub gets one command a line, whatever names hold', async () => {
    const { report } = await scanned(folder);
    const lines = (await told('github')).trimEnd().split('\n');
    const open = report.findings.filter(({ waiver }) => waiver === undefined);
    expect(lines.length).toBe(open.length + 1);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:]*,line=\d+/);
    expect(lines.join('')).toContain('dir with%2C comma');
    expect(lines.join('')).toContain('%250A::error::x');
  });

  it('GitLab gets an issue for each finding that is open, and for what could not be read', async () => {
    const { report } = await scanned(folder);
    const issues = JSON.parse(await told('gitlab')) as Record<string, unknown>[];
    const open = report.findings.filter(({ waiver }) => waiver === undefined);
    expect(issues.length).toBe(open.length + 1);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    for (const { severity } of issues) expect(severity).toMatch(/^(?:info|minor|major|critical|blocker)$/);
    expect(issues.find(({ check_name }) => check_name === 'pod-host-pid')).toMatchObject({
      severity: 'critical',
      location: { path: expect.stringContaining('dir with, comma/pod.yaml'), lines: { begin: 4 } },
    });
    expect(issues.at(-1)).toMatchObject({ check_name: 'unreadable', location: { lines: { begin: 2 } } });
  });

  it('HTML and Markdown hold nothing that a name put there', async () => {
    const html = await told('html');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    const markdown = await told('markdown');
    const rows = markdown
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('pod-host-pid'));
    expect(rows.length).toBe(1);
    // Five cells: a bar within one is escaped.
    expect(rows[0]?.replaceAll('\\|', '').split('|').length).toBe(7);
  });

  it('no format lets an escape sequence through', async () => {
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'html', 'markdown'])
      for (const language of ['en', 'zh-CN']) {
        const out = await told(format, '--lang', language);
        expect(out.length).toBeGreaterThan(100);
        expect(out).not.toContain('\u001b');
        expect(out).not.toContain('\u202e');
      }
  });

  it('text and Markdown speak Chinese', async () => {
    expect(await told('text', '--lang', 'zh-CN')).toContain('清单检查');
    expect(await told('markdown', '--lang', 'zh-CN')).toContain('严重程度');
  });
});
