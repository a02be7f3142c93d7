import { describe, expect, it } from 'vitest';
import { loadContexts } from './kubeconfig.ts';
import { getText } from './kubernetes-request.ts';
import { createSecrets } from './secrets.ts';

/** What is said where the kubeconfig's plug-in is this command. */
async function said(command: string, args: string[] = [], timeoutMs = 20_000): Promise<string> {
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command, args, interactiveMode: 'Never' };
  const text = JSON.stringify({
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
    users: [{ name: 'u', user: { exec } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  });
  const [context] = await loadContexts({ text });
  if (context === undefined) throw new Error('no context');
  const { server, config, plugin } = context;
  const reply = await getText({ server, config, plugin, secrets: createSecrets(), timeoutMs }, '/version');
  return reply.ok ? 'an answer' : `${reply.refusal.outcome}: ${reply.refusal.reason}`;
}

const run = (script: string, timeoutMs?: number) => said(process.execPath, ['-e', script], timeoutMs);

describe('src/transport/credential-failure.ts', () => {
  it('names a plug-in that is not there', async () => {
    expect(await said('/opt/tools/no-such-plugin')).toBe(
      'failed: the credential plug-in no-such-plugin is not installed, or not in PATH',
    );
  });

  it('quotes the last line of its error output, without what could be a credential', async () => {
    const script =
      "console.error('token=canary-one-1');" +
      "console.error('login expired for ak LTAI5tCanaryCanaryCanary0, session 9f8e7d6c5b4a39281706, sign in again');" +
      "console.log('canary-of-stdout');process.exit(3)";
    expect(await run(script)).toBe(
      'failed: the credential plug-in node failed: login expired for ak …, session … sign in again',
    );
  });

  it('quotes nothing of what it prints as a credential', async () => {
    const answer = await run("console.log('canary-of-stdout is no JSON')");
    expect(answer).toMatch(/^failed: the kubeconfig gives no usable credential/);
    expect(answer).not.toContain('canary');
  });

  it('does not wait for one that never answers', async () => {
    expect(await run('setTimeout(() => {}, 3000)', 200)).toBe(
      'failed: the credential plug-in node gave no answer in time',
    );
  });
});
